namespace OpsHub.Grains.Forecasts;

/// <param name="Age">Days before the one that is forecast.</param>
/// <param name="Count">Who came.</param>
/// <param name="Heard">Share of the day that was heard.</param>
internal readonly record struct SeenDay(DayTraits Traits, int Age, double Count, double Heard);

/// <summary>
/// How many come on a day: level × weekday × sort × part of the month. Each factor is what came ÷ what the others expect over its days, drawn towards 1 by some days' worth of imagined ones, so that
/// from the first day on there is an answer and a factor seen once or twice moves it little. Fitted by going round the factors (backfitting).
/// </summary>
internal sealed class DayFactors
{
    private const int Rounds = 8;

    /// <summary>Days after which a day counts half, for the factors and for the level.</summary>
    private const double FactorHalfLife = 90, LevelHalfLife = 12;

    /// <summary>Imagined days at factor 1.</summary>
    private const double WeekdayPrior = 0.1, SortPrior = 0.3, PartPrior = 4;

    /// <summary>A day that is more than this many times off the median counts as if it were just so far: a storm is no rule. The median is of the last eight of its weekday and sort, from four on.</summary>
    private const double Furthest = 2.5;
    private const int Usual = 4, Eight = 8;

    private readonly double[] _weekday = [1, 1, 1, 1, 1, 1, 1, 1], _sort = [1, 1, 1, 1], _part = [1, 1, 1, 1, 1];

    public double Level { get; private set; }

    public double Of(DayTraits traits) => Level * Factor(traits);

    /// <param name="days">Oldest first.</param>
    public static DayFactors Fit(IReadOnlyList<SeenDay> days)
    {
        var fit = new DayFactors();
        if (days.Count == 0) return fit;
        var counts = Calmed(days);
        var levels = new double[days.Count];
        var weights = days.Select(d => Math.Pow(0.5, d.Age / FactorHalfLife)).ToArray();
        var mean = counts.Sum() / days.Count;
        for (var round = 0; round < Rounds; round++)
        {
            fit.Smooth(days, counts, levels);
            fit.Refit(days, counts, levels, weights, WeekdayPrior * mean, fit._weekday, t => (int)t.Weekday);
            fit.Refit(days, counts, levels, weights, SortPrior * mean, fit._sort, t => (int)t.Sort);
            fit.Refit(days, counts, levels, weights, PartPrior * mean, fit._part, t => (int)t.Part);
        }
        return fit;
    }

    /// <summary>What came, without storms.</summary>
    private static double[] Calmed(IReadOnlyList<SeenDay> days)
    {
        var calmed = days.Select(d => d.Count).ToArray();
        foreach (var alike in Enumerable.Range(0, days.Count).GroupBy(i => (days[i].Traits.Weekday, days[i].Traits.Sort)).Select(g => g.ToList()).Where(g => g.Count >= Usual))
            for (var at = 0; at < alike.Count; at++)
            {
                var near = alike.Skip(Math.Max(0, at - Eight + 1)).Take(Math.Max(Usual, Math.Min(at + 1, Eight))).Select(i => days[i].Count / days[i].Heard).Order().ToList();
                var median = near[near.Count / 2] * days[alike[at]].Heard;
                calmed[alike[at]] = Math.Clamp(calmed[alike[at]], median / Furthest, median * Furthest);
            }
        return calmed;
    }

    private double Factor(DayTraits t) => _weekday[(int)t.Weekday] * _sort[(int)t.Sort] * _part[(int)t.Part];

    /// <summary>The level of each day from those before and after it, and <see cref="Level"/> from those before.</summary>
    private void Smooth(IReadOnlyList<SeenDay> days, double[] counts, double[] levels)
    {
        var (came, usual) = (new double[days.Count], new double[days.Count]);
        var (sum, weight) = (0d, 0d);
        for (var i = 0; i < days.Count; i++)
        {
            var fade = i == 0 ? 0 : Fade(days[i - 1].Age - days[i].Age);
            (sum, weight) = ((sum * fade) + counts[i], (weight * fade) + (days[i].Heard * Factor(days[i].Traits)));
            (came[i], usual[i]) = (sum, weight);
        }
        Level = weight > 0 ? sum / weight : 0;
        (sum, weight) = (0, 0);
        for (var i = days.Count - 1; i >= 0; i--)
        {
            var fade = i == days.Count - 1 ? 0 : Fade(days[i].Age - days[i + 1].Age);
            (sum, weight) = (sum * fade, weight * fade);
            levels[i] = usual[i] + weight is var all and > 0 ? (came[i] + sum) / all : 0;
            (sum, weight) = (sum + counts[i], weight + (days[i].Heard * Factor(days[i].Traits)));
        }
    }

    private void Refit(IReadOnlyList<SeenDay> days, double[] counts, double[] levels, double[] weights, double prior, double[] factors, Func<DayTraits, int> of)
    {
        var (came, expected) = (new double[factors.Length], new double[factors.Length]);
        for (var i = 0; i < counts.Length; i++)
        {
            var which = of(days[i].Traits);
            came[which] += weights[i] * counts[i];
            expected[which] += weights[i] * levels[i] * days[i].Heard * Factor(days[i].Traits) / factors[which];
        }
        for (var f = 0; f < factors.Length; f++)
            if (prior > 0) factors[f] = (came[f] + prior) / (expected[f] + prior);
    }

    private static double Fade(int days) => Math.Pow(0.5, days / LevelHalfLife);
}
