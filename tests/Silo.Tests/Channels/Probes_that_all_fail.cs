using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Channels;
using OpsHub.Silo.Channels.Probes;
using OpsHub.Silo.Tests.Appeals;

namespace OpsHub.Silo.Tests.Channels;

/// <summary>Two points at two hosts that fail together: it is told where people look, and over with the first good look. The virtual clock stands at 29 April 2025, 12:00 UTC.</summary>
public sealed class Probes_that_all_fail : IAsyncLifetime
{
    private static readonly Probe[] Points = [Point("website", "site.example"), Point("personal-account", "account.example")];

    private readonly SemaphoreSlim _asked = new(0);
    private ServedDesk _desk = null!;
    private volatile string? _failure;

    public async Task InitializeAsync() => _desk = await ServedDesk.Start(boards: true);

    public async Task DisposeAsync()
    {
        await _desk.DisposeAsync();
        _asked.Dispose();
    }

    [Fact]
    public async Task Are_told_on_the_wall_and_to_the_alerts_and_interrupt_nothing()
    {
        using var ending = new CancellationTokenSource();
        _failure = "соединение оборвано";
        var running = Lane().Run(ending.Token);
        await Rounds(4);

        (await Cells()).ShouldAllBe(c => c.GetProperty("doubtedSince").GetString() == "2025-04-29T12:00:00Z" && c.GetProperty("count").GetInt32() == 0);
        (await _desk.Get("saratov/interruptions")).GetProperty("channels").EnumerateArray().Count(c => c.TryGetProperty("doubtedSince", out _)).ShouldBe(2);
        var conditions = await Conditions();
        conditions.Of("saratov", ConditionKinds.LooksDoubted).ShouldHaveSingleItem().ShouldSatisfyAllConditions(c => c.N.ShouldBe(2), c => c.CountsFrom.ShouldBe(Instant.FromUtc(2025, 4, 29, 12, 0)));

        _failure = null;
        await Rounds(2);
        await ending.CancelAsync();
        await running;
        (await Cells()).ShouldAllBe(c => c.GetProperty("doubtedSince").ValueKind == JsonValueKind.Null);
        (await Conditions()).Of("saratov", ConditionKinds.LooksDoubted).ShouldBeEmpty();
    }

    [Fact]
    public void Are_a_rule_of_every_company() => ShippedRules.OfTheTrade.ShouldContain(r => r.Of == ConditionKinds.LooksDoubted && r.Owner == "administrator");

    private static Probe Point(string channel, string host) => new("saratov", channel, channel, new Uri($"https://{host}/"), 60, 10, 3, 2, JitterPercent: 0);

    private async Task<List<JsonElement>> Cells() =>
        [.. (await _desk.Get("boards/wall/saratov")).GetProperty("cells").GetProperty("interruptions").GetProperty("channels").EnumerateArray().Where(c => Points.Any(p => p.Channel == c.GetProperty("id").GetString()))];

    private async Task<ConditionBook> Conditions()
    {
        var book = new ConditionBook(new Grains.Walls.CompanyWallView());
        foreach (var point in Points)
        {
            var grain = Channel.IdOf("saratov", point.Channel);
            await foreach (var record in _desk.Hub.Log.ReadStream(grain.ToString(), 0, CancellationToken.None))
                book.Apply(new Grains.Boards.Recorded(record.Position, grain, record.Version, _desk.Hub.Catalog.Read(record.Event.Name, record.Event.Data.Span), record.RecordedAt));
        }
        return book;
    }

    /// <summary>So many looks at both, a minute apart; the last but one round has been taken in.</summary>
    private async Task Rounds(int count)
    {
        for (var i = 0; i <= count; i++)
        {
            foreach (var _ in Points) await _asked.WaitAsync();
            if (i < count) _desk.Clock.AdvanceTo(_desk.Clock.GetCurrentInstant() + Duration.FromMinutes(1));
        }
        _asked.Release(Points.Length);
        await _desk.Hub.CatchUp(CancellationToken.None);
    }

    private ProbeLane Lane() => new("saratov", [.. Points], Look, _desk.Hub.Grains, _desk.Hub.Log, _desk.Hub.Catalog, _desk.Clock, NullLogger.Instance);

    private Task<ProbeResult> Look(Probe probe, CancellationToken cancel)
    {
        var result = new ProbeResult(_failure);
        _asked.Release();
        return Task.FromResult(result);
    }
}
