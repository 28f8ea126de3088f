using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Calendars;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Tests.Calendars;

/// <summary>What the calendar's grain takes: the next year or a correction, believed only when it is whole.</summary>
public sealed class Year_told_while_running
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 24, 8, 0);

    [Fact]
    public void A_year_with_every_public_holiday_is_taken_and_the_same_again_is_nothing()
    {
        var told = new TellCalendarYear(2027, Whole(2027));

        var happened = Decide(CalendarState.None, told).Events.ShouldHaveSingleItem();

        happened.ShouldBeOfType<CalendarYearTold>().By.ShouldBe("account:admin");
        Decide(Calendar.Evolve(CalendarState.None, happened), told).Events.ShouldBeEmpty();
    }

    [Fact]
    public void A_correction_replaces_the_year()
    {
        var first = (CalendarYearTold)Decide(CalendarState.None, new TellCalendarYear(2027, Whole(2027))).Events[0];
        var state = Calendar.Evolve(CalendarState.None, first);

        Decide(state, new TellCalendarYear(2027, [.. Whole(2027), new CalendarDay(new LocalDate(2027, 11, 3), DayKind.Shortened)])).Events.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(2027, 2026, "day-wrong")]
    [InlineData(1800, 1800, "year-wrong")]
    public void A_day_of_another_year_and_a_year_that_is_none_are_refused(int year, int dayOf, string code) =>
        Decide(CalendarState.None, new TellCalendarYear(year, [new CalendarDay(new LocalDate(dayOf, 5, 9), DayKind.Holiday)])).Refusal!.Code.ShouldBe(code);

    [Fact]
    public void A_national_year_that_lacks_a_holiday_is_refused_with_the_day()
    {
        var refusal = Decide(CalendarState.None, new TellCalendarYear(2027, [.. Whole(2027).Where(d => d.Date != new LocalDate(2027, 5, 9))])).Refusal!;

        refusal.ShouldBe(new Refusal("calendar-wrong", "2027-05-09: expected a holiday, Victory Day."));
    }

    [Fact]
    public void A_day_told_twice_is_refused() =>
        Decide(CalendarState.None, new TellCalendarYear(2027, [.. Whole(2027), Whole(2027)[0]])).Refusal!.Code.ShouldBe("day-twice");

    [Fact]
    public void A_region_adds_days_and_need_not_tell_the_nations_holidays() =>
        Calendar.Decide(CalendarState.None, new TellCalendarYear(2027, [new CalendarDay(new LocalDate(2027, 5, 12), DayKind.Regional)]), Turn("ru-saratov")).Events.ShouldHaveSingleItem();

    /// <summary>Public holidays, and five days off for those that fall on a weekend in 2027; which ones is invented.</summary>
    private static ImmutableArray<CalendarDay> Whole(int year) =>
    [
        .. PublicHolidays.Of(year).Select(day => new CalendarDay(day, DayKind.Holiday)),
        .. new LocalDate[] { new(year, 2, 22), new(year, 5, 3), new(year, 5, 10), new(year, 6, 14), new(year, 12, 31) }.Select(day => new CalendarDay(day, DayKind.Moved)),
    ];

    private static Decision<CalendarEvent> Decide(CalendarState state, CalendarCommand command) => Calendar.Decide(state, command, Turn(Calendar.National));

    private static Turn Turn(string calendar) => new(Calendar.IdOf(calendar), Now, Now, "account:admin");
}
