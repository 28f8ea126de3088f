using NodaTime;

namespace OpsHub.Grains.Walls.Calls;

/// <summary>The figures of one line as of its newest fact.</summary>
/// <param name="Arrived">Calls of the last half hour that were offered, or wait and will be.</param>
internal sealed record LineFigures(CallSums Last15, CallSums Last30, CallSums Today, int Arrived)
{
    public static LineFigures None { get; } = new(new(), new(), new(), 0);

    public static LineFigures Of(CallsLine line)
    {
        if (line.Newest is not { } now) return None;
        var today = CallSums.Of(line.Spans.Quarters.Values);
        line.Staff.AddGoingOn(today, line.Zone.AtStartOfDay(line.Spans.Day).ToInstant(), now);
        return new LineFigures(Last(line, Duration.FromMinutes(15), now), Last(line, LineSpans.Longest, now), today, Begun(line, now));
    }

    public static LineFigures Of(IReadOnlyCollection<LineFigures> lines) => new(
        CallSums.Of(lines.Select(l => l.Last15)), CallSums.Of(lines.Select(l => l.Last30)), CallSums.Of(lines.Select(l => l.Today)), lines.Sum(l => l.Arrived));

    /// <summary>Counted as the forecast counts – by the instant at which the wait began, calls of the line's hours only – so that the two may be compared while some still wait.</summary>
    private static int Begun(CallsLine line, Instant now) =>
        line.Spans.Last(LineSpans.Longest, now, line.TargetS).Offered + line.Waiting.Values.Count(w => !w.Outside && w.Since > now - LineSpans.Longest);

    private static CallSums Last(CallsLine line, Duration span, Instant now)
    {
        var sums = line.Spans.Last(span, now, line.TargetS);
        line.Staff.AddTo(sums, now - span, now);
        return sums;
    }
}
