using System.Net;
using System.Text.Json;
using NodaTime;
using OpsHub.Silo.Tests.Appeals;

namespace OpsHub.Silo.Tests.Journeys;

/// <summary>Outages at a sealed address of supply, joined only for whoever may open it, on the whole hub.</summary>
public sealed class Outages_in_a_journey : IAsyncLifetime
{
    private static readonly object Claim = new
    {
        kind = "claim-quality", channel = "post", category = "citizen", topic = "T-1", office = "samara-01", executor = "ivanova", given = new[] { "contract", "contract-date" },
        person = new { name = "Пётр Вымышленный", postalAddress = "а/я 1", supplyAddress = "г. Самара, ул. Небывалая, д. 16а, кв. 5", account = "630000000001", text = "Нет света" },
    };

    private ServedDesk _desk = null!;
    private int _facts;

    public async Task InitializeAsync()
    {
        _desk = await ServedDesk.Start();
        (await _desk.Command("samara/appeal/a-1/register-appeal", Claim)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Outage("near", "planned", """{"place": "г. Самара", "street": "ул. Небывалая", "houses": [{"from": "2", "to": "24", "side": "even"}]}""");
        await Outage("open", "emergency", """{"street": "ул. Небывалая"}""");
        await Outage("far", "emergency", """{"place": "г. Самара", "street": "ул. Дальняя"}""");
    }

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact]
    public async Task Stand_beside_the_contacts_for_who_may_read_people_and_uncertain_ones_say_so()
    {
        var journey = await _desk.Get("samara/journeys?appeal=a-1&kinds=outage");

        Outages(journey).ShouldBe([("near", "planned", false), ("open", "emergency", true)], ignoreOrder: true);
        (journey.GetProperty("address").GetString(), journey.GetProperty("recent").GetInt32(), journey.GetProperty("repeats").GetInt32()).ShouldBe(("readable", 1, 0), "an outage is no contact");
        journey.GetRawText().ShouldNotContain("16а");
    }

    [Fact]
    public async Task Are_over_when_their_source_says_so_and_told_for_three_months()
    {
        await Restored("open");
        (await Ends()).ShouldBe([("near", null), ("open", "restored")], ignoreOrder: true);

        _desk.Clock.AdvanceTo(Instant.FromUtc(2025, 8, 15, 0, 0));
        (await Ends()).ShouldBe([("near", null)]);
    }

    [Theory]
    [InlineData("head", "readable", 2)]
    [InlineData("executor", "readable", 2)]
    [InlineData("auditor", "withheld", 0)]
    [InlineData("supervisor", "withheld", 0)]
    public async Task Are_told_by_role(string role, string address, int outages)
    {
        var journey = await ServedDesk.Get(await _desk.Person("somebody", role), "samara/journeys?appeal=a-1");

        (journey.GetProperty("address").GetString(), Outages(journey).Count).ShouldBe((address, outages));
        journey.GetProperty("entries").EnumerateArray().Count(e => e.GetProperty("kind").GetString() == "appeal").ShouldBe(1);
    }

    [Fact]
    public async Task Leave_with_the_key_of_whoever_withdrew_consent_and_the_contacts_stay_counted()
    {
        var customer = (await _desk.Get("samara/journeys?appeal=a-1")).GetProperty("customer").GetString();
        (await _desk.Command($"samara/people/{customer}/withdraw-consent", new { basis = "заявление 14/2025" })).StatusCode.ShouldBe(HttpStatusCode.OK);

        var journey = await _desk.Get("samara/journeys?appeal=a-1");
        (journey.GetProperty("address").GetString(), journey.GetProperty("total").GetInt32(), journey.GetProperty("recent").GetInt32(), journey.TryGetProperty("erasedAt", out _)).ShouldBe(("destroyed", 1, 1, true));
    }

    private async Task Outage(string id, string kind, string part) => await Fact(id, "report-outage", $$"""{"kind": "{{kind}}", "area": [{{part}}], "startsAt": "2025-04-29T11:00:00Z", "source": "grid"}""");

    private Task Restored(string id) => Fact(id, "restore-outage", "{}");

    private async Task Fact(string id, string fact, string data)
    {
        var answer = (await _desk.Facts("samara", $$"""{"id": "o-{{++_facts}}", "grain": "outage/{{id}}", "fact": "{{fact}}", "occurredAt": "{{_desk.Clock.GetCurrentInstant()}}", "data": {{data}}}""")).ShouldHaveSingleItem();
        answer.GetProperty("outcome").GetString().ShouldBe("done", answer.GetRawText());
    }

    private async Task<List<(string, string?)>> Ends() =>
        [.. (await _desk.Get("samara/journeys?appeal=a-1&kinds=outage")).GetProperty("entries").EnumerateArray().Select(e => (e.GetProperty("id").GetString()!, e.TryGetProperty("outcome", out var end) ? end.GetString() : null))];

    private static List<(string?, string?, bool)> Outages(JsonElement journey) =>
        [.. journey.GetProperty("entries").EnumerateArray().Where(e => e.GetProperty("kind").GetString() == "outage").Select(e => (e.GetProperty("id").GetString(), e.GetProperty("what").GetString(), e.GetProperty("perhaps").GetBoolean()))];
}
