using NodaTime;
using OpsHub.Grains.Calendars;
using OpsHub.Grains.Norms;
using OpsHub.Grains.Offices;

namespace OpsHub.Grains.Tests.Norms;

/// <summary>A timetable of 5 × 8 hours in May 2025: 9 May is a Friday, the weeks begin on 5, 12, 19 and 26 May.</summary>
public sealed class Hours_without_holidays
{
    private static readonly WorkingCalendar Calendar = new("ru", [CalendarYear.Of(2025, PublicHolidays.Of(2025).Select(day => new CalendarDay(day, DayKind.Holiday)))]);

    private static readonly List<DayHours> Week = [.. Enumerable.Range(1, 5).Select(d => new DayHours((IsoDayOfWeek)d, new LocalTime(8, 0), new LocalTime(16, 0)))];

    private static readonly NormPeriod May = new(new LocalDate(2025, 5, 1), new LocalDate(2025, 5, 31));

    [Fact]
    public void A_week_with_a_public_holiday_is_left_out_and_told_beside() =>
        HolidayHours.Of(Rule(NormMetrics.WeeklyHours, ExclusionKind.HolidayWeeks), Week, Calendar, May).ShouldBe(new HolidayHours(40, 32, 1));

    [Fact]
    public void A_public_holiday_is_left_out_of_the_days() =>
        HolidayHours.Of(Rule(NormMetrics.DailyHours, ExclusionKind.PublicHolidays) with { Days = [IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday] }, Week, Calendar, May).ShouldBe(new HolidayHours(8, 0, 2));

    [Fact]
    public void A_window_of_holidays_alone_has_no_figure() =>
        HolidayHours.Of(Rule(NormMetrics.DailyHours, ExclusionKind.PublicHolidays), Week, Calendar, new(new LocalDate(2025, 5, 9), new LocalDate(2025, 5, 9))).ShouldBe(new HolidayHours(null, 0, 1));

    [Fact]
    public void Without_the_exclusion_or_a_calendar_the_timetable_alone_is_judged()
    {
        var rule = Rule(NormMetrics.WeeklyHours, ExclusionKind.HolidayWeeks);

        HolidayHours.Of(rule with { Exclusions = null }, Week, Calendar, May).ShouldBeNull();
        HolidayHours.Of(rule, Week, null, May).ShouldBeNull();
        HolidayHours.Of(rule, Week, Calendar, new(new LocalDate(2027, 5, 1), new LocalDate(2027, 5, 31))).ShouldBeNull();   // nobody has told 2027
    }

    [Fact]
    public void The_ledger_judges_the_weeks_that_count()
    {
        var desk = new NormDesk(Calendar, Instant.FromUtc(2025, 5, 20, 8, 0), Rule(NormMetrics.WeeklyHours, ExclusionKind.HolidayWeeks) with { Threshold = 50 });

        var office = desk.One("hours").Offices.Single();

        (office.State, office.Value, office.Why!.En).ShouldBe((NormState.Met, 60m, "without holidays: 1 left out, the least with them is 48 h"));   // 48 would break it
    }

    private static NormRule Rule(string metric, ExclusionKind left) => new(
        "hours", "Часы", "Hours", "1", NormEntity.Office, metric, NormAggregation.ScheduleMinimum, NormUnit.HoursPerWeek, Comparator: Comparator.AtLeast, Threshold: 40, Exclusions: [new NormExclusion(left)]);
}
