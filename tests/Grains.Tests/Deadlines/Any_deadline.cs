using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using OpsHub.Grains.Calendars;
using OpsHub.Grains.Deadlines;

namespace OpsHub.Grains.Tests.Deadlines;

/// <summary>What holds of every deadline, over random rules, calendars, zones and events. A failing case is printed with the seed that makes it again.</summary>
public sealed class Any_deadline
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(3000);

    [Fact]
    public void In_working_days_is_never_brought_forward_by_one_more_holiday() => Check(
        from rule in AnyRules.Rule
        from start in AnyRules.Start
        from zone in AnyRules.Zone
        from off in AnyRules.DaysOff
        from holiday in AnyRules.Day
        select (rule with { Within = rule.Within with { Unit = DeadlineUnit.WorkingDays }, Direction = Direction.After, Roll = Roll.NextWorkingDay }, start, zone, off, holiday),
        t =>
        {
            var (rule, start, zone, off, holiday) = t;
            var before = Reckoning.Of(rule, start, AnyRules.Setting(zone, off));
            var after = Reckoning.Of(rule, start, AnyRules.Setting(zone, [.. off, holiday]));
            return (before, after) switch
            {
                (DeadlineDue a, DeadlineDue b) => a.DueAt <= b.DueAt,
                (DeadlineDue, NoCalendar) => true,   // pushed out of the known years
                _ => before == after,
            };
        });

    [Fact]
    public void Is_never_earlier_for_a_later_start() => Check(
        from rule in AnyRules.Rule
        from start in AnyRules.StartAt
        from laterMin in Gen.Choose(0, 60 * 24 * 40)
        from zone in AnyRules.Zone
        from off in AnyRules.DaysOff
        select (rule with { Stops = null, Extension = null, Roll = null }, start, start + Duration.FromMinutes(laterMin), AnyRules.Setting(zone, off)),
        t =>
        {
            var (rule, start, later, setting) = t;
            var (first, second) = (Reckoning.Of(rule, AnyRules.Started(start), setting), Reckoning.Of(rule, AnyRules.Started(later), setting));
            return first is not DeadlineDue a || second is not DeadlineDue b || a.DueAt <= b.DueAt;
        });

    [Fact]
    public void Replays_from_its_steps_to_the_same_instant_and_counts_what_the_rule_says() => Check(
        from rule in AnyRules.Rule
        from start in AnyRules.Start
        from zone in AnyRules.Zone
        from off in AnyRules.DaysOff
        select (rule, start, AnyRules.Setting(zone, off)),
        t =>
        {
            var (rule, start, setting) = t;
            var answer = Reckoning.Explain(rule, start, setting);
            if (answer.Result is not DeadlineDue due) return answer.Steps[^1] == new EndedStep(answer.Result);
            var amber = due.AmberAt is null || Instant.Min(Explanation.Replay(answer.AmberSteps, setting.Zone), due.DueAt) == due.AmberAt;
            return Explanation.Replay(answer.Steps, setting.Zone) == due.DueAt && amber && Counted(answer) == Wanted(answer);
        });

    [Fact]
    public void Is_the_same_with_and_without_its_explanation() => Check(
        from rule in AnyRules.Rule
        from start in AnyRules.Start
        from zone in AnyRules.Zone
        from off in AnyRules.DaysOff
        select (rule, start, AnyRules.Setting(zone, off)),
        t => Reckoning.Of(t.rule, t.start, t.Item3) is var plain && Reckoning.Explain(t.rule, t.start, t.Item3).Result is var explained && (Equals(plain, explained) || (plain is NotBegun && explained is NotBegun)));

    [Fact]
    public void Does_not_count_a_day_that_is_off() => Check(
        from rule in AnyRules.Rule
        from start in AnyRules.Start
        from zone in AnyRules.Zone
        from off in AnyRules.DaysOff
        select (rule with { Within = rule.Within with { Unit = DeadlineUnit.WorkingDays }, Extension = null }, start, AnyRules.Setting(zone, off)),
        t => Reckoning.Explain(t.Item1, t.start, t.Item3).Steps.OfType<CountedStep>().SelectMany(Days).All(day => t.Item3.Calendar.KindOf(day) is { } kind && kind.IsWorking()));

    private static IEnumerable<LocalDate> Days(CountedStep run) => Enumerable.Range(0, run.Days).Select(i => run.First.PlusDays(run.Last < run.First ? -i : i));

    private static int Counted(ExplainedDeadline answer) => answer.Steps.OfType<CountedStep>().Sum(s => s.Days);

    /// <summary>Days that must be counted: the rule's own, less for VIP, and those of an extension that holds without a chosen day.</summary>
    private static int Wanted(ExplainedDeadline answer)
    {
        var (rule, steps) = (answer.Rule, answer.Steps);
        if (rule.Within.Unit is not (DeadlineUnit.WorkingDays or DeadlineUnit.CalendarDays or DeadlineUnit.Days)) return Counted(answer);
        var amount = steps.OfType<VipStep>().SingleOrDefault()?.To ?? rule.Within.Amount;
        var extended = steps.OfType<ExtensionStep>().Any(s => s.State == ExtensionState.Holds) && !steps.OfType<ShiftedStep>().Any(s => s.Reason == ShiftReason.Extension);
        return amount + (extended ? rule.Extension!.AtMost!.Amount : 0);
    }

    private static void Check<T>(Gen<T> cases, Func<T, bool> holds) => Prop.ForAll(cases.ToArbitrary(), holds).Check(Thorough);
}
