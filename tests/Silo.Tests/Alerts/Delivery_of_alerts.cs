using System.Text;
using System.Text.Json;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Signals;
using OpsHub.Silo.Alerts.Delivery;
using OpsHub.Testing;

namespace OpsHub.Silo.Tests.Alerts;

public sealed class Delivery_of_alerts
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_webhook_is_told_signed_again_after_a_no_and_told_the_end()
    {
        await using var receiver = Receiver.Http(500, 503, 200);
        await using var hub = await ServedAlerts.Start($"webhook+http://127.0.0.1:{receiver.Port}/alerts");
        var panic = await Panic(hub);
        var story = await hub.Until<AlertDelivered>(panic);

        story.OfType<AlertDelivered>().Single().ShouldBe(new AlertDelivered("webhook-1", "fired", 3, hub.Clock.GetCurrentInstant()));
        var message = Enumerable.Range(0, 3).Select(_ => Take(receiver)).Last();
        var (head, body) = (message.Split("\n\n")[0], message.Split("\n\n")[1]);
        string Header(string name) => head.Split($"{name}: ")[1].Split('\r', '\n')[0];
        Header("X-OpsHub-Signature").ShouldBe($"sha256={WebhookSender.Signature(ServedAlerts.Secret, Header("X-OpsHub-Timestamp"), Encoding.UTF8.GetBytes(body))}");
        var told = JsonDocument.Parse(body).RootElement.GetProperty("alerts")[0];
        (told.GetProperty("what").GetString(), told.GetProperty("firing").GetProperty("rule").GetString()).ShouldBe(("fired", "panic"));

        await hub.Send(OfficeSignals.IdOf(ServedAlerts.Company, hub.Office), new ResolveSignal("panic:3"));
        await hub.Until<ConditionEnded>(panic);
        hub.Clock.AdvanceTo(hub.Clock.GetCurrentInstant() + NodaTime.Duration.FromSeconds(59));
        hub.Clock.AdvanceTo(hub.Clock.GetCurrentInstant() + NodaTime.Duration.FromSeconds(2));
        (await hub.Until<AlertResolved>(panic)).OfType<AlertResolved>().Count().ShouldBe(1);
        Take(receiver, m => m.Contains("\"what\":\"resolved\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_could_not_be_told_before_a_crash_is_told_after_it_and_recorded_once()
    {
        await using var receiver = Receiver.Http(200);
        var gone = receiver.Port;
        await using var hub = await ServedAlerts.Start($"webhook+http://127.0.0.1:{gone}/alerts");
        var panic = await Panic(hub);
        await hub.Until<AlertDelivered>(panic);
        await hub.Restart();
        await hub.Restart();

        (await hub.Story(panic)).OfType<AlertDelivered>().Count().ShouldBe(1);
    }

    [Fact]
    public async Task An_address_that_hangs_sends_the_alert_up_and_keeps_no_other_channel_back()
    {
        await using var hanging = Receiver.Hanging();
        await using var mail = Receiver.Smtp();
        await using var hub = await ServedAlerts.Start(
            $"webhook+http://127.0.0.1:{hanging.Port}/alerts", $"mail+smtp://127.0.0.1:{mail.Port}?from=hub@example.org&to=head@example.org&tls=0", $"mail+smtp://127.0.0.1:{mail.Port}?from=hub@example.org&to=director@example.org&tls=0&step=2");
        var panic = await Panic(hub);

        Take(mail, letter => letter.Contains("head@example.org", StringComparison.Ordinal));   // at once, whatever the webhook does
        var story = await hub.Until<AlertEscalated>(panic);
        story.OfType<AlertNotDelivered>().Single().ShouldBe(new AlertNotDelivered("webhook-1", "fired", ChannelPatience.Attempts, "no answer", hub.Clock.GetCurrentInstant()));
        story.OfType<AlertEscalated>().First().Step.ShouldBe(2);
        Take(mail, letter => letter.Contains("director@example.org", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_no_channel_took_at_any_step_is_its_owners_and_told_again_until_somebody_hears_of_it()
    {
        var refusing = Enumerable.Repeat(500, Alert.MaxStep * ChannelPatience.Attempts);
        await using var receiver = Receiver.Http([.. refusing, 200]);
        await using var hub = await ServedAlerts.Start($"webhook+http://127.0.0.1:{receiver.Port}/alerts");
        var panic = await Panic(hub);
        var unreached = (await hub.Until<AlertUnreached>(panic)).OfType<AlertUnreached>().Single();
        (await hub.Story(panic)).OfType<AlertEscalated>().Last().Step.ShouldBe(Alert.MaxStep);
        await hub.Hub.CatchUp(CancellationToken.None);
        var cell = await Cell(hub, panic);
        cell.GetProperty("retellsAt").GetString().ShouldBe(NodaTime.Text.InstantPattern.ExtendedIso.Format(unreached.NextAt));
        cell.GetProperty("notes").EnumerateArray().Last().GetProperty("text").GetString().ShouldBe("office-head");

        hub.Clock.AdvanceTo(unreached.NextAt);
        (await hub.Until<AlertDelivered>(panic)).OfType<AlertDelivered>().Single().What.ShouldBe("fired");
        await hub.Hub.CatchUp(CancellationToken.None);
        (await Cell(hub, panic)).GetProperty("retellsAt").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task What_is_silent_is_told_to_nobody()
    {
        await using var receiver = Receiver.Http(200);
        await using var hub = await ServedAlerts.Start($"alertmanager+http://127.0.0.1:{receiver.Port}");
        await hub.Send(Silences.IdOf(ServedAlerts.Company, hub.Office), new SetSilence("works", hub.Clock.GetCurrentInstant() + NodaTime.Duration.FromHours(1), "учебная тревога", Rule: "panic"));
        var panic = await Panic(hub);
        await hub.Until<AlertFired>(panic);
        await hub.Send(OfficeSignals.IdOf(ServedAlerts.Company, hub.Office), new RaiseSignal(SignalKind.Conflict, 4));
        var conflict = Alert.IdOf(ServedAlerts.Company, "conflict", $"window/{hub.Office}:4");
        await hub.Until<AlertDelivered>(conflict);

        var told = JsonDocument.Parse(Take(receiver).Split("\n\n")[1]).RootElement;
        told.GetArrayLength().ShouldBe(1);
        told[0].GetProperty("labels").GetProperty("alertname").GetString().ShouldBe("conflict");
        (await hub.Story(panic)).OfType<AlertDelivered>().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("samara=webhook+https://am.example/x", true), InlineData("samara=mail+smtp://mx.example?from=a@x&to=b@x,c@x&step=3&owner=office-head", true), InlineData("samara=alertmanager+http://am:9093", true)]
    [InlineData("samara=webhook+ftp://am.example/x", false), InlineData("samara=mail+smtp://mx.example?from=a@x", false), InlineData("samara=pigeon+http://x", false), InlineData("webhook+http://x", false)]
    [InlineData("samara=mail+smtps://mx.example?from=a@x&to=rota&ca=/etc/own.pem", true), InlineData("samara=mail+smtps://mx.example?from=a@x&to=rota,b@x", false), InlineData("samara=webhook+http://x?step=9", false), InlineData("samara=webhook+http://x?step=two", false)]
    public void Only_a_channel_that_can_be_used_is_taken(string text, bool taken) => (AlertChannel.Parse(text) is not null).ShouldBe(taken);

    private static async Task<JsonElement> Cell(ServedAlerts hub, GrainId alert) => (await hub.Get($"boards/alerts/{ServedAlerts.Company}")).GetProperty("cells").GetProperty($"alert/{alert.Key}");

    private static async Task<GrainId> Panic(ServedAlerts hub)
    {
        await hub.Send(OfficeSignals.IdOf(ServedAlerts.Company, hub.Office), new RaiseSignal(SignalKind.Panic, 3));
        return Alert.IdOf(ServedAlerts.Company, "panic", $"window/{hub.Office}:3");
    }

    /// <summary>The next message, or the next that is so.</summary>
    private static string Take(Receiver receiver, Func<string, bool>? wanted = null)
    {
        while (receiver.Came.TryTake(out var message, Patience))
            if (wanted?.Invoke(message) != false) return message;
        throw new TimeoutException("Nothing came.");
    }
}
