using OpsHub.Grains.Alerts;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Outages;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Alerts;

public sealed class Alerts_on_the_company_wall
{
    private static readonly AlertRule Warning = AlertDesk.Rule with { Id = "warning", Severity = Severity.Warning, Group = "other", EscalateS = null };

    private readonly World _world = new(Scenes.Morning);

    [Fact]
    public void Nobodys_first_critical_before_warnings_newest_first_and_what_is_silent_not_at_all()
    {
        Fire(Warning, "office/a");
        Fire(AlertDesk.Rule, "office/b");
        Fire(AlertDesk.Rule, "office/c");
        Fire(AlertDesk.Rule, "office/d");
        Fire(AlertDesk.Rule with { Id = "noted", RecordOnly = true }, "office/e");
        Fire(AlertDesk.Rule, "office/f");
        _world.Must(Alert.IdOf("volga", AlertDesk.Rule.Id, "office/b"), new AcknowledgeAlert());
        _world.Must(Silences.IdOf("volga", "f"), new SetSilence("s", _world.Now + NodaTime.Duration.FromHours(1), "ремонт"));

        var cell = OnWall();
        cell.Worst.Select(a => a.Subject).ShouldBe(["office/d", "office/c", "office/a", "office/b"]);
        (cell.Unaccepted, cell.Accepted).ShouldBe((3, 1));
    }

    [Fact]
    public void What_an_outage_caused_is_counted_under_it_by_offices_and_lines()
    {
        _world.Must(Office.IdOf("volga", "north"), new RegisterOffice(Scenes.Details("Северное") with { Serves = [new ServedPlace("Стара-Загора")] }));
        _world.Must(Outage.IdOf("volga", "o-17"), new ReportOutage(OutageKind.Emergency, [new OutagePlace("Стара-Загора")], 1200, Scenes.Morning));
        _world.Advance(1);
        Fire(AlertDesk.Rule, "office/north");
        Fire(Warning, "window/north:3");
        Fire(Warning with { Id = "level", Group = "calls" }, "line/main");
        Fire(Warning, "office/south");

        var cell = OnWall();
        cell.Worst.ShouldHaveSingleItem().Subject.ShouldBe("office/south");
        cell.Causes.ShouldHaveSingleItem().ShouldBe(new WallCauseCell("outage/o-17", "авария, Стара-Загора", Scenes.Morning, 1, 1, 3));
    }

    [Fact]
    public void A_small_outage_is_no_excuse_for_the_phones()
    {
        _world.Must(Office.IdOf("volga", "north"), new RegisterOffice(Scenes.Details("Северное") with { Serves = [new ServedPlace("Стара-Загора")] }));
        _world.Must(Outage.IdOf("volga", "o-17"), new ReportOutage(OutageKind.Emergency, [new OutagePlace("Стара-Загора")], 40, Scenes.Morning));
        Fire(Warning with { Id = "level", Group = "calls" }, "line/main");

        OnWall().Worst.ShouldHaveSingleItem().Subject.ShouldBe("line/main");
    }

    [Fact]
    public void When_all_is_over_the_cell_says_so()
    {
        Fire(Warning, "office/a");
        _world.Must(Alert.IdOf("volga", Warning.Id, "office/a"), new EndCondition());
        _world.Advance(Warning.SettleS);

        OnWall().Says(new WallAlertsCell(0, 0, [], [])).ShouldBeTrue();
    }

    private void Fire(AlertRule rule, string subject)
    {
        _world.Must(Alert.IdOf("volga", rule.Id, subject), new BeginCondition(new AlertTerms(rule, subject, subject), new Reading(1450, 900, "s", 6)));
        _world.Advance(rule.ForS);
    }

    private WallAlertsCell OnWall() => BoardBook.Of(_world.Facts).Cell<WallAlertsCell>("wall/volga", "alerts");
}
