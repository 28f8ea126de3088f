using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Offices;

namespace OpsHub.Grains.Forecasts;

/// <summary>
/// What is remembered of who came to an office, for a service or on a line, and what is expected of a day by it. Days without a single arrival are not learnt: nobody can tell a closed door from a broken feed.
/// </summary>
public sealed class ArrivalHistory
{
    /// <summary>Days whose totals, and of them whose quarter hours, are remembered.</summary>
    private const int Remembered = 400, InQuarters = 56;

    /// <summary>A silence in which more than this many were expected is a missing feed and no zero: it happens by chance once in 160,000 times.</summary>
    private const double Unbelieved = 12;

    /// <summary>Days of a weekday that must be known before its silences are doubted. Those of a day off never are.</summary>
    private const int EnoughAlike = 3;

    /// <summary>Below this share of a day that was heard, nothing is learnt of it.</summary>
    private const double EnoughHeard = 0.3;

    /// <summary>Past days that errors are told of.</summary>
    private const int Tried = 28;

    /// <summary>Trials that are remembered: who asks for a day of the past is told of the errors before it, as far as they are among these.</summary>
    private const int RememberedTrials = 2 * Tried;

    /// <summary>How uncertain a day's total is before any was forecast, and how many imagined days say so.</summary>
    private const double FirstSpread = 0.3, FirstSpreadDays = 3;

    /// <summary>How far a wrong day moves the band, and its bounds in deviations; 1.28 is the normal one.</summary>
    private const double Step = 0.5, Narrowest = 0.8, Widest = 4;

    private Made? _last;   // screens ask for the same day ten times a second

    private sealed record Made(LocalDate Day, Rhythm Rhythm, ImmutableArray<DayHours> Opening, ArrivalForecast? Forecast);

    /// <summary>Oldest first.</summary>
    public List<LearntDay> Days { get; set; } = [];

    /// <summary>Deviations from the mean down to P10 and up to P90.</summary>
    public double Low { get; set; } = 1.28;

    public double High { get; set; } = 1.28;

    /// <summary>Learns a day, after trying on it what it would have forecast. A day told again takes the place of what was known and is not tried.</summary>
    /// <param name="counts">96 quarter hours, <see cref="LearntDay.Unheard"/> where the feed was missing.</param>
    /// <param name="opening">Opening hours, or empty: not known.</param>
    public void Learn(LocalDate day, ReadOnlySpan<int> counts, Rhythm rhythm, ImmutableArray<DayHours> opening)
    {
        var heard = counts.ToArray();
        var forecast = Days.Count == 0 || day <= Days[^1].Day ? null : Forecast(day, rhythm, opening);
        if (forecast is { DaysAlike: >= EnoughAlike } && rhythm.Of(day).Sort != DaySort.DayOff && !Believe(forecast, heard)) return;
        var learnt = LearntDay.Of(day, heard);
        if (learnt.Total == 0) return;
        Days.RemoveAll(d => d.Day == day);
        Days.Add(forecast is { Closed: false } ? learnt with { Trial = Try(forecast, learnt) } : learnt);
        if (Days.Count > 1 && day < Days[^2].Day) Days.Sort((a, b) => a.Day.CompareTo(b.Day));
        Forget(Days[^1].Day, rhythm);
        _last = null;
    }

    /// <summary>Who is expected on a day, from the days before it; null: not enough data, for no day is known.</summary>
    public ArrivalForecast? Forecast(LocalDate day, Rhythm rhythm, ImmutableArray<DayHours> opening)
    {
        if (_last is { } last && last.Day == day && last.Rhythm == rhythm && last.Opening == opening) return last.Forecast;
        var known = Days.TakeWhile(d => d.Day < day).ToList();
        var forecast = known.Count == 0 ? null : Make(day, known, rhythm, opening);
        _last = new Made(day, rhythm, opening, forecast);
        return forecast;
    }

    private ArrivalForecast Make(LocalDate day, List<LearntDay> known, Rhythm rhythm, ImmutableArray<DayHours> opening)
    {
        var (factors, shape) = Fit(day, known, rhythm);
        var traits = rhythm.Of(day);
        var closed = !opening.IsDefaultOrEmpty && opening.All(h => h.Day != traits.Weekday);
        var total = closed ? 0 : factors.Of(traits);
        var tried = known.Where(d => d.Trial is not null).TakeLast(Tried).ToList();
        return new ArrivalForecast(
            day, [.. OpenHours.Only(shape.Of(traits.Weekday), opening, traits.Weekday).Select(share => share * total)], Spread(tried), Low, High,
            known.Count, known.Count(d => rhythm.Of(d.Day).Weekday == traits.Weekday), closed, Error(tried));
    }

    /// <summary>Marks silences that cannot be; false where too little is left of the day.</summary>
    private static bool Believe(ArrivalForecast forecast, int[] counts)
    {
        for (var from = 0; from < counts.Length;)
        {
            var to = from;
            while (to < counts.Length && counts[to] <= 0) to++;
            if (to > from && forecast.Sum(from, to) > Unbelieved) Array.Fill(counts, LearntDay.Unheard, from, to - from);
            from = to + 1;
        }
        var all = forecast.Sum(0, counts.Length);
        return all <= 0 || Enumerable.Range(0, counts.Length).Where(q => counts[q] >= 0).Sum(q => forecast[q]) >= EnoughHeard * all;
    }

    /// <summary>The trial of a forecast; the band opens or closes by what fell out of it (adaptive conformal inference, Gibbs and Candès 2021).</summary>
    private Trial Try(ArrivalForecast forecast, LearntDay came)
    {
        var (expected, error, quarters, below, above) = (0d, 0d, 0, 0, 0);
        for (var q = 0; q < LearntDay.QuartersADay; q++)
        {
            if (came[q] is not { } count || (count == 0 && forecast[q] < 0.1)) continue;
            var band = forecast.Band(q, q + 1);
            expected += forecast[q];
            error += Math.Abs(count - forecast[q]);
            quarters++;
            if (count < band.P10) below++;
            if (count > band.P90) above++;
        }
        if (quarters == 0) return Trial.OfNothing;
        Low = Math.Clamp(Low + (Step * (((double)below / quarters) - 0.1)), Narrowest, Widest);
        High = Math.Clamp(High + (Step * (((double)above / quarters) - 0.1)), Narrowest, Widest);
        return new Trial(expected, error, quarters, quarters - below - above);
    }

    private static (DayFactors Factors, DayShape Shape) Fit(LocalDate day, List<LearntDay> known, Rhythm rhythm)
    {
        var seen = known.Select(d => (Day: d, Traits: rhythm.Of(d.Day), Age: Period.DaysBetween(d.Day, day))).ToList();
        var shape = Shape(seen);
        return (DayFactors.Fit([.. seen.Select(s => new SeenDay(s.Traits, s.Age, s.Day.Total, Heard(s.Day, shape, s.Traits.Weekday)))]), shape);
    }

    /// <summary>From the days that were heard from end to end, and then from all of them, each as whole as those say it would have been.</summary>
    private static DayShape Shape(List<(LearntDay Day, DayTraits Traits, int Age)> seen)
    {
        var remembered = seen.Where(s => s.Day.IsRemembered).ToList();
        var entire = remembered.Where(s => s.Day.IsEntire).ToList();
        var shape = new DayShape(entire.Select(s => (s.Day, s.Traits, s.Age, Whole: (double)s.Day.Total)));
        return entire.Count == remembered.Count ? shape : new DayShape(remembered.Select(s => (s.Day, s.Traits, s.Age, Whole: s.Day.Total / Heard(s.Day, shape, s.Traits.Weekday))));
    }

    private static double Heard(LearntDay day, DayShape shape, IsoDayOfWeek weekday) =>
        !day.IsRemembered || day.IsEntire ? day.Heard : shape.Of(weekday).Where((_, q) => day[q] is not null).Sum() is var heard and > 0 ? heard : 1;

    private static double Spread(List<LearntDay> tried) => Math.Sqrt(
        (tried.Where(d => d.Trial!.Expected > 0).Sum(d => Relative(d) - (1 / d.Trial!.Expected)) + (FirstSpreadDays * FirstSpread * FirstSpread)) is var sum
            ? Math.Max(0.0025, sum / (tried.Count + FirstSpreadDays)) : 0);

    /// <summary>Squared error of a day's total ÷ its square; one storm does not make all days uncertain.</summary>
    private static double Relative(LearntDay day) => Math.Min(1, Math.Pow((day.Total - day.Trial!.Expected) / day.Trial.Expected, 2));

    private static ForecastError? Error(List<LearntDay> tried)
    {
        var (came, quarters) = (tried.Sum(d => d.Total), tried.Sum(d => d.Trial!.Quarters));
        return came == 0 || quarters == 0 ? null : new ForecastError(
            tried.Count, tried.Sum(d => d.Trial!.Error) / came, tried.Sum(d => Math.Abs(d.Total - d.Trial!.Expected)) / came,
            tried.Sum(d => d.Trial!.Error) / quarters, (double)tried.Sum(d => d.Trial!.Within) / quarters);
    }

    private void Forget(LocalDate newest, Rhythm rhythm)
    {
        Days.RemoveAll(d => d.Day < newest.PlusDays(-Remembered));
        for (var i = 0; i < Days.Count && Days[i].Day < newest.PlusDays(-InQuarters); i++)
        {
            if (!Days[i].IsRemembered) continue;
            var heard = Days[i].IsEntire ? 1 : Heard(Days[i], Shape([.. Days.Select(d => (d, rhythm.Of(d.Day), Period.DaysBetween(d.Day, newest)))]), rhythm.Of(Days[i].Day).Weekday);
            Days[i] = Days[i] with { Heard = heard, From = 0, Quarters = [] };
        }
        for (var (i, trials) = (Days.Count - 1, 0); i >= 0; i--)
            if (Days[i].Trial is not null && ++trials > RememberedTrials) Days[i] = Days[i] with { Trial = null };
    }
}
