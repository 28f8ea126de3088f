using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Faults.Tests.Owners;
using OpsHub.Faults.Tests.Support;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;
using OpsHub.Silo.Hosting;
using Xunit.Abstractions;

namespace OpsHub.Faults.Tests.Clocks;

/// <summary>The host's clock is set back and forward while visitors wait.</summary>
public sealed class Clock_that_steps(ITestOutputHelper output) : IDisposable
{
    private const int Steps = 120, NormS = 900;
    private static readonly Instant Morning = Instant.FromUtc(2026, 11, 24, 6, 0);
    private static readonly GrainId Office = Queue.IdOf("faults", "o1");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opshub-clock-");
    private readonly SteppingClock _clock = new(Morning);
    private int _sent;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Makes_no_wait_negative_and_passes_every_deadline_once()
    {
        var random = Chance.Seeded(output);
        await using var hub = await Start();
        for (var step = 0; step < Steps; step++)
        {
            _clock.Step(Duration.FromSeconds(random.Next(-1_800, 2_400)));
            await Send(hub, Command(random));
            await hub.CatchUp(CancellationToken.None);
            await hub.PassDeadlines(_clock.GetCurrentInstant(), CancellationToken.None);
        }
        _clock.Step(Duration.FromDays(2));
        await PassAll(hub);

        var facts = (await LogContents.Read(hub.Log)).Where(f => f.Stream == Office.ToString()).ToList();
        facts.Zip(facts.Skip(1)).ShouldAllBe(p => p.First.Instant("at") <= p.Second.Instant("at"));
        facts.Where(f => f.Name == "ticket-called/1").ShouldAllBe(f => f.Data.GetProperty("reason").GetProperty("waitedS").GetInt32() >= 0);
        facts.Where(f => f.Name == "service-finished/1").ShouldAllBe(f => f.Instant("startedAt") <= f.Instant("at") && f.Instant("issuedAt") <= f.Instant("startedAt"));
        ShouldHaveHeardOnce(facts, "wait-neared/1");
        ShouldHaveHeardOnce(facts, "wait-breached/1");
        hub.PendingDeadlines.ShouldBe(0);
    }

    [Fact]
    public async Task Loses_no_deadline_that_comes_while_it_is_set_back()
    {
        await using var hub = await Start();
        await Send(hub, new IssueTicket("s"));
        await hub.CatchUp(CancellationToken.None);
        var due = hub.NextDeadline.ShouldNotBeNull();

        _clock.Step(Duration.FromHours(-1));   // between the look at the clock and the grain's turn
        await hub.PassDeadlines(due, CancellationToken.None);
        _clock.Step(Duration.FromHours(3));
        await PassAll(hub);

        (await LogContents.Read(hub.Log)).Select(f => f.Name).ShouldBe(["queue-configured/1", "window-admitted/1", "ticket-issued/1", "wait-neared/1", "wait-breached/1"]);
    }

    /// <summary>Tickets that nobody called heard it once, no ticket more than once.</summary>
    private static void ShouldHaveHeardOnce(List<StoredFact> facts, string name)
    {
        var heard = facts.Where(f => f.Name == name).Select(f => f.Text("ticket")).ToList();
        heard.ShouldBeUnique();
        heard.ShouldNotBeEmpty();
        var called = facts.Where(f => f.Name == "ticket-called/1").Select(f => f.Text("ticket"));
        facts.Where(f => f.Name == "ticket-issued/1").Select(f => f.Text("ticket")).Except(called).Except(heard).ShouldBeEmpty();
    }

    private static QueueCommand Command(Random random) => random.Next(6) switch
    {
        0 => new CallNext(1),
        1 => new StartService(1),
        2 => new FinishService(1),
        _ => new IssueTicket("s"),
    };

    private async Task<Hub> Start()
    {
        var log = await Hubs.Log($"sqlite:{Path.Combine(_folder.FullName, "log.db")}");
        var hub = await Hub.Start(Hubs.Options(clock: _clock), log, NullLoggerFactory.Instance, CancellationToken.None);
        await Send(hub, new ConfigureQueue(new QueueRules(DateTimeZone.Utc, [new QueueService("s", "Service", "A")], NormS)));
        await Send(hub, new AdmitWindow(1, ["s"]));
        return hub;
    }

    private async Task Send(Hub hub, QueueCommand command) =>
        (await hub.Grains.Send(new Envelope(Office, $"{_sent++}", command, "test"), CancellationToken.None)).ShouldNotBeOfType<Outcome.Broken>();

    private async Task PassAll(Hub hub)
    {
        await hub.CatchUp(CancellationToken.None);
        await hub.PassDeadlines(_clock.GetCurrentInstant(), CancellationToken.None);
        await hub.CatchUp(CancellationToken.None);
    }
}
