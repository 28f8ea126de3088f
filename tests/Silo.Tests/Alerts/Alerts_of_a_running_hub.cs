using NodaTime;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Signals;

namespace OpsHub.Silo.Tests.Alerts;

public sealed class Alerts_of_a_running_hub
{
    [Fact]
    public async Task A_panic_button_fires_is_accepted_outlives_a_restart_and_ends_once()
    {
        await using var hub = await ServedAlerts.Start();
        var panic = Alert.IdOf(ServedAlerts.Company, "panic", $"window/{hub.Office}:3");
        await hub.Send(OfficeSignals.IdOf(ServedAlerts.Company, hub.Office), new RaiseSignal(SignalKind.Panic, 3));
        await hub.Until<AlertFired>(panic);
        await hub.Hub.CatchUp(CancellationToken.None);

        var cell = (await hub.Get($"boards/alerts/{ServedAlerts.Company}/{hub.Office}")).GetProperty("cells").GetProperty($"alert/{panic.Key}");
        cell.GetProperty("severity").GetString().ShouldBe("critical");
        cell.GetProperty("owner").GetString().ShouldBe("office-head");
        await ServedAlerts.Json(await hub.Call(HttpMethod.Post, $"{ServedAlerts.Company}/alert/{panic.Key}/acknowledge-alert", new { text = "иду" }));

        await hub.Restart();
        await hub.Hub.CatchUp(CancellationToken.None);
        (await hub.Get($"boards/alerts/{ServedAlerts.Company}")).GetProperty("cells").GetProperty("counts").GetProperty("accepted").GetInt32().ShouldBe(1);
        await hub.Send(OfficeSignals.IdOf(ServedAlerts.Company, hub.Office), new ResolveSignal("panic:3"));
        await hub.Until<ConditionEnded>(panic);
        hub.Clock.AdvanceTo(hub.Clock.GetCurrentInstant() + Duration.FromSeconds(61));
        var story = await hub.Until<AlertResolved>(panic);

        story.Select(e => e.GetType().Name).ShouldBe(["ConditionBegan", "AlertFired", "AlertAcknowledged", "AlertCommented", "ConditionEnded", "AlertResolved"]);
    }

    [Fact]
    public async Task A_wait_that_grows_without_any_fact_fires_at_its_own_second()
    {
        await using var hub = await ServedAlerts.Start();
        var rule = new AlertRule("long-wait", "Долго ждут", "Long wait", WatchKind.Figure, "visitors-longest-wait", Per: "office", Threshold: 300, ForS: 0);
        await hub.Send(AlertRules.IdOf(ServedAlerts.Company), new PutAlertRule(rule));
        var began = hub.Clock.GetCurrentInstant();
        await hub.Send(Queue.IdOf(ServedAlerts.Company, hub.Office), new IssueTicket("bills", TicketClass.Ordinary));
        await hub.Hub.CatchUp(CancellationToken.None);
        var alert = Alert.IdOf(ServedAlerts.Company, rule.Id, $"office/{hub.Office}");

        hub.Clock.AdvanceTo(began + Duration.FromSeconds(301));
        var fired = (await hub.Until<AlertFired>(alert)).OfType<AlertFired>().Single();

        fired.Reading.ShouldBe(new Reading(301, 300, "s", 1));
        fired.At.ShouldBe(began + Duration.FromSeconds(301));
    }
}
