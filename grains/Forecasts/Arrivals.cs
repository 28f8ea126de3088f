using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Offices;

namespace OpsHub.Grains.Forecasts;

/// <summary>Who comes today, by quarter hours of local time, beside the days before. A day begins with the first fact of a later one; late facts of an earlier day are not counted.</summary>
public sealed class Arrivals
{
    public ArrivalHistory History { get; set; } = new();

    public LocalDate Day { get; set; }

    /// <summary>By quarter hour; <see cref="LearntDay.Unheard"/> before the first fact there ever was.</summary>
    public int[] Today { get; set; } = new int[LearntDay.QuartersADay];

    /// <summary>Quarter hour of the newest fact.</summary>
    public int Quarter { get; set; }

    /// <summary>Moves on to an instant of the place; the day that is over is learnt.</summary>
    /// <param name="opening">Opening hours, or empty: not known.</param>
    public void Advance(Instant newest, DateTimeZone zone, Rhythm rhythm, ImmutableArray<DayHours> opening)
    {
        var local = newest.InZone(zone).LocalDateTime;
        if (local.Date > Day)
        {
            var first = Day == default;
            if (!first) History.Learn(Day, ClockChange.Without(Day, zone, Today), rhythm, opening);
            (Day, Today, Quarter) = (local.Date, new int[LearntDay.QuartersADay], 0);
            if (first) Array.Fill(Today, LearntDay.Unheard, 0, QuarterOf(local));
        }
        if (local.Date == Day) Quarter = Math.Max(Quarter, QuarterOf(local));
    }

    /// <summary>Somebody came, at an instant that is not after the newest.</summary>
    /// <param name="people">-1 takes back what was counted there.</param>
    public void Count(Instant at, DateTimeZone zone, int people = 1)
    {
        var local = at.InZone(zone).LocalDateTime;
        if (local.Date == Day) Today[QuarterOf(local)] = Math.Max(0, Math.Max(0, Today[QuarterOf(local)]) + people);
    }

    /// <summary>Takes a day told by hours, each hour spread evenly over its quarters.</summary>
    public void Tell(LocalDate day, ImmutableArray<int> hours, Rhythm rhythm, ImmutableArray<DayHours> opening)
    {
        if (Day != default && day >= Day) return;
        History.Learn(day, Spread(hours), rhythm, opening);
    }

    /// <summary>Each of 24 hours evenly over its quarters.</summary>
    public static int[] Spread(ImmutableArray<int> hours) => [.. Enumerable.Range(0, LearntDay.QuartersADay).Select(q => (hours[q / 4] + 3 - (q % 4)) / 4)];

    /// <summary>Who came from a quarter hour of today up to another.</summary>
    public int Came(int from, int to) => Today.AsSpan(from, to - from).ToArray().Sum(n => Math.Max(0, n));

    /// <summary>The forecast made before the day began, or null: not enough data.</summary>
    public ArrivalForecast? Morning(Rhythm rhythm, ImmutableArray<DayHours> opening) => History.Forecast(Day, rhythm, opening);

    /// <summary>The same by what has come since: from the quarter hour that goes on.</summary>
    public ArrivalForecast? Now(Rhythm rhythm, ImmutableArray<DayHours> opening) => Morning(rhythm, opening)?.After(Quarter, Came(0, Quarter));

    private static int QuarterOf(LocalDateTime local) => (local.Hour * 4) + (local.Minute / 15);
}
