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
        var clock = new VirtualClock(Instant.FromUtc(2026, 11, 24, 4, 0));
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
        await using var hub = await Hub.Start(options, NullLoggerFactory.Instance, CancellationToken.None);
        await Send(hub, new ConfigureQueue(new QueueRules(DateTimeZoneProviders.Tzdb["Europe/Samara"], [new QueueService("contracts", "Договоры", "А")])), 0);
        await Send(hub, new AdmitWindow(1, ["contracts"]), 1);
        for (var i = 0; i < 15; i++)
        {
            await Send(hub, new IssueTicket("contracts"), 10 + i);
            clock.AdvanceTo(clock.GetCurrentInstant() + Duration.FromSeconds(90));
        }
        await Send(hub, new CallNext(1), 100);
        await hub.CatchUp(CancellationToken.None);
    }

    private static async Task Send(Hub hub, ICommand command, int n) =>
        (await hub.Grains.Send(new Envelope(Queue.IdOf("samara", "samara-01"), $"c{n}", command, "test"), CancellationToken.None)).ShouldBeOfType<Outcome.Done>();
}
