using NodaTime;

namespace OpsHub.Grains.Walls.Calls;

/// <summary>The figures of one line as of its newest fact.</summary>
internal sealed record LineFigures(CallSums Last15, CallSums Last30, CallSums Today, int Arrived)
{
    public static LineFigures None { get; } = new(new(), new(), new(), 0);

    public static LineFigures Of(CallsLine line)
    {
        if (line.Newest is not { } now) return None;
        var today = CallSums.Of(line.Spans.Quarters.Values);
        line.Staff.AddGoingOn(today, line.Zone.AtStartOfDay(line.Spans.Day).ToInstant(), now);
        return new LineFigures(Last(line, Duration.FromMinutes(15), now), Last(line, LineSpans.Longest, now), today, line.Spans.Joined.Count);
    }

    public static LineFigures Of(IReadOnlyCollection<LineFigures> lines) => new(
        CallSums.Of(lines.Select(l => l.Last15)), CallSums.Of(lines.Select(l => l.Last30)), CallSums.Of(lines.Select(l => l.Today)), lines.Sum(l => l.Arrived));

    private static CallSums Last(CallsLine line, Duration span, Instant now)
    {
        var sums = line.Spans.Last(span, now, line.TargetS);
        line.Staff.AddTo(sums, now - span, now);
        return sums;
    }
}
