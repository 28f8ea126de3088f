using NodaTime;

namespace OpsHub.Grains.Deadlines;

/// <summary>Replays an explanation: whoever follows the steps comes to the same instant, or the explanation is wrong.</summary>
public static class Explanation
{
    /// <summary>The instant that the steps lead to.</summary>
    /// <exception cref="InvalidOperationException">A step does not follow from the one before it.</exception>
    public static Instant Replay(IEnumerable<Step> steps, DateTimeZone zone) =>
        steps.Aggregate(new Place(default, default, 1), (place, step) => Follow(place, step, zone)).At;

    private static Place Follow(Place place, Step step, DateTimeZone zone) => step switch
    {
        RuleStep rule => place with { Step = rule.Direction == Direction.After ? 1 : -1 },
        StartStep start => place.To(start.At, zone),
        OpeningStep opening => place.To(opening.At, zone),
        CountFromStep from => place with { Day = Beside(place, from.Day) },
        CountedStep run => place with { Day = Run(place, run) },
        SkippedStep skipped => place with { Day = Next(place, skipped.Day) },
        MonthsStep months => place with { Day = Same(place.Day, months.From, months.From.PlusMonths(months.Months)) },
        ShiftedStep shifted => place with { Day = Same(place.Day, shifted.From, shifted.To) },
        DayEndStep end => place with { At = End(Same(place.Day, end.Day, end.Day), end.By, zone) },
        RanStep ran => place.To(Same(place.At, ran.From, ran.To), zone),
        StoodStep stood => place.To(Same(place.At, stood.From, stood.To), zone),
        EarlierStep earlier => place.To(Instant.Min(place.At, earlier.At), zone),
        VipStep or ExtensionStep => place,
        _ => throw new InvalidOperationException($"{step} leads to no instant."),
    };

    private static Instant End(LocalDate day, LocalTime? by, DateTimeZone zone) =>
        by is { } time ? day.At(time).InZoneLeniently(zone).ToInstant() : zone.AtStartOfDay(day.PlusDays(1)).ToInstant() - Duration.FromSeconds(1);

    private static LocalDate Run(Place place, CountedStep run) => Period.Between(run.First, run.Last, PeriodUnits.Days).Days == (run.Days - 1) * place.Step
        ? Next(place, run.First).PlusDays((run.Days - 1) * place.Step)
        : throw new InvalidOperationException($"{run} does not add up.");

    private static LocalDate Next(Place place, LocalDate day) => Same(place.Day.PlusDays(place.Step), day, day);

    // from the day itself, or from the day beside it when it counts too
    private static LocalDate Beside(Place place, LocalDate from) => from == place.Day || from == place.Day.PlusDays(-place.Step) ? from : throw new InvalidOperationException($"The count jumps to {from}.");

    private static T Same<T>(T here, T from, T to)
        where T : struct => here.Equals(from) ? to : throw new InvalidOperationException($"A step begins at {from}, but the one before ended at {here}.");

    private readonly record struct Place(LocalDate Day, Instant At, int Step)
    {
        public Place To(Instant at, DateTimeZone zone) => this with { At = at, Day = at.InZone(zone).Date };
    }
}
