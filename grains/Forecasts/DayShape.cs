using NodaTime;

namespace OpsHub.Grains.Forecasts;

/// <summary>Which share of a day's arrivals falls into each of its quarter hours: the weekday's own share, drawn towards that of its kind (Monday to Friday, Saturday, Sunday), and that towards all days'.</summary>
internal sealed class DayShape
{
    /// <summary>Days after which a day counts half.</summary>
    private const double HalfLife = 28;

    /// <summary>Imagined arrivals of the wider shape.</summary>
    private const double Pull = 200;

    private const int All = 0, Week = 8, Kinds = 9;

    private readonly double[][] _came = Tables(), _heard = Tables();
    private readonly double[] _pooled;

    /// <param name="days">With the traits of each, how old it is, and what it would have had in all.</param>
    public DayShape(IEnumerable<(LearntDay Day, DayTraits Traits, int Age, double Whole)> days)
    {
        foreach (var (day, traits, age, whole) in days) Add(day, traits, Math.Pow(0.5, age / HalfLife), whole);
        _pooled = Drawn(All, Smooth(Raw(All)));
    }

    /// <summary>Shares of a day of that weekday; they add up to 1.</summary>
    public double[] Of(IsoDayOfWeek weekday)
    {
        var wider = weekday <= IsoDayOfWeek.Friday ? Drawn(Week, _pooled) : _pooled;
        return Drawn((int)weekday, wider);
    }

    private void Add(LearntDay day, DayTraits traits, double weight, double whole)
    {
        foreach (var table in TablesOf(traits.Weekday))
        {
            for (var q = 0; q < LearntDay.QuartersADay; q++)
            {
                if (day[q] is not { } came) continue;
                _came[table][q] += weight * came;
                _heard[table][q] += weight * whole;
            }
        }
    }

    private static int[] TablesOf(IsoDayOfWeek weekday) => weekday <= IsoDayOfWeek.Friday ? [All, Week, (int)weekday] : [All, (int)weekday];

    private double[] Raw(int table) => Whole([.. _came[table].Select((came, q) => _heard[table][q] > 0 ? came / _heard[table][q] : 0)]);

    private double[] Drawn(int table, double[] wider) =>
        Whole([.. wider.Select((share, q) => _heard[table][q] > 0 ? (_came[table][q] + (Pull * share)) / (_heard[table][q] + Pull) : share)]);

    /// <summary>Neighbours lend each other, for a handful of days alone would jump.</summary>
    private static double[] Smooth(double[] shares) =>
        [.. shares.Select((share, q) => share == 0 ? 0 : (Near(shares, q - 2) + (2 * Near(shares, q - 1)) + (3 * share) + (2 * Near(shares, q + 1)) + Near(shares, q + 2)) / 9)];

    private static double Near(double[] shares, int q) => shares[Math.Clamp(q, 0, shares.Length - 1)];

    private static double[] Whole(double[] shares) => shares.Sum() is var sum and > 0 ? [.. shares.Select(s => s / sum)] : shares;

    private static double[][] Tables() => [.. Enumerable.Range(0, Kinds).Select(_ => new double[LearntDay.QuartersADay])];
}
