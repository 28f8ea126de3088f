using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Grains;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;
using OpsHub.Silo.Appeals;
using OpsHub.Silo.Calendars;
using OpsHub.Silo.Engine;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Time;

namespace OpsHub.Silo.Tests.Verification;

/// <summary>A small log with everything that is kept beside events: boards, pages of the past, snapshots of grains, followers' places.</summary>
internal static class Written
{
    public static async Task To(string log)
    {
        var clock = Clock();
        await using var hub = await Open(log, clock);
        await Fill(hub, clock);
    }

    public static VirtualClock Clock() => new(Instant.FromUtc(2026, 11, 24, 4, 0));

    public static Task<Hub> Open(string log, VirtualClock clock)
    {
        var standards = ProfileStandards.Of(ProfileReader.All(ProfileReader.Shipped), CalendarShelf.Shipped);
        var options = new HubOptions
        {
            Log = log,
            Clock = clock,
            Catalog = Concepts.CatalogUnder(standards),
            Standards = standards,
            Views = () => Concepts.ViewsUnder(standards),
            Engine = new EngineOptions { SnapshotEveryEvents = 10 },
            PastPageEvents = 10,
            WatchDeadlines = false,
        };
        return Hub.Start(options, NullLoggerFactory.Instance, CancellationToken.None);
    }

    public static async Task Fill(Hub hub, VirtualClock clock)
    {
        await Send(hub, new ConfigureQueue(new QueueRules(DateTimeZoneProviders.Tzdb["Europe/Samara"], [new QueueService("contracts", "Договоры", "А")])), "c0");
        await Send(hub, new AdmitWindow(1, ["contracts"]), "c1");
        for (var i = 0; i < 15; i++)
        {
            await Ticket(hub, $"c{10 + i}");
            clock.AdvanceTo(clock.GetCurrentInstant() + Duration.FromSeconds(90));
        }
        await Send(hub, new CallNext(1), "c100");
        await hub.CatchUp(CancellationToken.None);
    }

    /// <summary>One ticket, issued.</summary>
    public static Task Ticket(Hub hub, string commandId, string office = "samara-01") => Send(hub, new IssueTicket("contracts"), commandId, office);

    public static async Task Send(Hub hub, ICommand command, string commandId, string office = "samara-01") =>
        (await hub.Grains.Send(new Envelope(Queue.IdOf("samara", office), commandId, command, "test"), CancellationToken.None)).ShouldBeOfType<Outcome.Done>();
}
