using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Tests.Engine;
using OpsHub.Silo.Time;
using static OpsHub.Silo.Tests.Followers.Hub_in_memory;

namespace OpsHub.Silo.Tests.Followers;

public sealed class Deadline_watch
{
    private readonly Hub_in_memory _host = new();

    [Fact]
    public async Task Wakes_each_grain_once_at_its_own_instant_in_order()
    {
        await using var hub = await _host.Start(Tally.Catalog);
        foreach (var (grain, minute) in new[] { ("a", 3), ("b", 1), ("c", 2), ("d", 90) })
            await Do(hub, Tally.Id(grain), new Remind("r", Morning + Duration.FromMinutes(minute)));

        await new Timeline(hub, _host.Clock).AdvanceTo(Morning + Duration.FromHours(1), CancellationToken.None);

        Reminded().ShouldBe([("b", 1), ("c", 2), ("a", 3)]);
        hub.PendingDeadlines.ShouldBe(1);
    }

    [Fact]
    public async Task Passes_what_came_due_while_the_hub_was_down_and_nothing_twice()
    {
        await using (var before = await _host.Start(Tally.Catalog))
            foreach (var minute in new[] { 1, 2, 500 }) await Do(before, Tally.Id("a"), new Remind($"r{minute}", Morning + Duration.FromMinutes(minute)));
        _host.Clock.AdvanceTo(Morning + Duration.FromHours(1));

        for (var restart = 0; restart < 3; restart++)
        {
            if (restart == 1) await _host.Log.DropSnapshots(CancellationToken.None);   // rebuilt from the log alone
            await using var hub = await _host.Start(Tally.Catalog);
            await new Timeline(hub, _host.Clock).AdvanceTo(Morning + Duration.FromHours(1), CancellationToken.None);
            hub.PendingDeadlines.ShouldBe(1);
        }

        Reminded().ShouldBe([("a", 1), ("a", 2)]);
    }

    [Fact]
    public async Task Passes_by_itself_as_the_clock_goes()
    {
        await using var hub = await _host.Start(Tally.Catalog, watch: true);
        await Do(hub, Tally.Id("a"), new Remind("r", Morning + Duration.FromMinutes(5)));
        await hub.CatchUp(CancellationToken.None);
        Reminded().ShouldBeEmpty();

        _host.Clock.AdvanceTo(Morning + Duration.FromMinutes(5));
        await _host.Log.WaitBeyond(1, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30));

        Reminded().ShouldBe([("a", 5)]);
    }

    [Fact]
    public async Task Is_not_stopped_by_a_grain_that_breaks()
    {
        var kind = new GrainKind<TallyState, TallyCommand, TallyEvent>(
            "tally", 1, new TallyState(0, 0),
            (_, command, turn) => command is Remind r ? new ReminderSet(r.Key, r.DueAt, turn.OccurredAt) : turn.Grain.Key == "bad" ? throw new InvalidOperationException("bug") : new Reminded("r", turn.OccurredAt),
            (tally, _) => tally, happened => Tally.Kind.DeadlinesOf(happened), key => new WakeTally(key));
        await using var hub = await _host.Start(new Catalog([kind]));
        await Do(hub, Tally.Id("bad"), new Remind("r", Morning + Duration.FromMinutes(1)));
        await Do(hub, Tally.Id("good"), new Remind("r", Morning + Duration.FromMinutes(2)));

        await new Timeline(hub, _host.Clock).AdvanceTo(Morning + Duration.FromHours(1), CancellationToken.None);

        Reminded().ShouldBe([("good", 2)]);
        hub.PendingDeadlines.ShouldBe(0);
    }

    private IEnumerable<(string Grain, int Minute)> Reminded() =>
        from record in _host.Log.Records
        where record.Event.Name == "reminded/1"
        select (GrainId.Parse(record.Stream).Key, (int)(record.Event.OccurredAt - Morning).TotalMinutes);
}
