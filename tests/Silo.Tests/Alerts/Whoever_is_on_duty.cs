using System.Net;
using NodaTime;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Rotas;
using OpsHub.Grains.Signals;
using OpsHub.Testing;

namespace OpsHub.Silo.Tests.Alerts;

public sealed class Whoever_is_on_duty
{
    private const string Rotas = $"{ServedAlerts.Company}/alert-rotas", Contacts = $"{ServedAlerts.Company}/alert-contacts";

    [Fact]
    public async Task Is_told_in_one_letter_at_an_address_that_the_log_does_not_show()
    {
        await using var mail = Receiver.Smtp();
        await using var hub = await Start(mail);
        await Put(hub, "duty", "duty@example.org");
        await Put(hub, "head", "head@example.org");
        var answer = await ServedAlerts.Json(await hub.Call(HttpMethod.Put, $"{Rotas}/offices", Rota("duty")));
        answer.GetProperty("rotas")[0].GetProperty("onDuty")[0][0].GetString().ShouldBe("duty");
        answer.GetProperty("contacts").EnumerateArray().ShouldAllBe(c => c.GetProperty("hasAddress").GetBoolean());

        var first = await Signal(hub, SignalKind.Conflict, 3);
        var second = await Signal(hub, SignalKind.Conflict, 4);
        await hub.Until<PageHeld>(Pager.IdOf(ServedAlerts.Company, "duty"), 2);
        hub.Clock.AdvanceTo(hub.Clock.GetCurrentInstant() + Duration.FromSeconds(20));
        (await hub.Until<AlertDelivered>(first)).OfType<AlertDelivered>().Single().Channel.ShouldBe("mail-1:duty");
        await hub.Until<AlertDelivered>(second);

        var letter = mail.Came.Take();
        letter.ShouldContain("To: duty@example.org");
        mail.Came.ShouldBeEmpty();
        await foreach (var record in hub.Hub.Log.ReadStream(Grains.Rotas.Rotas.IdOf(ServedAlerts.Company).ToString(), 0, CancellationToken.None))
            System.Text.Encoding.UTF8.GetString(record.Event.Data.Span).ShouldNotContain("example.org");
    }

    [Fact]
    public async Task Gets_a_panic_button_at_once()
    {
        await using var mail = Receiver.Smtp();
        await using var hub = await Manned(mail, Rota("duty"));
        var panic = await Signal(hub, SignalKind.Panic, 3);

        var told = (await hub.Until<AlertDelivered>(panic)).OfType<AlertDelivered>().Single();   // the clock stands
        (told.Channel, told.At).ShouldBe(("mail-1:duty", hub.Clock.GetCurrentInstant()));
    }

    [Fact]
    public async Task Goes_up_after_the_wait_of_the_rotas_own_step()
    {
        await using var mail = Receiver.Smtp();
        await using var hub = await Manned(mail, Rota("duty"));
        var panic = await Signal(hub, SignalKind.Panic, 3);
        var fired = (await hub.Until<AlertFired>(panic)).OfType<AlertFired>().Single();

        fired.EscalatesAt.ShouldBe(fired.At + Duration.FromSeconds(90));
        await hub.Until<PageHeld>(Pager.IdOf(ServedAlerts.Company, "duty"));
        hub.Clock.AdvanceTo(fired.At + Duration.FromSeconds(90));
        (await hub.Until<AlertEscalated>(panic)).OfType<AlertEscalated>().Single().NextAt.ShouldBeNull();   // two steps, and this is the second
        (await hub.Until<PageHeld>(Pager.IdOf(ServedAlerts.Company, "head"))).OfType<PageHeld>().Single().Page.What.ShouldBe("escalated");
    }

    [Fact]
    public async Task Is_the_owner_when_nobody_is_and_the_alert_says_so()
    {
        await using var mail = Receiver.Smtp();
        await using var hub = await Manned(mail, Rota("duty") with { Exceptions = [new(new(2026, 11, 24), new(2026, 11, 25), Reason: "праздник")] });
        var panic = await Signal(hub, SignalKind.Panic, 3);

        (await hub.Until<AlertUnmanned>(panic)).OfType<AlertUnmanned>().Single().ShouldBe(new AlertUnmanned(1, "offices", "head", hub.Clock.GetCurrentInstant()));
        await hub.Until<PageHeld>(Pager.IdOf(ServedAlerts.Company, "head"));
        await hub.Hub.CatchUp(CancellationToken.None);
        var cell = (await hub.Get($"boards/alerts/{ServedAlerts.Company}")).GetProperty("cells").GetProperty($"alert/{panic.Key}");
        cell.GetProperty("notes").EnumerateArray().Select(n => n.GetProperty("kind").GetString()).ShouldContain("unmanned");
    }

    [Fact]
    public async Task Without_an_address_sends_the_alert_up()
    {
        await using var mail = Receiver.Smtp();
        await using var hub = await Manned(mail, Rota("duty") with { GroupWaitS = 0 }, address: null);
        var panic = await Signal(hub, SignalKind.Panic, 3);

        (await hub.Until<AlertEscalated>(panic)).OfType<AlertNotDelivered>().Single().Reason.ShouldBe("no address");
        await hub.Until<AlertDelivered>(panic);
        mail.Came.Take().ShouldContain("To: head@example.org");
    }

    [Fact]
    public async Task Cannot_be_nobody_the_company_knows()
    {
        await using var mail = Receiver.Smtp();
        await using var hub = await Start(mail);
        var refused = await ServedAlerts.Json(await hub.Call(HttpMethod.Put, $"{Rotas}/offices", Rota("duty")), HttpStatusCode.BadRequest);
        refused.GetProperty("at").GetString().ShouldBe("steps");
        (await ServedAlerts.Json(await hub.Call(HttpMethod.Post, $"{Rotas}/preview", Rota("duty")), HttpStatusCode.BadRequest)).GetProperty("at").GetString().ShouldBe("steps");
        (await ServedAlerts.Json(await hub.Call(HttpMethod.Put, $"{Contacts}/duty", new { contact = Contact("duty"), email = "nowhere" }), HttpStatusCode.BadRequest)).GetProperty("at").GetString().ShouldBe("email");
        await ServedAlerts.Json(await hub.Call(HttpMethod.Delete, $"{Rotas}/offices"), HttpStatusCode.NotFound);
        await Put(hub, "duty", null);
        await Put(hub, "head", null);
        var days = (await ServedAlerts.Json(await hub.Call(HttpMethod.Post, $"{Rotas}/preview", Rota("duty")))).GetProperty("days");
        (days.GetArrayLength(), days[0].GetProperty("day").GetString(), days[13].GetProperty("steps")[1][0].GetProperty("contacts")[0].GetString()).ShouldBe((14, "2026-11-24", "head"));
        await ServedAlerts.Json(await hub.Call(HttpMethod.Put, $"{Rotas}/offices", Rota("duty")));
        (await ServedAlerts.Json(await hub.Call(HttpMethod.Delete, $"{Contacts}/duty"), HttpStatusCode.Conflict)).GetProperty("type").GetString()!.ShouldEndWith("contact-on-duty");
        (await ServedAlerts.Json(await hub.Call(HttpMethod.Delete, $"{Rotas}/offices"))).GetProperty("rotas").GetArrayLength().ShouldBe(0);
    }

    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Saratov"];

    private static readonly IsoDayOfWeek[] EveryDay = [.. Enum.GetValues<IsoDayOfWeek>().Where(d => d != IsoDayOfWeek.None)];

    private static Task<ServedAlerts> Start(Receiver mail) => ServedAlerts.Start($"mail+smtp://127.0.0.1:{mail.Port}?from=hub@example.org&to=rota&tls=0");

    /// <summary>Who is on duty and the head, each with an address or none, and the rota that names them.</summary>
    private static async Task<ServedAlerts> Manned(Receiver mail, Rota rota, string? address = "duty@example.org")
    {
        var hub = await Start(mail);
        await Put(hub, "duty", address);
        await Put(hub, "head", "head@example.org");
        await ServedAlerts.Json(await hub.Call(HttpMethod.Put, $"{Rotas}/offices", rota));
        return hub;
    }

    private static AlertContact Contact(string id) => new(id, id, Zone);

    /// <summary>One contact day and night, then the head.</summary>
    private static Rota Rota(string contact) => new("offices", "Дежурство по офисам", "office-head", Zone, "head", [Step(contact, 90), Step("head", 600)]);

    private static RotaStep Step(string contact, int waitS) => new([new Shift(contact, [.. EveryDay], LocalTime.Midnight, LocalTime.Midnight)], waitS);

    private static async Task Put(ServedAlerts hub, string id, string? email) => await ServedAlerts.Json(await hub.Call(HttpMethod.Put, $"{Contacts}/{id}", new { contact = Contact(id), email }));

    private static async Task<GrainId> Signal(ServedAlerts hub, SignalKind kind, int window)
    {
        await hub.Send(OfficeSignals.IdOf(ServedAlerts.Company, hub.Office), new RaiseSignal(kind, window));
        return Alert.IdOf(ServedAlerts.Company, kind == SignalKind.Panic ? "panic" : "conflict", $"window/{hub.Office}:{window}");
    }
}
