using OpsHub.Grains.Calendars;
using OpsHub.Grains.Deadlines;
using static OpsHub.Grains.Deadlines.DeadlineUnit;

namespace OpsHub.Grains.Tests.Deadlines;

public sealed class Deadline_of_days
{
    [Fact]
    public void Counts_working_days_over_holidays_and_moved_days() => Desk.Rule(3, WorkingDays).Due(Desk.Registered("2025-04-29T16:00")).ShouldBe("2025-05-06T23:59:59+04");

    [Fact]
    public void Counts_a_worked_Saturday() => Desk.Rule(1, WorkingDays).Due(Desk.Registered("2025-10-31T16:00")).ShouldBe("2025-11-01T23:59:59+04");

    [Fact]
    public void Counts_the_day_of_the_event_only_where_the_rule_says_so() =>
        (Desk.Rule(3, CalendarDays) with { Starts = FirstDay.SameDay }).Due(Desk.Registered("2025-04-29T16:00")).ShouldBe("2025-05-01T23:59:59+04");

    [Theory]
    [InlineData("2025-04-29T16:00", "2025-05-02T23:59:59+04")]   // within working time: from Wednesday on
    [InlineData("2025-04-29T07:00", "2025-05-01T23:59:59+04")]   // before opening: Tuesday is the first day
    [InlineData("2025-05-01T10:00", "2025-05-07T23:59:59+04")]   // on a holiday: Monday is the first day
    public void Counts_from_the_next_working_period_where_the_rule_says_so(string registered, string due) =>
        (Desk.Rule(3, CalendarDays) with { Starts = FirstDay.NextWorkingPeriod }).Due(Desk.Registered(registered)).ShouldBe(due);

    [Fact]
    public void Of_no_days_is_the_day_of_the_event() => Desk.Rule(0, WorkingDays).Due(Desk.Registered("2025-05-01T16:00")).ShouldBe("2025-05-01T23:59:59+04");

    [Theory]
    [InlineData(CalendarDays, "2025-05-04T23:59:59+04")]
    [InlineData(WorkingDays, "2025-05-12T23:59:59+04")]
    public void Reads_days_of_no_named_kind_as_the_company_does(DeadlineUnit reading, string due) =>
        Desk.Rule(5, Days).Due(Desk.Registered("2025-04-29T16:00"), Desk.Samara with { DaysMean = reading }).ShouldBe(due);

    [Fact]
    public void Rolls_a_last_day_that_is_off_only_where_the_company_or_the_rule_says_so()
    {
        var subject = Desk.Registered("2025-04-29T16:00");
        var rule = Desk.Rule(5, CalendarDays);

        rule.Due(subject).ShouldBe("2025-05-04T23:59:59+04");
        rule.Due(subject, Desk.Samara with { Roll = Roll.NextWorkingDay }).ShouldBe("2025-05-05T23:59:59+04");
        (rule with { Roll = Roll.PreviousWorkingDay }).Due(subject).ShouldBe("2025-04-30T23:59:59+04");
        (rule with { Roll = Roll.None }).Due(subject, Desk.Samara with { Roll = Roll.NextWorkingDay }).ShouldBe("2025-05-04T23:59:59+04");
    }

    [Theory]
    [InlineData(Months, 1, "2025-01-31T10:00", "2025-02-28T23:59:59+04")]
    [InlineData(Months, 1, "2024-01-31T10:00", "2024-02-29T23:59:59+04")]
    [InlineData(Months, 6, "2024-08-31T10:00", "2025-02-28T23:59:59+04")]
    [InlineData(Years, 1, "2024-02-29T10:00", "2025-02-28T23:59:59+04")]
    public void Of_months_and_years_ends_with_a_shorter_month(DeadlineUnit unit, int amount, string registered, string due) => Desk.Rule(amount, unit).Due(Desk.Registered(registered)).ShouldBe(due);

    [Fact]
    public void Of_a_month_whose_first_day_counts_ends_a_day_earlier() =>
        (Desk.Rule(1, Months) with { Starts = FirstDay.SameDay }).Due(Desk.Registered("2025-03-01T10:00")).ShouldBe("2025-03-31T23:59:59+04");

    [Theory]
    [InlineData(CalendarDays, 10, "2025-05-20T09:00", "2025-05-10T23:59:59+04")]
    [InlineData(WorkingDays, 5, "2025-05-15T09:00", "2025-05-06T23:59:59+04")]
    [InlineData(Months, 1, "2025-03-31T09:00", "2025-02-28T23:59:59+04")]
    public void Before_an_event_is_counted_backwards(DeadlineUnit unit, int amount, string at, string due) =>
        (Desk.Rule(amount, unit) with { Direction = Direction.Before }).Due(Desk.Registered(at)).ShouldBe(due);

    [Fact]
    public void Is_due_by_a_time_of_its_last_day_where_the_rule_says_so() =>
        (Desk.Rule(2, WorkingDays) with { By = new NodaTime.LocalTime(18, 0) }).Due(Desk.Registered("2025-04-29T16:00")).ShouldBe("2025-05-05T18:00:00+04");

    [Fact]
    public void Into_a_year_without_a_calendar_is_no_deadline_and_says_so()
    {
        var answer = Reckoning.Explain(Desk.Rule(3, WorkingDays), Desk.Registered("2025-12-30T16:00"), Desk.Samara);

        answer.Result.ShouldBe(new NoCalendar("ru", 2026));
        answer.Steps[^1].ShouldBe(new EndedStep(answer.Result));
        new StepWords(Desk.Samara.Zone, Desk.Calendar).Say(answer.Steps[^1]).ShouldBe(("производственного календаря на 2026 год ещё нет (ru)", "no calendar for 2026 yet (ru)"));
    }

    [Fact]
    public void Into_a_year_without_a_calendar_is_known_in_calendar_days_unless_it_rolls()
    {
        var (rule, subject) = (Desk.Rule(3, CalendarDays), Desk.Registered("2025-12-30T16:00"));

        rule.Due(subject).ShouldBe("2026-01-02T23:59:59+04");
        Reckoning.Of(rule with { Roll = Roll.NextWorkingDay }, subject, Desk.Samara).ShouldBe(new NoCalendar("ru", 2026));
    }

    [Fact]
    public void Tells_apart_an_amber_instant_that_no_calendar_knows()
    {
        var rule = Desk.Rule(30, CalendarDays) with { Amber = new Limit(3, WorkingDays) };

        Reckoning.Of(rule, Desk.Registered("2025-12-30T16:00"), Desk.Samara).ShouldBe(new DeadlineDue(Desk.Samara.EndOf(new NodaTime.LocalDate(2026, 1, 29)), null, new NoCalendar("ru", 2026)));
    }

    [Fact]
    public void Names_every_skipped_day_and_why()
    {
        var steps = Reckoning.Explain(Desk.Rule(3, WorkingDays), Desk.Registered("2025-04-29T16:00"), Desk.Samara).Steps;

        steps.OfType<SkippedStep>().Select(s => (s.Day.Day, s.Kind)).ShouldBe([(1, DayKind.Holiday), (2, DayKind.Moved), (3, DayKind.Weekend), (4, DayKind.Weekend)]);
        steps.OfType<RuleStep>().ShouldBe([new RuleStep("rule", "1", "R-1", new Limit(3, WorkingDays), WorkingDays, Direction.After)]);
    }
}
