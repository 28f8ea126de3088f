using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Silo.Channels.Probes;
using OpsHub.Silo.Tests.Appeals;

namespace OpsHub.Silo.Tests.Channels;

/// <summary>A probe that fails, the interruption, its notice, its end, and the month's budget, all over the virtual clock: it stands at 29 April 2025, 12:00 UTC.</summary>
public sealed class Probe_to_published_notice : IAsyncLifetime
{
    private static readonly Probe Account = new("saratov", "personal-account", "web", new Uri("https://account.example/"), 60, 10, 3, 2, JitterPercent: 0);

    private readonly SemaphoreSlim _asked = new(0);
    private ServedDesk _desk = null!;
    private volatile string? _failure;

    public async Task InitializeAsync() => _desk = await ServedDesk.Start(boards: true);

    public async Task DisposeAsync()
    {
        await _desk.DisposeAsync();
        _asked.Dispose();
    }

    [Fact, Trait("Requirement", "SARATOV-7.1.5.4"), Trait("Requirement", "SARATOV-A2-4.14a"), Trait("Requirement", "SARATOV-A2-4.13")]
    public async Task Is_one_story_from_the_first_failure_to_the_fourth_interruption_that_breaks_the_budget()
    {
        using var first = new CancellationTokenSource();
        _failure = "ответ 503";
        var running = Lane().Run(first.Token);
        await Looks(4);

        var began = (await _desk.Get("saratov/notices")).GetProperty("notices").EnumerateArray().Single();
        (began.GetProperty("eventAt").GetString(), began.GetProperty("dueAt").GetString(), began.GetProperty("standing").GetString()).ShouldBe(("2025-04-29T12:00:00Z", "2025-04-29T13:00:00Z", "open"));
        var id = began.GetProperty("id").GetString()!;
        foreach (var place in new[] { "site-news", "site-section" }) (await _desk.Command($"saratov/notice/{id}/publish-notice", new { place })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _desk.Get($"saratov/notices/{id}")).GetProperty("line").GetProperty("standing").GetString().ShouldBe("inTime");

        // stopped and started anew: what is down is known from the log, and comes up
        await first.CancelAsync();
        await running;
        while (_asked.CurrentCount > 0) await _asked.WaitAsync();
        _failure = null;
        using var second = new CancellationTokenSource();
        var again = Lane().Run(second.Token);
        await Looks(3);
        (await Channel()).ShouldBe((false, 1));

        for (var i = 2; i <= 4; i++)
        {
            _failure = "не отвечает за 10 с";
            await Looks(4);
            await UpAgain();
        }
        await second.CancelAsync();
        await again;

        (await Channel()).ShouldBe((false, 4));
        (await _desk.Get("saratov/norms/account-interruptions?month=2025-04")).GetProperty("row").GetProperty("state").GetString().ShouldBe("breach");
        (await _desk.Get("saratov/notices")).GetProperty("notices").GetArrayLength().ShouldBe(8);   // four that it went, four that it came back
    }

    private async Task UpAgain()
    {
        _failure = null;
        await Looks(3);
    }

    /// <summary>So many looks, a minute apart; the last but one has been taken in.</summary>
    private async Task Looks(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await _asked.WaitAsync();
            _desk.Clock.AdvanceTo(_desk.Clock.GetCurrentInstant() + Duration.FromMinutes(1));
        }
        await _asked.WaitAsync();
        _asked.Release();
        await _desk.Hub.CatchUp(CancellationToken.None);
    }

    private async Task<(bool Down, int Count)> Channel()
    {
        var line = (await _desk.Get("saratov/interruptions")).GetProperty("channels").EnumerateArray().Single(c => c.GetProperty("id").GetString() == "personal-account");
        return (line.GetProperty("down").GetBoolean(), line.GetProperty("count").GetInt32());
    }

    private ProbeLane Lane() => new("saratov", [Account], Look, _desk.Hub.Grains, _desk.Hub.Log, _desk.Hub.Catalog, _desk.Clock, NullLogger.Instance);

    private Task<ProbeResult> Look(Probe probe, CancellationToken cancel)
    {
        var result = new ProbeResult(_failure);
        _asked.Release();
        return Task.FromResult(result);
    }
}
