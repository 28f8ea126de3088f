using NodaTime;
using OpsHub.Grains.Forecasts;

namespace OpsHub.Grains.Tests.Forecasts;

public sealed class What_a_day_is_like
{
    [Theory]
    [InlineData(5, 14, IsoDayOfWeek.Wednesday, DaySort.Ordinary, MonthPart.Middle)]
    [InlineData(5, 1, IsoDayOfWeek.Sunday, DaySort.DayOff, MonthPart.Bills)]          // a holiday on a Thursday
    [InlineData(5, 5, IsoDayOfWeek.Monday, DaySort.AfterDaysOff, MonthPart.Early)]    // after four days off
    [InlineData(5, 19, IsoDayOfWeek.Monday, DaySort.Ordinary, MonthPart.Middle)]      // after a weekend
    [InlineData(3, 7, IsoDayOfWeek.Friday, DaySort.Shortened, MonthPart.Early)]
    [InlineData(11, 1, IsoDayOfWeek.Friday, DaySort.Ordinary, MonthPart.Bills)]       // a Saturday that works
    [InlineData(3, 8, IsoDayOfWeek.Saturday, DaySort.DayOff, MonthPart.Early)]        // a holiday on a Saturday
    [InlineData(6, 24, IsoDayOfWeek.Tuesday, DaySort.Ordinary, MonthPart.Readings)]
    [InlineData(6, 27, IsoDayOfWeek.Friday, DaySort.Ordinary, MonthPart.Late)]
    public void Follows_from_the_production_calendar_and_the_days_of_readings_and_bills(int month, int day, IsoDayOfWeek weekday, DaySort sort, MonthPart part) =>
        KnownYear.Rhythm.Of(new LocalDate(2025, month, day)).ShouldBe(new DayTraits(weekday, sort, part));

    [Fact]
    public void A_year_without_a_calendar_has_weekdays_alone() =>
        KnownYear.Rhythm.Of(new LocalDate(2026, 5, 1)).ShouldBe(new DayTraits(IsoDayOfWeek.Friday, DaySort.Ordinary, MonthPart.Bills));
}
