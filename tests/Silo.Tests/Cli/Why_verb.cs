using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Grains;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Tests.Support;
using OpsHub.Silo.Time;

namespace OpsHub.Silo.Tests.Cli;

/// <summary><c>why</c>, on a log in which a disabled visitor went before one who came earlier.</summary>
public sealed class Why_verb : IAsyncLifetime
{
    private static readonly GrainId Office = Queue.IdOf("volga", "north");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opshub-why-");
    private readonly VirtualClock _clock = new(Instant.FromUtc(2026, 11, 24, 4, 0));

    public async Task InitializeAsync()
    {
        await using var hub = await Hub.Start(new HubOptions { Log = Log, Clock = _clock, Catalog = Concepts.Catalog, WatchDeadlines = false }, NullLoggerFactory.Instance, CancellationToken.None);
        await Send(hub, new ConfigureQueue(new QueueRules(
            DateTimeZoneProviders.Tzdb["Europe/Samara"], [new QueueService("contracts", "Договоры", "А")],
            HeadStartS: System.Collections.Immutable.ImmutableDictionary<TicketClass, int>.Empty.Add(TicketClass.Disabled, 3600))));
        await Send(hub, new AdmitWindow(1, ["contracts"]));
        await Send(hub, new IssueTicket("contracts"));
        _clock.AdvanceTo(_clock.GetCurrentInstant() + Duration.FromSeconds(90));
        await Send(hub, new IssueTicket("contracts", TicketClass.Disabled));
        _clock.AdvanceTo(_clock.GetCurrentInstant() + Duration.FromSeconds(30));
        await Send(hub, new CallNext(1));
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Says_by_which_rule_a_ticket_was_called_and_who_still_waited_replayed_from_the_log()
    {
        var said = await CommandLine.Run("why", "volga/north", "2026-11-24.А002", "--log", Log);

        said.Code.ShouldBe(0, said.Error);
        var lines = said.Output.Split('\n');
        lines[0].TrimEnd().ShouldBe("А002 was called to window 1 at 2026-11-24 04:02:00Z: HeadStart, waited 30 s, head start 3600 s, 1 who came earlier still waited.");
        lines.ShouldContain(l => l.TrimStart().StartsWith("А001 ", StringComparison.Ordinal) && l.Contains("waited 120 s", StringComparison.Ordinal));
        lines[^1].TrimEnd().ShouldBe("Replayed: the same ticket for the same reason.");
    }

    [Theory]
    [InlineData("volga/north", "2026-11-24.А001", "No call of a ticket '2026-11-24.А001' in volga/north is in this log.")]
    [InlineData("north", "А002", "'north' is no office; write company/office, such as samara/samara-01.")]
    public async Task Says_what_is_missing_when_there_is_no_such_call(string office, string ticket, string error)
    {
        var said = await CommandLine.Run("why", office, ticket, "--log", Log);

        said.Code.ShouldNotBe(0);
        said.Error.ShouldBe(error);
    }

    private string Log => $"sqlite:{Path.Combine(_folder.FullName, "opshub.db")}";

    private static async Task Send(Hub hub, QueueCommand command)
    {
        var outcome = await hub.Grains.Send(new Envelope(Office, Guid.NewGuid().ToString(), command, "test"), CancellationToken.None);
        outcome.ShouldBeOfType<Outcome.Done>(outcome.ToString());
    }
}
