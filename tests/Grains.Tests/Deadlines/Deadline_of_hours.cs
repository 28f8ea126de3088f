using NodaTime;
using OpsHub.Grains.Deadlines;
using static OpsHub.Grains.Deadlines.DeadlineUnit;

namespace OpsHub.Grains.Tests.Deadlines;

public sealed class Deadline_of_hours
{
    [Fact]
    public void Runs_day_and_night() => Desk.Rule(2, Hours).Due(Desk.Registered("2025-05-01T23:15")).ShouldBe("2025-05-02T01:15:00+04");

    [Fact]
    public void Knows_minutes() => Desk.Rule(30, Minutes).Due(Desk.Registered("2025-05-01T23:45")).ShouldBe("2025-05-02T00:15:00+04");

    [Theory]
    [InlineData("2025-04-28T16:00", 2, "2025-04-29T09:00:00+04")]   // over the night
    [InlineData("2025-04-28T11:00", 2, "2025-04-28T14:00:00+04")]   // over the break
    [InlineData("2025-04-30T15:00", 2, "2025-05-05T09:00:00+04")]   // a shortened day ends at 16:00; 1–4 May off
    [InlineData("2025-10-31T16:00", 9, "2025-11-05T09:00:00+04")]   // a worked, shortened Saturday has Friday's hours
    [InlineData("2025-05-01T10:00", 0, "2025-05-01T10:00:00+04")]
    public void Runs_only_in_working_time_where_the_rule_says_so(string registered, int hours, string due) => Desk.Rule(hours, WorkingHours).Due(Desk.Registered(registered)).ShouldBe(due);

    [Fact]
    public void Counts_the_working_time_of_the_office_the_subject_is_with()
    {
        var rule = Desk.Rule(2, WorkingHours) with { HoursOf = "office" };

        rule.Due(Desk.Registered("2025-04-28T16:00") with { Office = "one" }).ShouldBe("2025-04-29T09:00:00+04");
        Reckoning.Of(rule, Desk.Registered("2025-04-28T16:00") with { Office = "two" }, Desk.Samara).ShouldBe(new NoWorkingTime("office"));
    }

    [Fact]
    public void Of_working_time_into_a_year_without_a_calendar_is_no_deadline() =>
        Reckoning.Of(Desk.Rule(20, WorkingHours), Desk.Registered("2025-12-30T16:00"), Desk.Samara).ShouldBe(new NoCalendar("ru", 2026));

    [Theory]
    [InlineData("2025-05-05T10:00", "2025-05-05T18:00:00+04")]
    [InlineData("2025-05-05T17:00", "2025-05-05T18:00:00+04")]
    [InlineData("2025-05-05T18:00", "2025-05-06T18:00:00+04")]
    public void Is_due_by_the_next_18_00_or_within_the_hours_whatever_comes_first(string registered, string due) =>
        (Desk.Rule(24, Hours) with { By = new LocalTime(18, 0) }).Due(Desk.Registered(registered)).ShouldBe(due);

    [Fact]
    public void Is_due_within_the_hours_when_18_00_comes_later() =>
        (Desk.Rule(3, Hours) with { By = new LocalTime(18, 0) }).Due(Desk.Registered("2025-05-05T10:00")).ShouldBe("2025-05-05T13:00:00+04");

    [Fact]
    public void Before_an_event_runs_backwards() => (Desk.Rule(48, Hours) with { Direction = Direction.Before }).Due(Desk.Registered("2025-05-05T10:00")).ShouldBe("2025-05-03T10:00:00+04");

    [Fact]
    public void Begins_at_the_next_opening_where_the_rule_says_so() =>
        (Desk.Rule(2, Hours) with { Starts = FirstDay.NextWorkingPeriod }).Due(Desk.Registered("2025-04-30T18:00")).ShouldBe("2025-05-05T10:00:00+04");
}
