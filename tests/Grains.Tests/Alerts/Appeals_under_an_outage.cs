using NodaTime;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Companies;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Norms;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Outages;
using OpsHub.Grains.Tests.Support;
using OpsHub.Grains.Walls;

namespace OpsHub.Grains.Tests.Alerts;

/// <summary>Late appeals that an outage brought are counted under it and told to nobody; all others are told.</summary>
public sealed class Appeals_under_an_outage
{
    private static readonly NormRule Norm = new("registration", "Регистрация", "Registration", "7.4", NormEntity.Appeal, NormMetrics.RegistrationTime, NormAggregation.Case, NormUnit.Days);

    private static readonly Grains.Alerts.Standing Broken = new(AlertDesk.Rule with { Id = "norm-registration" }, "company", "Волга", Verdict.Holds, new Reading(3, null, "cases", 9));

    private readonly OutageView _view = new();
    private readonly World _world = new(Scenes.Morning);
    private int _position;

    public Appeals_under_an_outage()
    {
        Say(Company.IdOf("volga"), new CompanyRegistered("Волга", Scenes.Samara, false, Scenes.Morning));
        foreach (var (office, place) in new[] { ("north", "п. Лопатино"), ("south", "с. Новинки") })
            Say(Office.IdOf("volga", office), new OfficeRegistered(Scenes.Details(office) with { Serves = [new ServedPlace(place)] }, Scenes.Morning));
        Outage("g-1", "п. Лопатино", 120, Scenes.At(8, 30));
    }

    [Fact]
    public void What_an_outage_brought_is_an_alert_of_its_own_and_the_company_answers_for_the_rest()
    {
        CausedAppeals.Divides(Norm).ShouldBeTrue();
        CausedAppeals.Divides(Norm with { Aggregation = NormAggregation.Mean }).ShouldBeFalse();   // an appeal cannot be taken out of a mean
        CausedAppeals.Divides(Norm with { Metric = NormMetrics.CaseStep }).ShouldBeFalse();

        var divided = CausedAppeals.Divide(Broken, [new LateAppeals("g-1", "авария", 2), new LateAppeals("g-2", "ограничение", 0)]).ToList();
        divided.Select(s => (s.Subject, s.Verdict, s.Reading.Value)).ShouldBe([("outage/g-1", Verdict.Holds, 2m), ("company", Verdict.Holds, 1m)]);
        CausedAppeals.Divide(Broken, [new LateAppeals("g-1", "авария", 3)]).Last().Verdict.ShouldBe(Verdict.Over);
        CausedAppeals.Divide(Broken, []).ShouldBe([Broken]);
    }

    [Theory]
    [InlineData("отключение электроэнергии", "north", "09:00", true)]
    [InlineData("квитанции", "north", "09:00", false)]   // about something else
    [InlineData("отключение электроэнергии", "south", "09:00", false)]   // elsewhere
    [InlineData("отключение электроэнергии", null, "09:00", false)]   // of no office, and the outage is too small to be heard everywhere
    [InlineData("отключение электроэнергии", "north", "08:00", false)]   // it was written before
    public void An_appeal_is_an_outages_by_its_office_its_topic_and_when_it_came(string topic, string? office, string receivedAt, bool caused)
    {
        Appeal("a", topic, office, Scenes.At(int.Parse(receivedAt[..2], null), 0));

        (_view.Appeals("volga").SingleOrDefault().Appeals ?? []).ShouldBe(caused ? ["a"] : []);
    }

    [Fact]
    public void Of_no_office_it_belongs_to_the_first_fault_that_is_heard_everywhere()
    {
        Outage("g-2", "с. Новинки", 700, Scenes.At(8, 45));
        Outage("g-3", "с. Дальнее", 900, Scenes.At(8, 40));
        Appeal("a", "отключение", null, Scenes.At(9, 0));

        _view.Appeals("volga").ShouldHaveSingleItem().Outage.ShouldBe("g-3");
    }

    [Fact]
    public void An_outage_that_is_over_excuses_nothing_and_a_restart_forgets_none()
    {
        Appeal("a", "отключение", "north", Scenes.At(9, 0));
        var again = new OutageView();
        again.Load(_view.Save());
        again.Appeals("volga").ShouldHaveSingleItem().Name.ShouldBe("авария, п. Лопатино");

        Say(Grains.Outages.Outage.IdOf("volga", "g-1"), new OutageRestored(null, null, Scenes.At(10, 0)));
        _view.Appeals("volga").ShouldBeEmpty();
    }

    [Fact]
    public void Its_alert_follows_from_the_outage_on_the_wall_and_in_the_inbox_and_the_companys_own_does_not()
    {
        _world.Must(Office.IdOf("volga", "north"), new RegisterOffice(Scenes.Details("Северное") with { Serves = [new ServedPlace("п. Лопатино")] }));
        _world.Must(Grains.Outages.Outage.IdOf("volga", "g-1"), new ReportOutage(OutageKind.Emergency, [new OutagePlace("п. Лопатино")], 120, Scenes.Morning));
        _world.Advance(1);
        foreach (var standing in CausedAppeals.Divide(Broken, [new LateAppeals("g-1", "авария, п. Лопатино", 2)]))
            _world.Must(Alert.IdOf("volga", standing.Rule.Id, standing.Subject), new BeginCondition(new AlertTerms(standing.Rule, standing.Subject, standing.SubjectName), standing.Reading));
        _world.Advance(60);

        var book = BoardBook.Of(_world.Facts);
        var wall = book.Cell<WallAlertsCell>("wall/volga", "alerts");
        wall.Worst.ShouldHaveSingleItem().Subject.ShouldBe("company");
        wall.Causes.ShouldHaveSingleItem().ShouldBe(new WallCauseCell("outage/g-1", "авария, п. Лопатино", Scenes.Morning, 0, 0, 1, 2));
        var inbox = book.Cell<AlertCell>("alerts/volga", $"alert/{Alert.IdOf("volga", "norm-registration", "outage/g-1").Key}");
        (inbox.Cause, inbox.CauseName).ShouldBe(("outage/g-1", "авария, п. Лопатино"));
        book.Cell<AlertCell>("alerts/volga", $"alert/{Alert.IdOf("volga", "norm-registration", "company").Key}").Cause.ShouldBeNull();
    }

    private void Outage(string id, string place, int customers, Instant at) =>
        Say(Grains.Outages.Outage.IdOf("volga", id), new OutageReported(OutageKind.Emergency, [new OutagePlace(place)], customers, at, null, null, null, "grid", false, null, at));

    private void Appeal(string id, string topic, string? office, Instant receivedAt) =>
        Say(new GrainId("appeal", "volga", id), new AppealRegistered("complaint", null, "email", AppealForm.Written, topic, false, office, null, null, [], [], null, receivedAt, null, null, "test", Scenes.At(9, 0)));

    private void Say(GrainId grain, IEvent happened) => _view.Apply(new Recorded(++_position, grain, _position, happened, happened.At), new BoardBook());
}
