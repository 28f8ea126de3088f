using System.Net;
using System.Text;
using System.Text.Json;
using OpsHub.Grains.Queues;

namespace OpsHub.Silo.Tests.Floor;

/// <summary>A whole visit through the addresses of kiosk, ticket page, register and customer file.</summary>
public sealed class Visit_over_HTTP : IAsyncLifetime
{
    private ServedFloor _floor = null!;

    public async Task InitializeAsync() => _floor = await ServedFloor.Start();

    public async Task DisposeAsync() => await _floor.DisposeAsync();

    [Fact]
    [Trait("Requirement", "SAMARA-6.3a")]
    public async Task A_visitor_takes_a_ticket_watches_it_is_called_and_served_and_nobody_else_can_look()
    {
        var ticket = await Take(new { service = "contracts" });
        var (code, phone) = (ticket.GetProperty("code").GetString()!, _floor.Stranger());

        var waiting = await _floor.Get($"tickets/{code}", phone);
        (State(waiting), waiting.GetProperty("position").GetInt32(), waiting.GetProperty("number").GetString()).ShouldBe(("waiting", 1, "А\u00A0001"));
        (await phone.GetAsync("/api/v1/tickets/ABCDEFGHJKLMNPQRSTUV")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        code.Length.ShouldBe(20);

        await _floor.Open(3, "contracts");
        var changed = _floor.Get($"tickets/{code}?after={waiting.GetProperty("version").GetString()}", phone);
        await _floor.Send(new CallNext(3));
        var called = await changed;
        (State(called), called.GetProperty("window").GetInt32()).ShouldBe(("called", 3));
        await _floor.Send(new StartService(3));
        await _floor.Send(new FinishService(3, TopicCodes: ["1.01"]));
        State(await _floor.Get($"tickets/{code}", phone)).ShouldBe("served");
    }

    [Fact]
    [Trait("Requirement", "SARATOV-A1-7.3k")]
    public async Task The_visit_has_one_quality_mark_given_on_the_ticket_page_after_the_service()
    {
        var (code, phone) = ((await Take(new { service = "contracts" })).GetProperty("code").GetString()!, _floor.Stranger());
        await _floor.Open(3, "contracts");
        await _floor.Send(new CallNext(3));
        (await ServedFloor.Code(await ServedFloor.Post(phone, $"tickets/{code}/mark", new { mark = 5 }))).ShouldBe("visit-not-over");
        await _floor.Send(new StartService(3));
        await _floor.Send(new FinishService(3, TopicCodes: ["1.01"]));

        (await ServedFloor.Code(await ServedFloor.Post(phone, $"tickets/{code}/mark", new { mark = 6 }))).ShouldBe("value-wrong");
        (await ServedFloor.Post(phone, $"tickets/{code}/mark", new { mark = 4 })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await ServedFloor.Post(phone, $"tickets/{code}/mark", new { mark = 4 })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await ServedFloor.Code(await ServedFloor.Post(phone, $"tickets/{code}/mark", new { mark = 1 }))).ShouldBe("already-given");
        (await phone.GetAsync("/api/v1/tickets/ABCDEFGHJKLMNPQRSTUV")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var given = (await _floor.Hub.Log.ReadAll(0, 1000, CancellationToken.None)).Where(r => r.Event.Name.StartsWith("feedback-given", StringComparison.Ordinal)).ShouldHaveSingleItem();
        using var mark = JsonDocument.Parse(given.Event.Data);
        (mark.RootElement.GetProperty("value").GetInt32(), mark.RootElement.GetProperty("office").GetString(), mark.RootElement.GetProperty("channel").GetString()).ShouldBe((4, _floor.Office, "ticket-page"));
    }

    [Fact]
    public async Task A_kiosk_that_asks_twice_under_one_key_has_one_ticket_with_one_code()
    {
        var first = await ServedFloor.Json(await ServedFloor.Post(_floor.Client, Kiosk, new { service = "bills" }, "click-1"));
        var second = await ServedFloor.Json(await ServedFloor.Post(_floor.Client, Kiosk, new { service = "bills" }, "click-1"));

        second.GetProperty("number").GetString().ShouldBe(first.GetProperty("number").GetString());
        second.GetProperty("code").GetString().ShouldBe(first.GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_kiosk_hears_why_not()
    {
        (await ServedFloor.Code(await ServedFloor.Post(_floor.Client, Kiosk, new { service = "lottery" }))).ShouldBe("service-unknown");
        (await ServedFloor.Code(await ServedFloor.Post(_floor.Client, Kiosk, new { service = "bills", category = "king" }))).ShouldBe("category-unknown");
        (await ServedFloor.Post(_floor.Stranger(), Kiosk, new { service = "bills" })).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        await _floor.Send(Grains.Offices.Office.IdOf(_floor.Company, _floor.Office), new Grains.Offices.CloseOffice("day-over"));
        (await ServedFloor.Code(await ServedFloor.Post(_floor.Client, Kiosk, new { service = "bills" }))).ShouldBe("office-closed");
    }

    [Fact]
    public async Task A_visitor_may_be_away_come_back_and_give_up_by_the_code_alone()
    {
        var (code, phone) = ((await Take(new { service = "contracts" })).GetProperty("code").GetString(), _floor.Stranger());

        (await ServedFloor.Post(phone, $"tickets/{code}/park", new { minutes = 20 })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await _floor.Hub.CatchUp(CancellationToken.None);
        State(await _floor.Get($"tickets/{code}", phone)).ShouldBe("parked");
        (await ServedFloor.Post(phone, $"tickets/{code}/return")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await ServedFloor.Post(phone, $"tickets/{code}/leave")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await _floor.Hub.CatchUp(CancellationToken.None);
        State(await _floor.Get($"tickets/{code}", phone)).ShouldBe("left");
        (await ServedFloor.Code(await ServedFloor.Post(phone, $"tickets/{code}/park", new { minutes = 0 }))).ShouldBe("minutes-wrong");
    }

    [Fact, Trait("Requirement", "SARATOV-A1-7.3g"), Trait("Requirement", "SARATOV-A1-7.3h"), Trait("Requirement", "SARATOV-A1-7.3i"), Trait("Requirement", "SARATOV-A1-7.3j")]
    [Trait("Requirement", "SARATOV-6.7a")]
    public async Task The_customer_file_is_told_number_instants_and_topic_codes_of_each_visit_once()
    {
        await Serve("contracts", 120, 300, "1.01", "1.02");
        var page = await _floor.Get($"{_floor.Company}/visits/crm?after=0");

        var visit = page.GetProperty("visits").EnumerateArray().ShouldHaveSingleItem();
        (visit.GetProperty("number").GetString(), visit.GetProperty("takenAt").GetString(), visit.GetProperty("calledAt").GetString()).ShouldBe(("А001", "2026-11-24T06:00:00Z", "2026-11-24T06:02:00Z"));
        visit.GetProperty("topicCodes").EnumerateArray().Select(c => c.GetString()).ShouldBe(["1.01", "1.02"]);
        (visit.GetProperty("waitS").GetInt32(), visit.GetProperty("serviceS").GetInt32(), visit.GetProperty("window").GetInt32(), visit.GetProperty("operator").GetString()).ShouldBe((120, 300, 3, "303"));
        (await _floor.Get($"{_floor.Company}/visits/crm?after={page.GetProperty("next").GetInt64()}")).GetProperty("visits").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task The_register_finds_counts_and_exports()
    {
        await Serve("contracts", 60, 300, "1.01");
        await Serve("contracts", 120, 600, "1.01");
        await Serve("bills", 30, 100, "2.01");

        var found = await _floor.Get($"{_floor.Company}/visits?from=2026-11-24&service=contracts&outcome=served");
        found.GetProperty("visits").EnumerateArray().Select(v => v.GetProperty("visit").GetProperty("number").GetString()).ShouldBe(["А001", "А002"]);
        (await _floor.Get($"{_floor.Company}/visits?from=2026-11-24&ticket=002")).GetProperty("visits").GetArrayLength().ShouldBe(1);
        (await _floor.Get($"{_floor.Company}/visits?from=2026-11-23")).GetProperty("visits").GetArrayLength().ShouldBe(0);

        var rolled = (await _floor.Get($"{_floor.Company}/visits/intervals?office={_floor.Office}&from=2026-11-24&by=service&stepMin=60")).GetProperty("intervals").EnumerateArray().ToList();
        var contracts = rolled.Single(r => r.GetProperty("subject").GetString() == "contracts");
        (contracts.GetProperty("served").GetInt32(), contracts.GetProperty("meanWaitS").GetDecimal(), contracts.GetProperty("meanServiceS").GetDecimal()).ShouldBe((2, 90m, 450m));

        var csv = Encoding.UTF8.GetString(await _floor.Client.GetByteArrayAsync($"/api/v1/{_floor.Company}/visits.csv?from=2026-11-24")).Split("\r\n");
        csv.Length.ShouldBe(5);   // header, three visits, the end of the last line
        csv[1].ShouldContain("2026-11-24 10:01:00");
        (await _floor.Client.GetByteArrayAsync($"/api/v1/{_floor.Company}/visits.xlsx?from=2026-11-24"))[..2].ShouldBe("PK"u8.ToArray());
    }

    [Fact, Trait("Requirement", "SARATOV-A1-7.3d")]
    public async Task Wait_data_are_told_for_a_year_from_the_reception_and_not_longer()
    {
        await Serve("contracts", 60, 300, "1.01");

        _floor.Advance(364 * 86_400);
        (await _floor.Get($"{_floor.Company}/visits?from=2026-11-24")).GetProperty("visits").GetArrayLength().ShouldBe(1);
        (await _floor.Get($"{_floor.Company}/visits/crm?after=0")).GetProperty("visits").GetArrayLength().ShouldBe(1);

        _floor.Advance(2 * 86_400);
        (await _floor.Get($"{_floor.Company}/visits?from=2026-11-24")).GetProperty("visits").GetArrayLength().ShouldBe(0);
        (await _floor.Get($"{_floor.Company}/visits/crm?after=0")).GetProperty("visits").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Why_somebody_was_called_is_replayed_from_the_log()
    {
        await Take(new { service = "contracts" });
        _floor.Advance(60);
        await Take(new { service = "contracts", category = "disabled" });
        await Take(new { service = "bills" });
        await _floor.Open(3, "contracts");
        await _floor.Send(new CallNext(3));

        var why = await _floor.Get($"{_floor.Company}/why/{_floor.Office}/{Uri.EscapeDataString("А002")}");

        (why.GetProperty("same").GetBoolean(), why.GetProperty("reason").GetProperty("rule").GetString()).ShouldBe((true, "headStart"));
        why.GetProperty("candidates").EnumerateArray().Select(c => $"{c.GetProperty("number").GetString()} {c.GetProperty("verdict").GetString()}")
            .ShouldBe(["А002 called", "А001 later", "Б001 other-service"]);
    }

    private string Kiosk => $"{_floor.Company}/kiosk/{_floor.Office}/tickets";

    private async Task<JsonElement> Take(object wish)
    {
        var ticket = await ServedFloor.Json(await ServedFloor.Post(_floor.Client, Kiosk, wish));
        await _floor.Hub.CatchUp(CancellationToken.None);
        return ticket;
    }

    private async Task Serve(string service, int waitS, int serviceS, params string[] topics)
    {
        await Take(new { service });
        _floor.Advance(waitS);
        await _floor.Open(3, service);
        await _floor.Send(new CallNext(3));
        await _floor.Send(new StartService(3));
        _floor.Advance(serviceS);
        await _floor.Send(new FinishService(3, TopicCodes: [.. topics]));
        await _floor.Send(Grains.Windows.Window.IdOf(_floor.Company, _floor.Office, 3), new Grains.Windows.CloseWindow("shift-over"));
    }

    private static string State(JsonElement page) => page.GetProperty("state").GetString()!;
}
