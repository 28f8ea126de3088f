using NodaTime;
using OpsHub.Grains.Calendars;
using OpsHub.Grains.Deadlines;
using static OpsHub.Grains.Deadlines.DeadlineUnit;

namespace OpsHub.Grains.Tests.Deadlines;

public sealed class Recount_after_a_change
{
    private static readonly DeadlineStandard Before = new([Desk.Rule(3, WorkingDays)], Desk.Samara);

    [Fact]
    public void Lists_only_what_a_new_holiday_moved_with_old_and_new()
    {
        var year = Desk.Calendar[2025]!;
        var after = With(Desk.Calendar.With(CalendarYear.Of(2025, [.. year.Special.Values, new CalendarDay(new LocalDate(2025, 5, 5), DayKind.NonWorking)])));

        var moved = Recount.Moved([Kept("before", "2025-04-24T10:00"), Kept("over", "2025-04-29T16:00")], after).ShouldHaveSingleItem();

        moved.ShouldBe(new MovedDeadline("over", "answer", new DeadlineDue(Desk.Samara.EndOf(new LocalDate(2025, 5, 6))), new DeadlineDue(Desk.Samara.EndOf(new LocalDate(2025, 5, 7)))));
    }

    [Fact]
    public void Lists_what_becomes_known_with_the_next_years_calendar()
    {
        var after = With(Desk.Calendar.With(CalendarYear.Of(2026, PublicHolidays.Of(2026).Select(day => new CalendarDay(day, DayKind.Holiday)))));

        var moved = Recount.Moved([Kept("late", "2025-12-30T10:00")], after).ShouldHaveSingleItem();

        (moved.Old, moved.New).ShouldBe((new NoCalendar("ru", 2026), new DeadlineDue(Desk.Samara.EndOf(new LocalDate(2026, 1, 12)))));
    }

    [Fact]
    public void Lists_what_a_rule_gave_and_what_it_took_away()
    {
        var without = new DeadlineStandard([], Desk.Samara);
        var kept = Kept("one", "2025-04-29T16:00");

        Recount.Moved([kept], without).ShouldHaveSingleItem().New.ShouldBeNull();
        Recount.Moved([kept with { Result = null }], Before).ShouldHaveSingleItem().Old.ShouldBeNull();
    }

    [Fact]
    public void Leaves_out_what_still_awaits_the_same_event() =>
        Recount.Moved([new KeptDeadline("one", "answer", Desk.Subject(), Reckoning.Of(Before.Rules[0], Desk.Subject(), Desk.Samara))], With(Desk.Calendar)).ShouldBeEmpty();

    private static DeadlineStandard With(WorkingCalendar calendar) => new([Desk.Rule(3, WorkingDays) with { From = ["registered"] }], Desk.Samara with { Calendar = calendar });

    private static KeptDeadline Kept(string key, string registered) =>
        new(key, "answer", Desk.Registered(registered), Reckoning.Of(Before.Rules[0], Desk.Registered(registered), Desk.Samara));
}
