using System.Text.Json;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Grains.Waits;

namespace OpsHub.Grains.Tests.Waits;

/// <summary>ADR 0127: a band knows its newest outcomes and no more, in their order of age and of size.</summary>
public sealed class Newest_outcomes
{
    private readonly LocalBand _band = new();
    private readonly Random _random = new(7);

    [Fact]
    public void Are_six_hundred_however_many_there_were()
    {
        Learn(1_700);

        _band.Outcomes.Select(o => o.Number).ShouldBe(Enumerable.Range(1_101, 600).Select(n => (long)n));
    }

    [Fact]
    public void Make_the_same_band_as_if_nothing_had_been_before()
    {
        for (var n = 0; n < 900; n++) _band.Learn(50, 5, null, 5_000);   // all of them a hundred times as long as estimated
        var fresh = new LocalBand();
        for (var n = 0; n < 600; n++)
        {
            var (estimate, actual) = (_random.Next(5, 400), _random.Next(1, 600));
            _band.Learn(estimate, 5, null, actual);
            fresh.Learn(estimate, 5, null, actual);
        }

        foreach (var estimate in new[] { 1, 50, 200, 1_000 }) _band.Around(estimate, 5).ShouldBe(fresh.Around(estimate, 5));
    }

    [Theory]
    [InlineData(70)]
    [InlineData(600)]
    [InlineData(1_433)]
    public void Go_on_after_they_were_kept(int before)
    {
        Learn(before);
        var again = JsonSerializer.Deserialize<LocalBand>(JsonSerializer.Serialize(_band, HubJson.Options), HubJson.Options)!;
        for (var n = 0; n < 300; n++)
        {
            var (estimate, actual) = (_random.Next(5, 400), _random.Next(1, 600));
            again.Around(estimate, 5).ShouldBe(_band.Around(estimate, 5));
            _band.Learn(estimate, 5, 300, actual);
            again.Learn(estimate, 5, 300, actual);
        }

        JsonSerializer.Serialize(again, HubJson.Options).ShouldBe(JsonSerializer.Serialize(_band, HubJson.Options));
    }

    private void Learn(int outcomes)
    {
        for (var n = 0; n < outcomes; n++) _band.Learn(_random.Next(5, 400), 5, _random.Next(600), _random.Next(1, 600));
    }
}
