using NodaTime;
using OpsHub.Grains.Calendars;
using OpsHub.Grains.Norms;
using OpsHub.Grains.Tests.Deadlines;

namespace OpsHub.Grains.Tests.Calendars;

public sealed class Working_calendar
{
    [Fact]
    public void Says_nothing_of_a_year_it_was_not_told()
    {
        Desk.Calendar.KindOf(new LocalDate(2026, 11, 25)).ShouldBeNull();
        Desk.Calendar.KindOf(new LocalDate(2023, 11, 25)).ShouldBeNull();
        Desk.Calendar[2026].ShouldBeNull();
    }

    [Fact]
    public void Says_nothing_of_a_year_between_two_it_was_told() =>
        new WorkingCalendar("ru", [CalendarYear.Of(2020, []), CalendarYear.Of(2022, [])]).KindOf(new LocalDate(2021, 3, 3)).ShouldBeNull();

    [Theory]
    [InlineData("2025-04-29", DayKind.Working)]
    [InlineData("2025-04-30", DayKind.Shortened)]
    [InlineData("2025-05-01", DayKind.Holiday)]
    [InlineData("2025-05-02", DayKind.Moved)]
    [InlineData("2025-05-03", DayKind.Weekend)]
    [InlineData("2025-11-01", DayKind.Shortened)]
    [InlineData("2025-12-31", DayKind.Working)]
    [InlineData("2024-12-31", DayKind.Working)]
    public void Tells_what_a_day_is(string day, DayKind kind) => Desk.Calendar.KindOf(NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value).ShouldBe(kind);

    [Fact]
    public void Of_a_region_knows_only_the_years_the_region_has_told_and_keeps_the_nations_reasons()
    {
        var region = new WorkingCalendar("ru-region", [CalendarYear.Of(2025, [new CalendarDay(new LocalDate(2025, 4, 29), DayKind.Regional), new CalendarDay(new LocalDate(2025, 5, 1), DayKind.Regional)])]);

        var both = Desk.Calendar.In(region);

        (both.Id, both[2024], both.KindOf(new LocalDate(2025, 4, 29)), both.KindOf(new LocalDate(2025, 5, 1))).ShouldBe(("ru-region", null, DayKind.Regional, DayKind.Holiday));
    }

    [Fact]
    public void Told_anew_forgets_what_it_was_told_before()
    {
        var anew = Desk.Calendar.With(CalendarYear.Of(2025, []));

        (anew[2025]!.WorkingDays, anew[2024]!.WorkingDays).ShouldBe((261, Desk.Calendar[2024]!.WorkingDays));
    }

    [Fact]
    public void Is_not_believed_without_a_public_holiday_nor_with_too_many_working_days()
    {
        var may = new LocalDate(2025, 5, 9);

        CalendarCheck.Problems(CalendarYear.Of(2025, PublicHolidays.Of(2025).Where(d => d != may).Select(d => new CalendarDay(d, DayKind.Holiday)))).First().ShouldBe(("2025-05-09", new Said("праздник, День Победы", "a holiday, Victory Day")));
        CalendarCheck.Problems(CalendarYear.Of(2025, PublicHolidays.Of(2025).Select(d => new CalendarDay(d, DayKind.Holiday)))).Single()
            .ShouldBe(("2025", new Said("от 246 до 249 рабочих дней вместе с теми, что отменил указ, а не 251: не пропущен ли перенос?", "246 to 249 working days, those that a decree took away counted in, not 251; is a moved day missing?")));
    }
}
