using System.Net;
using System.Text.Json;
using OpsHub.Silo.Tests.Appeals;

namespace OpsHub.Silo.Tests.Outages;

/// <summary>Outages in pages, one of them step by step, publishing and withdrawing.</summary>
public sealed class Outages_over_HTTP : IAsyncLifetime
{
    private ServedDesk _desk = null!;

    public async Task InitializeAsync()
    {
        _desk = await ServedDesk.Start(boards: true);
        (await _desk.Command("samara/company/profile/register-company", new { name = "Самараэнерго", timeZone = "Europe/Samara" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _desk.Command("samara/office/north/register-office", new { details = new { name = "Северный офис", shortName = "Северный", timeZone = "Europe/Samara", hours = Array.Empty<object>(), serves = new[] { new { place = "п. Лопатино" } } } })).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Report("g-1", "11:50", "emergency", "п. Лопатино", 120, estimateAt: "2025-04-29T11:55:00Z");
        await Report("g-2", "11:51", "emergency", "с. Новинки", 300);
        await Report("g-3", "11:52", "planned", "п. Лопатино", 40, startsAt: "2025-05-10T05:00:00Z", estimateAt: "2025-05-10T08:00:00Z");
    }

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Theory]
    [InlineData("", "g-2 g-1 g-3")]
    [InlineData("?phase=active", "g-2 g-1")]
    [InlineData("?phase=ahead&kind=planned", "g-3")]
    [InlineData("?trouble=unestimated", "g-2")]
    [InlineData("?trouble=overdue", "g-1")]
    [InlineData("?trouble=unmatched", "g-2")]
    [InlineData("?office=north", "g-1 g-3")]
    [InlineData("?words=ЛОПАТИНО&phase=active", "g-1")]
    [InlineData("?skip=1&most=1", "g-1")]
    [InlineData("?phase=restored", "")]
    public async Task Are_found_by_what_is_asked_the_largest_first(string query, string ids)
    {
        var found = await _desk.Get($"samara/outages{query}");

        string.Join(' ', found.GetProperty("outages").EnumerateArray().Select(o => o.GetProperty("id").GetString())).ShouldBe(ids);
        if (query == "?skip=1&most=1") found.GetProperty("total").GetInt32().ShouldBe(3);
    }

    [Theory]
    [InlineData("?phase=later", "?phase")]
    [InlineData("?kind=storm", "?kind")]
    [InlineData("?trouble=1x", "?trouble")]
    [InlineData("?most=0", "?most")]
    public async Task A_question_that_makes_no_sense_is_refused_with_what_belongs_there(string query, string at)
    {
        var answer = await _desk.Client.GetAsync($"/api/v1/samara/outages{query}");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain($"\"{at}\"");
    }

    [Fact]
    public async Task What_one_brings_is_told_place_by_place_and_by_whoever_identified_the_caller()
    {
        await Call("c-1", "north");
        await Call("c-2", "elsewhere");

        var told = await _desk.Get("samara/outages/g-1/surge");

        told.GetProperty("surge").GetProperty("calls").GetProperty("basis").GetString().ShouldBe("callers");
        told.GetProperty("surge").GetProperty("calls").GetProperty("came").GetInt32().ShouldBe(1);
        told.GetProperty("surge").GetProperty("calls").GetProperty("verdict").GetString().ShouldBe("fewData");
        told.GetProperty("places").EnumerateArray().Select(p => p.GetProperty("place").GetString()).ShouldContain("area/north");
        told.ToString().ShouldNotContain("640000000017");
        (await _desk.Client.GetAsync("/api/v1/samara/outages/g-3/surge")).StatusCode.ShouldBe(HttpStatusCode.NotFound);   // it has not begun
    }

    private async Task Call(string id, string office)
    {
        var said = new (string Fact, object Data)[] { ("enter-menu", new { line = "main" }), ("identify-caller", new { line = "main", person = new { account = $"640000000017{id}" }, office }) };
        foreach (var (fact, data) in said)
        {
            var line = JsonSerializer.Serialize(new { id = $"{id}:{fact}", grain = $"caller/{id}", fact, occurredAt = "2025-04-29T11:58:00Z", data });
            (await _desk.Facts("samara", line)).Single().GetProperty("outcome").GetString().ShouldBe("done");
        }
    }

    [Fact]
    public async Task One_tells_what_was_said_of_it_when_and_when_it_was_heard()
    {
        await Fact("g-1", "estimate-outage", "11:58", new { estimateAt = "2025-04-29T14:00:00Z" });
        await Fact("g-1", "restore-outage", "11:59", new { });

        var story = await _desk.Get("samara/outages/g-1");

        var steps = story.GetProperty("steps").EnumerateArray().ToList();
        steps.Select(s => s.GetProperty("kind").GetString()).ShouldBe(["outage-reported", "outage-estimate-moved", "outage-restored"]);
        steps[1].GetProperty("fromAt").GetString().ShouldBe("2025-04-29T11:55:00Z");
        (steps[1].GetProperty("at").GetString(), steps[1].GetProperty("recordedAt").GetString()).ShouldBe(("2025-04-29T11:58:00Z", "2025-04-29T12:00:00Z"));
        (await _desk.Client.GetAsync("/api/v1/samara/outages/none")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_notice_that_is_published_twice_is_one_outage_and_leaves_the_halls_when_it_is_withdrawn()
    {
        const string text = "12 мая с 9:00 до 12:00\n- п. Лопатино: следующие улицы: Лесная;\n";
        var (first, again) = (await Read(_desk.Client, text), await Read(_desk.Client, $"\n{text} \n"));
        var id = first.GetProperty("id").GetString()!;
        again.GetProperty("id").GetString().ShouldBe(id);
        first.GetProperty("offices").EnumerateArray().Single().GetString().ShouldBe("north");

        await Publish(first);
        await Publish(again);
        (await Hall()).ShouldContain(id);
        (await _desk.Stream($"outage/samara/{id}")).ShouldBe(["outage-reported/1"]);

        (await _desk.Command($"samara/outage/{id}/restore-outage", new { reason = "withdrawn" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Hall()).ShouldNotContain(id);
        (await _desk.Get("samara/outages?phase=restored")).GetProperty("outages").EnumerateArray().Single().GetProperty("restoredReason").GetString().ShouldBe("withdrawn");
        (await _desk.Get("boards/outages/samara")).GetProperty("cells").GetProperty("summary").GetProperty("restoredToday").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_leads_the_company_may_read_and_publish_notices_and_whoever_only_looks_may_not()
    {
        var (lead, auditor) = (await _desk.Person("lead", "supervisor"), await _desk.Person("auditor", "auditor"));

        (await Read(lead, "12 мая с 9:00 до 12:00\n- п. Лопатино: следующие улицы: Лесная;\n")).GetProperty("id").GetString().ShouldNotBeNull();
        (await ServedDesk.Get(auditor, "samara/outages")).GetProperty("total").GetInt32().ShouldBe(3);
        (await Post(auditor, "notices/read", new { text = "x" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Post(auditor, "outage/n-1/report-outage", new { kind = "planned", area = Array.Empty<object>() })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Post(lead, "outage/n-1/report-outage", new { kind = "planned", area = Array.Empty<object>() })).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<string> Hall() => (await _desk.Get("boards/screen/samara/north")).GetProperty("cells").GetRawText();

    private async Task Publish(JsonElement draft) =>
        (await _desk.Command($"samara/outage/{draft.GetProperty("id").GetString()}/report-outage", draft.GetProperty("fact"))).StatusCode.ShouldBe(HttpStatusCode.OK);

    private static async Task<JsonElement> Read(HttpClient client, string text)
    {
        var answer = await Post(client, "notices/read", new { text });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("outages").EnumerateArray().Single();
    }

    private static Task<HttpResponseMessage> Post(HttpClient client, string address, object body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/samara/{address}") { Content = System.Net.Http.Json.JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return client.SendAsync(request);
    }

    private Task Report(string id, string at, string kind, string place, int customers, string? startsAt = null, string? estimateAt = null) =>
        Fact(id, "report-outage", at, new { kind, area = new[] { new { place } }, customers, startsAt, estimateAt });

    private async Task Fact(string id, string fact, string at, object data)
    {
        var line = JsonSerializer.Serialize(new { id = $"{fact}:{at}", grain = $"outage/{id}", fact, occurredAt = $"2025-04-29T{at}:00Z", data });
        (await _desk.Facts("samara", line)).Single().GetProperty("outcome").GetString().ShouldBe("done");
    }
}
