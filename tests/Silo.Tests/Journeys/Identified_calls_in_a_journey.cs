using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using NodaTime;
using OpsHub.Silo.Tests.Appeals;

namespace OpsHub.Silo.Tests.Journeys;

/// <summary>From a call whose customer somebody names to the customer's journey, on the whole hub.</summary>
public sealed class Identified_calls_in_a_journey : IAsyncLifetime
{
    private const string Account = "640000000017";
    private const string ByAccount = """{"line": "b2c", "person": {"account": "640000000017", "name": "Пётр Вымышленный"}}""";

    private ServedDesk _desk = null!;
    private int _facts;

    public async Task InitializeAsync() => _desk = await ServedDesk.Start();

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact]
    public async Task A_call_stands_with_wait_talk_promise_and_recording_from_the_moment_it_is_identified()
    {
        await Told("join-queue");
        _desk.Clock.AdvanceTo(At(30));
        await Told("answer-call");
        await Told("identify-caller", ByAccount);
        _desk.Clock.AdvanceTo(At(90));
        await Told("keep-recording", """{"line": "b2c", "reference": "rec-1", "told": true}""");
        await Told("promise-callback", """{"line": "b2c", "callbackAt": "2025-04-30T08:00:00Z"}""");
        await Told("end-call");

        var call = Entries(await Found()).Single(e => e.GetProperty("kind").GetString() == "call");
        (call.GetProperty("id").GetString(), call.GetProperty("outcome").GetString(), call.GetProperty("office").GetString()).ShouldBe(("7001", "answered", "b2c"));
        var details = call.GetProperty("call");
        (details.GetProperty("waitedS").GetInt32(), details.GetProperty("talkS").GetInt32(), details.GetProperty("callbackAt").GetString()).ShouldBe((30, 60, "2025-04-30T08:00:00Z"));
        var recording = details.GetProperty("recordings").EnumerateArray().ShouldHaveSingleItem();
        (recording.GetProperty("reference").GetString(), recording.TryGetProperty("keptUntil", out _)).ShouldBe(("rec-1", true));
        (await _desk.Get("saratov/journeys?call=7001")).GetProperty("customer").GetString().ShouldBe((await Found()).GetProperty("customer").GetString());
    }

    [Fact]
    public async Task A_later_word_moves_the_call_to_the_other_customer_and_the_log_keeps_both_sealed()
    {
        await Told("join-queue");
        await Told("identify-caller", ByAccount);
        await Told("identify-caller", """{"line": "b2c", "customer": "crm-2041"}""");

        (await Find(new { contract = Account })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var journey = await (await Find(new { reference = "crm-2041" })).Content.ReadFromJsonAsync<JsonElement>();
        Entries(journey).ShouldHaveSingleItem().GetProperty("id").GetString().ShouldBe("7001");
        (await _desk.Stream("caller/saratov/7001")).Count(n => n.StartsWith("caller-identified/", StringComparison.Ordinal)).ShouldBe(2);
        foreach (var (name, bytes) in _desk.Files())
            foreach (var word in (string[])[Account, "Вымышленный", "crm-2041"]) bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)).ShouldBe(-1, $"{word} in {name}");
    }

    [Fact]
    public async Task Calls_within_thirty_days_are_repeats_and_after_withdrawn_consent_they_stay_nobodys()
    {
        foreach (var (call, day) in new[] { ("1", 0), ("2", 29), ("3", 70) })
        {
            _desk.Clock.AdvanceTo(At(day * 86400));
            await Told("join-queue", call: call);
            await Told("abandon-call", call: call);
            await Told("identify-caller", ByAccount, call);
        }
        var journey = await Found();
        Entries(journey).Select(e => (e.GetProperty("id").GetString(), e.GetProperty("repeat").GetBoolean())).ShouldBe([("3", false), ("2", true), ("1", false)]);
        (journey.GetProperty("repeats").GetInt32(), journey.GetProperty("recent").GetInt32()).ShouldBe((1, 1));

        var customer = journey.GetProperty("customer").GetString();
        (await _desk.Command($"saratov/people/{customer}/withdraw-consent", new { basis = "заявление 14/2025" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Find(new { contract = Account })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _desk.Get($"saratov/journeys?customer={customer}")).GetProperty("repeats").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_serves_sees_the_callers_journey_while_he_talks_and_no_other()
    {
        var (centre, office) = (await _desk.Person("centre", "operator", "saratov"), await _desk.Person("window", "operator", "saratov", "saratov-01"));
        await Told("answer-call");
        (await Status(centre, "call=7001")).ShouldBe(403, "nobody has said yet whose call it is");
        await Told("identify-caller", ByAccount);

        (await Status(centre, "call=7001")).ShouldBe(200);
        (await Status(office, "call=7001")).ShouldBe(403);
        (await Status(centre, $"customer={(await Found()).GetProperty("customer").GetString()}")).ShouldBe(403);
        (await Find(new { contract = Account }, centre)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await Told("end-call");
        (await Status(centre, "call=7001")).ShouldBe(403);
    }

    private static Instant At(int seconds) => Instant.FromUtc(2025, 4, 29, 12, 0) + Duration.FromSeconds(seconds);

    private async Task Told(string fact, string data = """{"line": "b2c"}""", string call = "7001") =>
        (await _desk.Facts("saratov", $$"""{"id": "f-{{++_facts}}", "grain": "caller/{{call}}", "fact": "{{fact}}", "occurredAt": "{{_desk.Clock.GetCurrentInstant()}}", "data": {{data}}}""")).ShouldHaveSingleItem().GetProperty("outcome").GetString().ShouldBe("done", fact);

    private async Task<JsonElement> Found()
    {
        var answer = await Find(new { contract = Account });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private Task<HttpResponseMessage> Find(object search, HttpClient? who = null) => (who ?? _desk.Client).PostAsJsonAsync("/api/v1/saratov/journeys", search);

    private static async Task<int> Status(HttpClient who, string query) => (int)(await who.GetAsync($"/api/v1/saratov/journeys?{query}")).StatusCode;

    private static List<JsonElement> Entries(JsonElement journey) => [.. journey.GetProperty("entries").EnumerateArray()];
}
