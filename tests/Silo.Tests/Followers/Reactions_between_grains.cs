using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Windows;
using OpsHub.Silo.Hosting;
using static OpsHub.Silo.Tests.Followers.Hub_in_memory;

namespace OpsHub.Silo.Tests.Followers;

public sealed class Reactions_between_grains
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Samara"];
    private static readonly GrainId Queue = Grains.Queues.Queue.IdOf("samara", "samara-01");
    private static readonly GrainId Third = Window.IdOf("samara", "samara-01", 3);
    private static readonly ImmutableArray<string> Contracts = ["contracts"];

    private readonly Hub_in_memory _host = new();

    [Fact]
    public async Task An_opened_window_may_call_and_one_on_a_break_may_not()
    {
        await using var hub = await WithQueue();
        await Do(hub, Queue, new IssueTicket("contracts"));

        var closed = await Call(hub);
        await Do(hub, Third, new OpenWindow("112", Contracts));
        await hub.CatchUp(CancellationToken.None);
        await Do(hub, Third, new StartBreak(BreakKind.Lunch));
        await hub.CatchUp(CancellationToken.None);
        var onBreak = await Call(hub);
        await Do(hub, Third, new EndBreak());
        await hub.CatchUp(CancellationToken.None);
        var open = await Call(hub);

        closed.ShouldBeOfType<Outcome.Refused>().Refusal.Code.ShouldBe("window-not-open");
        onBreak.ShouldBeOfType<Outcome.Refused>().Refusal.Code.ShouldBe("window-not-open");
        open.ShouldBeOfType<Outcome.Done>().Events.Single().ShouldBeOfType<TicketCalled>().Window.ShouldBe(3);
    }

    [Fact]
    public async Task A_closed_office_leaves_nobody_waiting()
    {
        await using var hub = await WithQueue();
        var office = Office.IdOf("samara", "samara-01");
        await Do(hub, office, new RegisterOffice(new OfficeDetails("Самарское отделение", "Самарское", Zone, [])));
        await Do(hub, office, new OpenOffice());
        await Do(hub, Queue, new IssueTicket("contracts"));

        await Do(hub, office, new CloseOffice("end-of-day"));
        await hub.CatchUp(CancellationToken.None);

        _host.Log.Records[^1].Event.Name.ShouldBe("queue-closed/1");
        hub.PendingDeadlines.ShouldBe(0);
    }

    [Fact]
    public async Task A_crash_between_two_grains_is_finished_later_and_never_done_twice()
    {
        await using (var hub = await WithQueue()) await Do(hub, Third, new OpenWindow("112", Contracts));
        var lost = new PositionLosingLog(_host.Log);

        for (var restart = 0; restart < 3; restart++)
        {
            await using var hub = await _host.Start(Concepts.Catalog, log: lost);   // each time as if the last one died before it kept its position
            await hub.CatchUp(CancellationToken.None);
        }

        _host.Log.Records.Count(r => r.Event.Name == "window-admitted/1").ShouldBe(1);
    }

    private static Task<Outcome> Call(Hub hub) => hub.Grains.Send(new Envelope(Queue, Guid.NewGuid().ToString(), new CallNext(3), "test"), CancellationToken.None);

    private async Task<Hub> WithQueue()
    {
        var hub = await _host.Start(Concepts.Catalog);
        await Do(hub, Queue, new ConfigureQueue(new QueueRules(Zone, [new QueueService("contracts", "Договоры", "А")])));
        return hub;
    }
}
