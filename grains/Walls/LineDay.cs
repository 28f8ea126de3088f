using NodaTime;
using OpsHub.Grains.Callers;

namespace OpsHub.Grains.Walls;

/// <summary>
/// A line's figures of one local day: offered = answered + abandoned after a wait of at least a second; a call belongs to the quarter
/// of an hour, and the day, in which its wait began. A call that began on another day, or outside the line's hours, is not counted.
/// </summary>
internal sealed class LineDay
{
    private const int QuarterS = 900;

    public LocalDate Day { get; set; }

    public int Answered { get; set; }

    public int Abandoned { get; set; }

    /// <summary>Answered within the target.</summary>
    public int Within { get; set; }

    /// <summary>Sum of the answered ones' waits, seconds.</summary>
    public long WaitedS { get; set; }

    /// <summary>By start of the quarter of an hour.</summary>
    public SortedDictionary<long, LevelCell> Quarters { get; set; } = [];

    public int Offered => Answered + Abandoned;

    public void Advance(Instant newest, DateTimeZone zone)
    {
        var day = newest.InZone(zone).Date;
        if (day <= Day) return;
        (Day, Answered, Abandoned, Within, WaitedS) = (day, 0, 0, 0, 0);
        Quarters.Clear();
    }

    public void Count(CallerEvent happened, int targetS, DateTimeZone zone)
    {
        switch (happened)
        {
            case CallAnswered { Outside: not true } e when e.OfferedAt.InZone(zone).Date == Day:
                Answered++;
                WaitedS += e.WaitedS;
                Offer(e.OfferedAt, e.WaitedS <= targetS);
                break;
            case CallAbandoned { WaitedS: > 0, Outside: not true } e when e.OfferedAt.InZone(zone).Date == Day:
                Abandoned++;
                Offer(e.OfferedAt, false);
                break;
        }
    }

    /// <summary>When a call was offered that now has its outcome; null for other facts, and for calls outside the line's hours.</summary>
    public static Instant? OfferedAt(CallerEvent happened) => happened switch
    {
        CallAnswered { Outside: not true } e => e.OfferedAt,
        CallAbandoned { WaitedS: > 0, Outside: not true } e => e.OfferedAt,
        _ => null,
    };

    private void Offer(Instant offeredAt, bool within)
    {
        var second = offeredAt.ToUnixTimeSeconds();
        var from = second - (second % QuarterS);
        var known = Quarters.GetValueOrDefault(from) ?? new LevelCell(Instant.FromUnixTimeSeconds(from), 0, 0);
        Quarters[from] = known with { Offered = known.Offered + 1, Within = known.Within + (within ? 1 : 0) };
        Within += within ? 1 : 0;
    }
}
