using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Signals;
using OpsHub.Testing;

namespace OpsHub.Silo.Tests.Alerts;

/// <summary>Debian's Alertmanager on the other side.</summary>
public sealed class Alerts_to_and_from_an_Alertmanager
{
    private const string Into = $"{ServedAlerts.Company}/alerts/alertmanager";

    [InstalledFact(Alertmanager.Program, Alertmanager.Package)]
    public async Task An_alert_of_the_hub_stands_in_it_with_company_place_and_severity()
    {
        using var manager = await Alertmanager.Start("http://127.0.0.1:9/", "none");
        await using var hub = await ServedAlerts.Start($"alertmanager+{manager.Url.AbsoluteUri.TrimEnd('/')}");
        await hub.Send(OfficeSignals.IdOf(ServedAlerts.Company, hub.Office), new RaiseSignal(SignalKind.Panic, 3));
        await hub.Until<AlertDelivered>(Alert.IdOf(ServedAlerts.Company, "panic", $"window/{hub.Office}:3"));

        using var http = new HttpClient { BaseAddress = manager.Url };
        var labels = (await http.GetFromJsonAsync<JsonElement>("/api/v2/alerts"))[0].GetProperty("labels");
        string Label(string name) => labels.GetProperty(name).GetString()!;
        (Label("alertname"), Label("company"), Label("subject"), Label("severity"), Label("source")).ShouldBe(("panic", "saratov", $"window/{hub.Office}:3", "critical", "opshub"));
    }

    [InstalledFact(Alertmanager.Program, Alertmanager.Package)]
    public async Task An_alert_of_it_stands_in_the_inbox_and_is_over_when_it_says_so()
    {
        await using var hub = await ServedAlerts.Start();
        using var manager = await Alertmanager.Start($"{hub.Client.BaseAddress}api/v1/{Into}", await Key(hub));
        using var http = new HttpClient { BaseAddress = manager.Url };
        (await http.PostAsJsonAsync("/api/v2/alerts", new[] { Posted(hub, "2099-01-01T00:00:00Z") })).StatusCode.ShouldBe(HttpStatusCode.OK);
        var alert = await hub.UntilGrain(g => g.Kind == Alert.Kind.Name && g.Key.StartsWith("am-diskfull:", StringComparison.Ordinal));

        await hub.Until<AlertFired>(alert);
        await hub.Hub.CatchUp(CancellationToken.None);
        var cell = (await hub.Get($"boards/alerts/{ServedAlerts.Company}/{hub.Office}")).GetProperty("cells").GetProperty($"alert/{alert.Key}");
        (cell.GetProperty("subjectName").GetString(), cell.GetProperty("severity").GetString(), cell.GetProperty("watch").GetString()).ShouldBe(("Диск почти полон", "critical", "outside"));
        (await http.PostAsJsonAsync("/api/v2/alerts", new[] { Posted(hub, "2020-01-01T00:00:01Z") })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await hub.Until<AlertResolved>(alert)).Count(e => e is AlertFired).ShouldBe(1);
    }

    [Fact]
    public async Task Said_again_it_changes_nothing_and_the_hubs_own_do_not_come_back()
    {
        await using var hub = await ServedAlerts.Start();
        (await Take(hub, ("firing", "4f1c", null))).ShouldBe((1, 0, 0));
        (await Take(hub, ("firing", "4f1c", null), ("firing", "77aa", "opshub"))).ShouldBe((0, 0, 2));
        (await Take(hub, ("resolved", "4f1c", null))).ShouldBe((0, 1, 0));
        (await Take(hub, ("resolved", "4f1c", null))).ShouldBe((0, 0, 1));
        var wrong = await ServedAlerts.Json(await hub.Call(HttpMethod.Post, Into, new { alerts = new[] { new { status = "firing", fingerprint = "1", labels = new { } } } }), HttpStatusCode.BadRequest);
        wrong.GetProperty("at").GetString().ShouldBe("alerts[0].labels.alertname");
    }

    private static object Posted(ServedAlerts hub, string ends) => new
    {
        labels = new Dictionary<string, string> { ["alertname"] = "DiskFull", ["office"] = hub.Office, ["severity"] = "critical" },
        annotations = new { summary = "Диск почти полон" }, startsAt = "2020-01-01T00:00:00Z", endsAt = ends,
    };

    private static async Task<(int Begun, int Ended, int Unchanged)> Take(ServedAlerts hub, params (string Status, string Fingerprint, string? Source)[] alerts)
    {
        var body = new { version = "4", alerts = alerts.Select(a => new { status = a.Status, fingerprint = a.Fingerprint, labels = new { alertname = "DiskFull", source = a.Source ?? "node" } }) };
        var answer = await ServedAlerts.Json(await hub.Call(HttpMethod.Post, Into, body));
        return (answer.GetProperty("begun").GetInt32(), answer.GetProperty("ended").GetInt32(), answer.GetProperty("unchanged").GetInt32());
    }

    private static async Task<string> Key(ServedAlerts hub) =>
        (await ServedAlerts.Json(await hub.Call(HttpMethod.Post, "device-keys", new { label = "alertmanager", company = ServedAlerts.Company, rights = new[] { "send-facts" } }))).GetProperty("key").GetString()!;
}
