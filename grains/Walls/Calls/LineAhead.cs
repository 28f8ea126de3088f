using NodaTime;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Forecasts;

namespace OpsHub.Grains.Walls.Calls;

/// <summary>What a usual day would bring to a line, and the operators that its next half hour needs.</summary>
internal sealed class LineAhead
{
    /// <summary>Offered calls by quarter hour, beside the days before.</summary>
    public Arrivals Arrivals { get; set; } = new();

    public LineAdviceNow Advice { get; set; } = new();

    /// <param name="line">As it is after the fact.</param>
    public void Apply(CallerEvent happened, CallsLine line, Rhythm rhythm)
    {
        Arrivals.Advance(line.Newest!.Value, line.Zone, rhythm, []);
        if (LineDay.OfferedAt(happened) is { } offeredAt) Arrivals.Count(offeredAt, line.Zone);
        Advise(line, rhythm);
    }

    /// <summary>Finds the operators needed anew where operators or the queue have changed, as the company wall does.</summary>
    public void Advise(CallsLine line, Rhythm rhythm)
    {
        if (line.Newest is not { } now || Arrivals.Day == default) return;
        Arrivals.Advance(now, line.Zone, rhythm, []);
        Advice.Follow(now, line.Staff.OnDuty, line.Waiting.Count, () => LineAdvice.Of(
            Arrivals.Now(rhythm, []), Quarters.Of(now, line.Zone), line.Waiting.Count, line.Staff.OnDuty, line.Waits.MeanServiceS, line.Waits.AbandonPerS, line.TargetS, line.TargetPercent));
    }

    /// <summary>
    /// Calls of a usual such day in the half hour before an instant, as forecast before the day began; null: no day is known, or the half hour lies in two days or across a clock change.
    /// A line that nobody ever called expects nobody.
    /// </summary>
    public ArrivalBand? Usual(Instant now, DateTimeZone zone, Rhythm rhythm)
    {
        if (Arrivals.Day == default) return default(ArrivalBand);
        var (from, to) = ((now - LineSpans.Longest).InZone(zone).LocalDateTime, now.InZone(zone).LocalDateTime);
        return from.Date == Arrivals.Day && to.Date == Arrivals.Day && from.PlusMinutes(30) == to ? Arrivals.Morning(rhythm, [])?.Band(Quarters.Of(from), Quarters.Of(to)) : null;
    }
}
