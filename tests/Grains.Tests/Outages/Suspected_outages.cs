using NodaTime;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Companies;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Outages;
using OpsHub.Grains.Outages.Suspicions;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Tests.Support;
using OpsHub.Grains.Walls;

namespace OpsHub.Grains.Tests.Outages;

/// <summary>Many who say within minutes that they have no electricity, where nobody told of an outage.</summary>
public sealed class Suspected_outages
{
    private readonly OutageView _view = new();
    private readonly ConditionBook _conditions;
    private long _position;

    public Suspected_outages()
    {
        _conditions = new ConditionBook(null, _view);
        Say(Company.IdOf("volga"), new CompanyRegistered("Волга", Scenes.Samara, false, Start));
        Say(Office.IdOf("volga", "north"), new OfficeRegistered(Scenes.Details("Северный") with { Serves = [new ServedPlace("п. Лопатино")] }, Start));
        Say(Queue.IdOf("volga", "north"), new QueueConfigured(new QueueRules(Scenes.Samara, [new QueueService("cut", "Отключение электроэнергии", "О"), new QueueService("contracts", "Договоры", "Д")]), Start));
    }

    private static Instant Start { get; } = Instant.FromUtc(2026, 11, 2, 4, 0);

    [Fact]
    public void Are_seen_in_a_storm_with_when_it_began_and_are_an_alert_until_it_is_quiet()
    {
        for (var n = 0; n < 24; n++) Ticket(Start + Duration.FromSeconds(30 * n));

        var cell = Cells().ShouldHaveSingleItem();
        (cell.Place, cell.Name, cell.Count, cell.Since).ShouldBe(("office/north", "Северный", 24, Start));
        var alert = _conditions.Of("volga", ConditionKinds.OutageSuspected).ShouldHaveSingleItem();
        (alert.Subject, alert.Until).ShouldBe(("office/north", Start + Duration.FromSeconds((15 * 60) + (30 * 23))));
    }

    [Fact]
    public void Are_explained_by_an_outage_that_touches_the_area_and_by_no_other()
    {
        for (var n = 0; n < 24; n++) Ticket(Start + Duration.FromSeconds(30 * n));
        Outage("elsewhere", "с. Дальнее");
        Cells().ShouldHaveSingleItem();

        Outage("here", "п. Лопатино");
        Cells().ShouldBeEmpty();
        _conditions.Of("volga", ConditionKinds.OutageSuspected).ShouldBeEmpty();

        for (var n = 24; n < 60; n++) Ticket(Start + Duration.FromSeconds(30 * n));
        Cells().ShouldBeEmpty();
    }

    [Fact]
    public void Are_seen_in_what_callers_choose_in_the_voice_menu_and_not_in_other_functions()
    {
        for (var n = 0; n < 24; n++) Menu("readings", Start + Duration.FromSeconds(30 * n));
        Cells().ShouldBeEmpty();
        for (var n = 0; n < 24; n++) Menu("outages", Start + Duration.FromSeconds(30 * n));

        Cells().ShouldHaveSingleItem().Place.ShouldBe("line/main");
    }

    [Theory]
    [InlineData(20261126, 1), InlineData(20261127, 4), InlineData(20261128, 12)]
    public void Are_never_seen_in_thirty_calm_days(int seed, int perHour)
    {
        var random = new Random(seed);
        for (var day = 0; day < 30; day++)
            for (var minute = 0; minute < 9 * 60; minute++)
                if (random.NextDouble() < perHour / 60.0)
                {
                    Ticket(Start + Duration.FromDays(day) + Duration.FromMinutes(minute));
                    Cells().ShouldBeEmpty($"seed {seed}, day {day}, minute {minute}");
                }
    }

    [Fact]
    public void Are_seen_in_a_storm_after_thirty_calm_days_too()
    {
        Are_never_seen_in_thirty_calm_days(20261128, 12);
        var storm = Start + Duration.FromDays(30);
        for (var n = 0; n < 40; n++) Ticket(storm + Duration.FromSeconds(20 * n));

        Cells().ShouldHaveSingleItem().Count.ShouldBe(40);
    }

    [Fact]
    public void Are_known_again_after_a_restart()
    {
        for (var n = 0; n < 24; n++) Ticket(Start + Duration.FromSeconds(30 * n));
        var again = new OutageView();
        again.Load(_view.Save());

        again.Suspicions("volga").ShouldBe(Cells());
    }

    [Theory]
    [InlineData(6, 0.5, 1.4165e-5), InlineData(1, 1, 0.63212), InlineData(20, 5, 3.4523e-7)]
    public void Are_what_chance_brings_too_seldom(int count, double mean, double tail) => ReportsOfPlace.Tail(count, mean).ShouldBe(tail, tail * 1e-3);

    private IReadOnlyList<SuspicionCell> Cells() => _view.Suspicions("volga");

    private void Ticket(Instant at) =>
        Say(Queue.IdOf("volga", "north"), new TicketIssued($"t{_position}", $"О{_position}", at.InUtc().Date, "cut", TicketClass.Ordinary, 0, 0, at, at, at));

    private void Menu(string function, Instant at) => Say(Caller.IdOf("volga", $"c{_position}"), new MenuUsed("main", function, at));

    private void Outage(string id, string place) =>
        Say(Grains.Outages.Outage.IdOf("volga", id), new OutageReported(OutageKind.Planned, [new OutagePlace(place)], 10, null, null, null, null, "grid", true, null, Start + Duration.FromMinutes(12)));

    private void Say(GrainId grain, IEvent happened)
    {
        var fact = new Recorded(++_position, grain, _position, happened, happened.At);
        _view.Apply(fact, new NoCells());
        _conditions.Apply(fact);
    }

    private sealed class NoCells : ICells
    {
        public void Set(string board, string key, object value) { }

        public void Remove(string board, string key) { }

        public void Draw(string board, IDrawing drawing) { }
    }
}
