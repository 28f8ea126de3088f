using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.PastDays;

namespace OpsHub.Grains.Walls;

/// <summary>People who wait at the end of a quarter hour: the middle, and a band that holds four of five days.</summary>
/// <param name="P10">One day in ten fewer.</param>
/// <param name="P90">One day in ten more.</param>
public sealed record LineBand(decimal P10, decimal P50, decimal P90);

/// <summary>Cell <c>line</c>: the waiting line by quarter hours.</summary>
/// <param name="From">Quarter hour of the day that comes first, 0–95.</param>
/// <param name="To">The one after the last, up to 96.</param>
/// <param name="Today">Waiting at the end of each quarter hour that is over.</param>
/// <param name="Usual">The same weekday of earlier weeks for the whole day, or empty: not enough days.</param>
public sealed record OfficeLineCell(LocalDate Day, int From, int To, ImmutableArray<int> Today, ImmutableArray<LineBand> Usual);

/// <summary>Cell <c>forecast</c>: what is expected of the waiting line.</summary>
/// <param name="From">Quarter hour of the day at the end of which the first of them is.</param>
/// <param name="Bands">Quarter hour by quarter hour; empty without a usual day.</param>
public sealed record OfficeForecastCell(LocalDate Day, int From, ImmutableArray<LineBand> Bands);

/// <summary>What the waiting line of a weekday usually is, and what comes of today's.</summary>
internal static class UsualLine
{
    /// <summary>Earlier days of a weekday below which nothing is called usual.</summary>
    private const int EnoughDays = 2;

    /// <summary>Four hours: further ahead the usual day says as much.</summary>
    private const int Ahead = 16;

    /// <summary>Quarter hours after which half of today's difference is gone.</summary>
    private const double HalfLife = 4;

    /// <summary>
    /// By quarter hour: quantiles over the days and over the quarter hours beside it, for a handful of days alone would jump.
    /// </summary>
    /// <param name="days">Earlier days, 96 counts each.</param>
    /// <returns>The whole day, or nothing where there are too few days.</returns>
    public static ImmutableArray<LineBand> Of(ImmutableArray<ImmutableArray<int>> days) =>
        days.Length < EnoughDays ? [] : [.. Enumerable.Range(0, OfficePastDays.Quarters).Select(quarter => Band([.. days.SelectMany(d => Around(d, quarter)).Order()]))];

    /// <summary>
    /// The usual middle, with the difference between today and the usual day halved every hour; the usual band around it, opening from nothing over the first hour.
    /// </summary>
    /// <param name="usual">The whole day, or nothing.</param>
    /// <param name="waiting">Who waits now.</param>
    /// <param name="now">The quarter hour that goes on.</param>
    /// <param name="to">The one after the day's last.</param>
    public static ImmutableArray<LineBand> Forecast(ImmutableArray<LineBand> usual, int waiting, int now, int to)
    {
        if (usual.IsEmpty) return [];
        var difference = waiting - (double)usual[now].P50;
        return [.. usual[(now + 1)..Math.Max(now + 1, to)].Take(Ahead).Select((u, i) => Shifted(u, difference * Math.Pow(0.5, (i + 1) / HalfLife), Math.Min(1, Math.Sqrt((i + 1) / HalfLife))))];
    }

    private static LineBand Shifted(LineBand usual, double difference, double opening)
    {
        var middle = Math.Max(0, (double)usual.P50 + difference);
        return new LineBand(
            Tenths(Math.Max(0, middle - ((double)(usual.P50 - usual.P10) * opening))), Tenths(middle), Tenths(middle + ((double)(usual.P90 - usual.P50) * opening)));
    }

    private static IEnumerable<int> Around(ImmutableArray<int> day, int quarter) => day.Skip(Math.Max(0, quarter - 1)).Take(quarter == 0 ? 2 : 3);

    private static LineBand Band(int[] counts) => new(Quantile(counts, 0.1), Quantile(counts, 0.5), Quantile(counts, 0.9));

    /// <summary>Between the two nearest ranks.</summary>
    private static decimal Quantile(int[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        return Tenths(sorted[below] + ((place - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below])));
    }

    private static decimal Tenths(double value) => Math.Round((decimal)value, 1, MidpointRounding.AwayFromZero);
}
