using System.Text.Json;
using NodaTime;
using OpsHub.Grains.Drifts;
using OpsHub.Grains.Kernel.Json;

namespace OpsHub.Grains.Tests.Drifts;

/// <summary>An office in Samara, eight to six, ten visitors in each half hour.</summary>
public sealed class Drift_of_an_office
{
    private const int Seed = 7;

    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Samara"];
    private static readonly LocalDate First = new(2026, 3, 2);

    private readonly Random _random = new(Seed);
    private Drift _drift = new();
    private int _raised;

    [Fact]
    public void Usual_days_are_no_drift()
    {
        for (var day = 0; day < 30; day++) Live(day, _ => 300);

        _raised.ShouldBeLessThanOrEqualTo(1, $"seed {Seed}");   // 520 judged half hours, and one false alarm in 931
        _drift.Hours.Keys.ShouldBe(Enumerable.Range(8, 10));
        _drift.Hours[10].Mean.ShouldBeInRange(16, 18.5);         // √300 s less a little, for the root of a mean is less than the mean of roots squared
        _drift.Overspread.Times.ShouldBeInRange(1, 1.5);
    }

    [Fact]
    public void Waits_that_double_in_the_afternoon_are_found_with_their_beginning_and_gone_when_the_next_day_is_usual()
    {
        for (var day = 0; day < 10; day++) Live(day, _ => 300);
        _drift.Cell.ShouldBeNull();

        Live(10, hour => hour < 14 ? 300 : 700);
        var cell = _drift.Cell.ShouldNotBeNull($"seed {Seed}");
        cell.Longer.ShouldBeTrue();
        cell.Since.InZone(Zone).TimeOfDay.ShouldBeInRange(new LocalTime(12, 30), new LocalTime(15, 0));
        cell.WaitS.ShouldBeGreaterThan(cell.UsualS * 3 / 2);

        Live(11, _ => 300);
        _drift.Cell.ShouldBeNull();
    }

    [Fact]
    public void More_broken_waits_than_usual_are_a_drift_although_the_mean_wait_stays()
    {
        for (var day = 0; day < 10; day++) Live(day, _ => 300, 0.2);
        _drift.Cell.ShouldBeNull();

        Live(10, _ => 300, 0.5);
        var cell = _drift.Cell.ShouldNotBeNull($"seed {Seed}");
        (cell.Longer, cell.Late).ShouldBe((false, true));
    }

    [Fact]
    public void Broken_waits_that_come_in_clusters_count_less_than_each_for_itself()
    {
        var (plain, cries) = (new Cusum(), 0);
        for (var day = 0; day < 40; day++)
            for (var half = 0; half < 20; half++)
            {
                var late = _random.NextDouble() < 0.2;
                for (var n = 0; n < 10; n++)
                {
                    Add(At(day, half, n), 300, late);
                    var before = plain.Raised;
                    plain.Add(Cusum.OfCase(late, 0.2), At(day, half, n), Drift.LateLimit);
                    if (!before && plain.Raised) cries++;
                }
            }
        cries.ShouldBeGreaterThan(50);
        _drift.Overspread.Times.ShouldBeInRange(6, 12);   // ten of a kind: ten
        _raised.ShouldBeLessThan(cries / 5, $"seed {Seed}");
    }

    [Fact]
    public void One_wild_half_hour_is_no_drift_and_teaches_little()
    {
        for (var day = 0; day < 10; day++) Live(day, _ => 300);
        var usual = _drift.Hours[10].Mean;

        for (var n = 0; n < 10; n++) Add(At(10, 4, n), 7200, false);
        for (var n = 0; n < 10; n++) Add(At(10, 5, n), 300, false);

        _drift.Cell.ShouldBeNull();
        _drift.Hours[10].Mean.ShouldBeInRange(usual, usual + 1.5);
    }

    [Fact]
    public void Nothing_drifts_before_four_days_are_known()
    {
        for (var day = 0; day < 3; day++) Live(day, _ => 300);
        Live(3, _ => 3000);
        (_drift.Cell, _drift.Hours[10].IsKnown).ShouldBe((null, true));
    }

    [Fact]
    public void Goes_on_after_a_restart()
    {
        for (var day = 0; day < 10; day++) Live(day, _ => 300);
        Live(10, hour => hour < 16 ? 300 : 700);
        _drift = JsonSerializer.Deserialize<Drift>(JsonSerializer.SerializeToUtf8Bytes(_drift, HubJson.Options), HubJson.Options)!;
        var kept = _drift.Longer.Sum;
        kept.ShouldBeGreaterThan(0);
        Live(11, _ => 700);
        _drift.Cell!.Since.InZone(Zone).Date.ShouldBe(First.PlusDays(10));
    }

    /// <param name="mean">Mean wait by local hour, seconds; waits are exponential.</param>
    /// <param name="late">Share of broken ones, or null: none.</param>
    private void Live(int day, Func<int, double> mean, double late = 0)
    {
        for (var half = 0; half < 20; half++)
            for (var n = 0; n < 10; n++) Add(At(day, half, n), (int)(-mean(8 + (half / 2)) * Math.Log(1 - _random.NextDouble())), _random.NextDouble() < late);
    }

    private void Add(Instant at, int waitedS, bool late)
    {
        var before = _drift.Cell;
        _drift.Add(at, waitedS, late, Zone);
        if (before is null && _drift.Cell is not null) _raised++;
    }

    private static Instant At(int day, int half, int n) => First.PlusDays(day).At(new LocalTime(8, 0)).PlusMinutes((half * 30) + (n * 3)).InZoneLeniently(Zone).ToInstant();
}
