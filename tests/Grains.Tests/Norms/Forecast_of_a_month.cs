using NodaTime;
using OpsHub.Grains.Norms;

namespace OpsHub.Grains.Tests.Norms;

public sealed class Forecast_of_a_month
{
    /// <summary>Two visits on each weekday; ten minutes each, twenty on Fridays.</summary>
    private static NormDesk Days(LocalDate first, LocalDate last) => Days(first, last, day => (2, day.DayOfWeek == IsoDayOfWeek.Friday ? 1200 : 600));

    private static NormDesk Days(LocalDate first, LocalDate last, Func<LocalDate, (int Visits, int WaitS)> usual)
    {
        var desk = new NormDesk(first.At(new LocalTime(9, 0)).InZoneStrictly(Support.Scenes.Samara).ToInstant(), NormDesk.Wait());
        for (var day = first; day <= last; day = day.PlusDays(1))
        {
            desk.World.AdvanceTo(day.At(new LocalTime(9, 0)).InZoneStrictly(Support.Scenes.Samara).ToInstant());
            if (day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) continue;
            for (var i = 0; i < usual(day).Visits; i++) desk.Visit(usual(day).WaitS, 30);
        }
        desk.World.AdvanceTo(last.At(new LocalTime(20, 0)).InZoneStrictly(Support.Scenes.Samara).ToInstant());
        return desk;
    }

    [Fact]
    public void Adds_for_each_day_to_come_what_is_usual_on_its_weekday()
    {
        // November 2026 has 21 working days, four of them Fridays: (17 × 2 × 10 + 4 × 2 × 20) ÷ 42.
        var forecast = Days(new LocalDate(2026, 11, 1), new LocalDate(2026, 11, 18)).Row("wait").Forecast!;

        (forecast.Value, forecast.N, forecast.Error, forecast.Windows).ShouldBe((11.905m, 42L, null, 0));
    }

    [Fact]
    public void Tells_its_error_on_past_months()
    {
        var forecast = Days(new LocalDate(2026, 9, 1), new LocalDate(2026, 11, 18)).Row("wait").Forecast!;

        (forecast.Windows, forecast.Error).ShouldBe((2, 0m));
    }

    [Fact]
    public void Is_not_made_from_less_than_a_week() => Days(new LocalDate(2026, 11, 2), new LocalDate(2026, 11, 6)).Row("wait").Forecast.ShouldBeNull();

    [Fact]
    public void Says_what_the_rest_of_the_month_must_average()
    {
        var row = Days(new LocalDate(2026, 11, 1), new LocalDate(2026, 11, 18)).Row("wait");

        // 13 days so far, two Fridays: Σ = 22 × 10 + 4 × 20 = 300 of 42 × 15 = 630; 16 visits remain.
        (row.N, row.Budget!.RestN, row.Budget.RestMean, row.Budget.Left).ShouldBe((26L, 16L, 20.62m, 90m));
    }

    [Fact]
    [Trait("Requirement", "SARATOV-6.9")]
    public void Puts_a_norm_at_risk_before_the_month_breaks_it()
    {
        // Fridays are long and many, and none of this month's has come yet: (17 × 2 × 5 + 4 × 10 × 30) ÷ 74.
        var desk = Days(new LocalDate(2026, 10, 5), new LocalDate(2026, 11, 5), day => day.DayOfWeek == IsoDayOfWeek.Friday ? (10, 1800) : (2, 300));

        (desk.Row("wait") is var row ? (row.State, row.Value, row.Forecast!.Value) : default).ShouldBe((NormState.Risk, 5m, 18.514m));
    }

    [Fact]
    public void Is_gone_when_the_month_is_over()
    {
        var desk = Days(new LocalDate(2026, 11, 1), new LocalDate(2026, 12, 2));

        (desk.Row("wait", new YearMonth(2026, 11)) is var row ? (row.Forecast, row.N, row.Value) : default).ShouldBe((null, 42L, 11.905m));
    }
}
