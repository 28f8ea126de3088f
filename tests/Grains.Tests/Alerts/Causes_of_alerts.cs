using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Outages;
using OpsHub.Grains.Tests.Support;
using OpsHub.Grains.Walls;

namespace OpsHub.Grains.Tests.Alerts;

public sealed class Causes_of_alerts
{
    private static readonly AlertRule Silent = Shipped("feed-silent"), Wait = Shipped("wait-over-norm"), Idle = Shipped("idle-window"), Panic = Shipped("panic"), Level = Shipped("service-level");

    [Fact]
    public void A_silent_feed_explains_what_rests_on_it_but_no_button()
    {
        var causes = Inhibition.Causes([Of(Silent, "office/01"), Of(Idle, "window/01:3"), Of(Panic, "window/01:3"), Of(Idle, "window/02:3")], []);

        causes.ShouldBe(new Dictionary<string, string> { ["idle-window:window/01:3"] = "feed-silent:office/01" }, ignoreOrder: true);
    }

    [Fact]
    public void The_trouble_of_an_office_explains_that_of_its_windows_and_of_no_other_kind()
    {
        var causes = Inhibition.Causes([Of(Wait, "office/01"), Of(Idle, "window/01:3"), Of(Idle, "window/01:4"), Of(Level, "line/main")], []);

        causes.Values.ShouldAllBe(c => c == "wait-over-norm:office/01");
        causes.Keys.ShouldBe(["idle-window:window/01:3", "idle-window:window/01:4"], ignoreOrder: true);
    }

    [Fact]
    public void An_outage_explains_everything_in_what_it_touches()
    {
        var outage = new KnownCause("outage/o-17", "авария, Стара-Загора, 78–142", ["office/01", "line/main"], Scenes.Morning);
        var causes = Inhibition.Causes([Of(Wait, "office/01"), Of(Idle, "window/01:3"), Of(Level, "line/main"), Of(Wait, "office/02"), Of(Panic, "office/01")], [outage]);

        causes.Values.ShouldAllBe(c => c == "outage/o-17");
        causes.Count.ShouldBe(3);
    }

    [Fact]
    public void An_outage_of_the_log_explains_the_alerts_of_the_offices_it_touches_until_power_is_back()
    {
        var desk = new AlertDesk(Wait);
        var details = Scenes.Details("Северное") with { Serves = [new ServedPlace("Стара-Загора")] };
        desk.World.Must(Office.IdOf("volga", "north"), new RegisterOffice(details));
        desk.World.Must(Outage.IdOf("volga", "o-17"), new ReportOutage(OutageKind.Emergency, [new OutagePlace("Стара-Загора")], 1200, Scenes.Morning));
        desk.World.Advance(60);
        desk.Fire();

        var book = BoardBook.Of(desk.World.Facts);
        var cell = book.Cell<AlertCell>("alerts/volga/north", $"alert/{desk.Id.Key}");
        (cell.Cause, cell.CauseName).ShouldBe(("outage/o-17", "авария, Стара-Загора"));
        book.Cell<AlertCountsCell>("alerts/volga", "counts").ShouldBe(new AlertCountsCell(1, 0, 0, 0, 1, 0, 0));

        desk.World.Must(Outage.IdOf("volga", "o-17"), new RestoreOutage());
        BoardBook.Of(desk.World.Facts).Cell<AlertCountsCell>("alerts/volga", "counts").Unaccepted.ShouldBe(1);
    }

    [Fact]
    public void Of_many_outages_the_first_is_named_and_the_next_one_once_it_is_over()
    {
        var desk = new AlertDesk(Wait);
        desk.World.Must(Office.IdOf("volga", "north"), new RegisterOffice(Scenes.Details("Северное") with { Serves = [new ServedPlace("Стара-Загора")] }));
        var fault = new ReportOutage(OutageKind.Emergency, [new OutagePlace("Стара-Загора")], 1200);
        foreach (var (id, minutes) in new[] { ("late", -5), ("first", -30), ("next", -20) }) desk.World.Must(Outage.IdOf("volga", id), fault with { StartsAt = Scenes.Morning + Duration.FromMinutes(minutes) });
        desk.World.Advance(60);
        desk.Fire();
        Causes().ShouldBe(("outage/first", "outage/first"));

        desk.World.Must(Outage.IdOf("volga", "first"), new RestoreOutage());
        Causes().ShouldBe(("outage/next", "outage/next"));

        desk.World.Must(Outage.IdOf("volga", "next"), fault with { StartsAt = Scenes.Morning });
        Causes().ShouldBe(("outage/late", "outage/late"));

        desk.World.Must(Outage.IdOf("volga", "late"), fault with { StartsAt = Scenes.Morning - Duration.FromMinutes(5), Area = [new OutagePlace("Дальнее")] });
        Causes().ShouldBe(("outage/next", "outage/next"));

        (string? Inbox, string Wall) Causes()
        {
            var book = BoardBook.Of(desk.World.Facts);
            return (book.Cell<AlertCell>("alerts/volga/north", $"alert/{desk.Id.Key}").Cause, book.Cell<WallAlertsCell>("wall/volga", "alerts").Causes.ShouldHaveSingleItem().Key);
        }
    }

    /// <summary>Against a list of all that go on.</summary>
    [Theory]
    [InlineData(1), InlineData(2), InlineData(3)]
    public void The_first_outage_of_each_subject_says_what_all_of_them_say(int seed)
    {
        var random = new Random(seed);
        var (open, causes) = (new Dictionary<string, OpenOutage>(), new OutageCauses([]));
        List<Inhibited> firing = [.. new[] { "office/0", "office/1", "window/2:1", "line/main" }.Select(s => Of(Wait, s) with { Since = At(30) })];
        for (var round = 0; round < 400; round++)
        {
            var id = $"o-{random.Next(30)}";
            var before = Inhibition.Causes(firing, All());
            if (random.Next(3) == 0) open.Remove(id);
            else open[id] = Open(id, At(random.Next(60)), random.Next(2) * 800, [.. Enumerable.Range(0, 4).Where(_ => random.Next(3) == 0).Select(n => $"{n}")]);
            var changed = causes.Put(id, open.GetValueOrDefault(id));

            var expected = Inhibition.Causes(firing, All());
            Inhibition.Causes(firing, First(causes)).ShouldBe(expected, ignoreOrder: true, $"seed {seed}, round {round}");
            if (changed.Count == 0) expected.ShouldBe(before, ignoreOrder: true, $"seed {seed}, round {round}");
        }

        KnownCause[] All() => [.. open.Values.Where(o => !o.Offices.IsEmpty).Select(o => new KnownCause($"outage/{o.Id}", "", [.. o.Offices.Select(f => $"office/{f}"), .. o.State.Told!.Customers >= 500 ? ["line/*"] : Array.Empty<string>()], o.State.Told.StartsAt!.Value))];
        KnownCause[] First(OutageCauses known) => [.. firing.SelectMany(a => Inhibition.Places(a.Subject)).Distinct().Select(known.FirstAt).OfType<KnownCause>().DistinctBy(c => c.Key)];
        static Instant At(int minute) => Scenes.Morning + Duration.FromMinutes(minute);
    }

    [Fact]
    public void What_began_before_the_outage_is_not_its_consequence() =>
        Inhibition.Causes([Of(Wait, "office/01")], [new KnownCause("outage/o-17", "авария", ["office/01"], Scenes.Morning + Duration.FromSeconds(1))]).ShouldBeEmpty();

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void Following_causes_always_ends_and_something_is_always_told(int seed)
    {
        var random = new Random(seed);
        AlertRule[] rules = [Silent, Wait, Idle, Panic, Level];
        string[] subjects = ["company", "office/01", "office/02", "window/01:1", "window/02:1", "line/main"];
        for (var round = 0; round < 200; round++)
        {
            var firing = Enumerable.Range(0, random.Next(1, 12)).Select(_ => Of(rules[random.Next(rules.Length)], subjects[random.Next(subjects.Length)])).DistinctBy(a => a.Key).ToList();
            var causes = Inhibition.Causes(firing, []);
            firing.Any(a => !causes.ContainsKey(a.Key)).ShouldBeTrue($"seed {seed}, round {round}");
            foreach (var alert in firing)
            {
                var (at, steps) = (alert.Key, 0);
                while (causes.TryGetValue(at, out var cause)) (at, steps) = (cause, steps + 1);
                steps.ShouldBeLessThan(firing.Count, $"seed {seed}, round {round}");
            }
        }
    }

    private static OpenOutage Open(string id, Instant since, int customers, ImmutableArray<string> offices) =>
        new(id, OutageState.None.After(new OutageReported(OutageKind.Emergency, [], customers, since, null, null, null, "grid", false, null, since)), offices);

    private static AlertRule Shipped(string id) => ShippedRules.OfTheTrade.Single(r => r.Id == id);

    private static Inhibited Of(AlertRule rule, string subject) => new($"{rule.Id}:{subject}", rule, subject, Scenes.Morning);
}
