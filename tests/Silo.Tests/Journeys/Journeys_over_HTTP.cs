using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using NodaTime;
using OpsHub.Silo.Tests.Appeals;

namespace OpsHub.Silo.Tests.Journeys;

/// <summary>One customer's contacts through the address that screens ask, on the whole hub.</summary>
public sealed class Journeys_over_HTTP : IAsyncLifetime
{
    private const string Account = "630000000001";

    private static readonly object Claim = new
    {
        kind = "claim-quality", channel = "post", category = "citizen", topic = "T-1", office = "samara-01", executor = "ivanova", given = new[] { "contract", "contract-date" },
        person = new { name = "Пётр Вымышленный", postalAddress = "г. Самара, ул. Небывалая, 1", account = Account, text = "Плохо обслужили" },
    };

    private ServedDesk _desk = null!;

    public async Task InitializeAsync() => _desk = await ServedDesk.Start();

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact]
    public async Task Appeal_customer_and_account_lead_to_the_same_contacts_without_a_name()
    {
        var customer = await TwoAppeals();

        var told = new List<string>();
        foreach (var way in new[] { "appeal=a-1", "appeal=a-2", $"customer={customer}" }) told.Add((await _desk.Get($"samara/journeys?{way}&order=oldest")).GetRawText());
        foreach (var contract in new[] { Account, "6300 0000 0001" }) told.Add((await Found(new { contract, order = "oldest" })).GetRawText());
        Ids(JsonDocument.Parse(told[0]).RootElement).ShouldBe(["a-1", "p-1", "a-2"]);
        told.Distinct().ShouldHaveSingleItem().ShouldNotContain("Вымышленный");
        Ids(await _desk.Get($"samara/journeys?customer={customer}&skip=1&take=1")).ShouldBe(["p-1"]);
        Ids(await _desk.Get($"samara/journeys?customer={customer}&kinds=appeal,visit")).ShouldBe(["a-2", "a-1"]);
    }

    [Fact]
    public async Task How_often_he_came_again_agrees_with_the_desk()
    {
        var customer = await TwoAppeals();

        var journey = await _desk.Get($"samara/journeys?customer={customer}");
        var desk = (await _desk.Get("samara/appeals/indicators?from=2025-04-01&to=2025-05-31")).GetProperty("indicators");

        (journey.GetProperty("recent").GetInt32(), journey.GetProperty("cameAgain").GetInt32()).ShouldBe((2, 1));
        Entries(journey).Count(e => e.TryGetProperty("firstContact", out var first) && first.GetBoolean()).ShouldBe(desk.GetProperty("firstContact").GetInt32());
        Entries(journey).Count(e => e.TryGetProperty("firstContact", out _)).ShouldBe(desk.GetProperty("closed").GetInt32());
    }

    [Fact]
    public async Task After_withdrawn_consent_contacts_stay_and_the_account_leads_nowhere()
    {
        var customer = await TwoAppeals();

        (await _desk.Command($"samara/people/{customer}/withdraw-consent", new { basis = "заявление 14/2025" })).StatusCode.ShouldBe(HttpStatusCode.OK);

        var journey = await _desk.Get($"samara/journeys?customer={customer}");
        (journey.GetProperty("total").GetInt32(), journey.TryGetProperty("erasedAt", out _)).ShouldBe((3, true));
        (await Find(_desk.Client, new { contract = Account })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_may_not_read_people_may_not_ask_by_account_and_an_office_sees_no_company()
    {
        await TwoAppeals();
        var (auditor, clerk) = (await _desk.Person("audit", "auditor"), await _desk.Person("clerk", "executor", office: "samara-01"));

        Ids(await ServedDesk.Get(auditor, "samara/journeys?appeal=a-1")).Count.ShouldBe(3);
        (await Find(auditor, new { contract = Account })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Problem(clerk, "appeal=a-1")).ShouldBe((403, "Authorization"));
    }

    [Theory]
    [InlineData("", 400, "?customer")]
    [InlineData("appeal=a-1&call=77", 400, "?customer")]
    [InlineData("appeal=a-1&order=best", 400, "?order")]
    [InlineData("appeal=a-1&take=201", 400, "?take")]
    [InlineData("appeal=a-1&skip=-1", 400, "?skip")]
    [InlineData("appeal=a-1&kinds=letters", 400, "?kinds")]
    [InlineData("phone=1", 400, "?phone")]
    [InlineData("contract=630000000001", 400, "?contract")]
    [InlineData("appeal=a-9", 404, "query")]
    [InlineData("ticket=north/2025-04-29.A001", 404, "query")]
    public async Task What_is_not_understood_or_not_known_is_said(string query, int status, string at) => (await Problem(_desk.Client, query)).ShouldBe((status, at));

    [Theory]
    [InlineData("""{}""", 400, "$.contract")]
    [InlineData("""{"contract": "1", "reference": "2"}""", 400, "$.contract")]
    [InlineData("""{"contract": "1", "take": 0}""", 400, "$.take")]
    [InlineData("""{"contract": "1"}""", 404, "query")]
    [InlineData("""{"reference": "crm-1"}""", 404, "query")]
    public async Task What_is_looked_for_in_a_body_is_answered_like_that_in_an_address(string body, int status, string at)
    {
        var answer = await _desk.Client.PostAsync("/api/v1/samara/journeys", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        ((int)answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("at").GetString()).ShouldBe((status, at));
    }

    /// <summary>The same claim twice: closed on the first day, a call back promised in between, and again two days later. Gives the customer's opaque name.</summary>
    private async Task<string> TwoAppeals()
    {
        await _desk.Command("samara/appeal/a-1/register-appeal", Claim);
        _desk.Clock.AdvanceTo(Instant.FromUtc(2025, 4, 29, 12, 10));
        await Promise("p-1", "appeal/a-1");
        (await _desk.Command("samara/appeal/a-1/close-appeal", new { result = "report-1" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        _desk.Clock.AdvanceTo(Instant.FromUtc(2025, 5, 1, 8, 0));
        await _desk.Command("samara/appeal/a-2/register-appeal", Claim);
        return (await _desk.Get("samara/appeals/a-1")).GetProperty("customer").GetString()!;
    }

    private async Task<JsonElement> Found(object search)
    {
        var answer = await Find(_desk.Client, search);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static Task<HttpResponseMessage> Find(HttpClient client, object search) => client.PostAsJsonAsync("/api/v1/samara/journeys", search);

    private async Task Promise(string id, string subject) =>
        (await _desk.Command($"samara/promise/{id}/make-promise", new { kind = "call-back", subject, promisedAt = "2025-05-30T08:00:00Z" })).StatusCode.ShouldBe(HttpStatusCode.OK);

    private static async Task<(int, string?)> Problem(HttpClient client, string query)
    {
        var answer = await client.GetAsync($"/api/v1/samara/journeys?{query}");
        return ((int)answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("at").GetString());
    }

    private static List<string?> Ids(JsonElement journey) => [.. Entries(journey).Select(e => e.GetProperty("id").GetString())];

    private static IEnumerable<JsonElement> Entries(JsonElement journey) => journey.GetProperty("entries").EnumerateArray();
}
