using System.Text.Json;
using NodaTime;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Outages;

namespace OpsHub.Silo.Tests.Alerts;

/// <summary>From a letter to the inbox: one outage silences, and counts, the appeals whose deadlines it made somebody miss.</summary>
public sealed class Appeals_that_an_outage_brought
{
    private const string Norm = "norm-written-answer";

    [Fact]
    public async Task Are_under_the_outage_while_it_goes_on_and_the_companys_trouble_once_it_is_over()
    {
        await using var hub = await ServedAlerts.Start();
        var (began, outage) = (hub.Clock.GetCurrentInstant(), Outage.IdOf(ServedAlerts.Company, "g-1"));
        await hub.Send(Office.IdOf(ServedAlerts.Company, "other"), new RegisterOffice(new OfficeDetails("Другой", "Другой", DateTimeZone.Utc, [], Serves: [new ServedPlace("с. Небывалое")])));
        await hub.Send(outage, new ReportOutage(OutageKind.Emergency, [new OutagePlace("с. Небывалое")], 40, began));
        await Register(hub, "about", "отключение электроэнергии");
        hub.Clock.AdvanceTo(began + Duration.FromHours(30));   // a day later: it is due a day later
        await Register(hub, "unrelated", "П1-1-2");
        var (under, company) = (Alert.IdOf(ServedAlerts.Company, Norm, "outage/g-1"), Alert.IdOf(ServedAlerts.Company, Norm, "company"));

        hub.Clock.AdvanceTo(await DueAt(hub, "about") + Duration.FromMinutes(10));
        await Fires(hub, under);
        await hub.Hub.CatchUp(CancellationToken.None);
        (await hub.Story(company)).ShouldBeEmpty();
        var cause = (await Cell(hub, "wall", "alerts")).GetProperty("causes").EnumerateArray().ShouldHaveSingleItem();
        (cause.GetProperty("key").GetString(), cause.GetProperty("appeals").GetInt32()).ShouldBe(("outage/g-1", 1));
        (await Cell(hub, "alerts", "counts")).ShouldSatisfyAllConditions(c => c.GetProperty("consequences").GetInt32().ShouldBe(1), c => c.GetProperty("firing").GetInt32().ShouldBe(1));

        hub.Clock.AdvanceTo(await DueAt(hub, "unrelated") + Duration.FromMinutes(10));
        var fired = await Fires(hub, company);
        fired.Reading.Value.ShouldBe(1);   // without the one that the outage brought

        await hub.Send(outage, new RestoreOutage());
        (await hub.Until<AlertResolved>(under)).OfType<AlertResolved>().Single().Reason.ShouldBe("withdrawn");
        hub.Clock.AdvanceTo(hub.Clock.GetCurrentInstant() + Duration.FromMinutes(2));
        (await hub.Until<ConditionRead>(company)).OfType<ConditionRead>().Last().Reading.Value.ShouldBe(2);
    }

    private static Task Register(ServedAlerts hub, string id, string topic) =>
        hub.Send(Appeal.IdOf(ServedAlerts.Company, id), new RegisterAppeal("complaint", "email", "b2b", Topic: topic, Office: "other", Customer: $"c-{id}"));

    /// <summary>When its answer is due, as its own stream says.</summary>
    private static async Task<Instant> DueAt(ServedAlerts hub, string id) =>
        (await hub.Story(Appeal.IdOf(ServedAlerts.Company, id))).OfType<AppealClocksSet>().Last().Clocks.Single(c => c.Name == "answer").DueAt!.Value;

    private static async Task<AlertFired> Fires(ServedAlerts hub, Grains.Kernel.GrainId alert)
    {
        await hub.Until<ConditionBegan>(alert);
        hub.Clock.AdvanceTo(hub.Clock.GetCurrentInstant() + Duration.FromSeconds(61));
        return (await hub.Until<AlertFired>(alert)).OfType<AlertFired>().Single();
    }

    private static async Task<JsonElement> Cell(ServedAlerts hub, string board, string cell) =>
        (await hub.Get($"boards/{board}/{ServedAlerts.Company}")).GetProperty("cells").GetProperty(cell);
}
