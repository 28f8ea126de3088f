using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using NodaTime;

namespace OpsHub.Silo.Tests.Appeals;

/// <summary>Register, number, find, explain – through the addresses that screens and other systems use. It is Tuesday 29 April 2025, 16:00 in Samara.</summary>
public sealed class Desk_over_HTTP : IAsyncLifetime
{
    private static readonly object Claim = new
    {
        kind = "claim-quality", channel = "post", category = "citizen", topic = "T-1", office = "samara-01", given = new[] { "contract", "contract-date" },
        person = new { name = "Пётр Вымышленный", postalAddress = "г. Самара, ул. Небывалая, 1", account = "630000000001", text = "Плохо обслужили" },
    };

    private ServedDesk _desk = null!;

    public async Task InitializeAsync() => _desk = await ServedDesk.Start();

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact, Trait("Requirement", "SARATOV-3b")]
    [Trait("Requirement", "SARATOV-4.5a"), Trait("Requirement", "KHGES-2.2.3")]
    public async Task A_registered_appeal_has_number_and_date_and_is_found_by_it()
    {
        (await _desk.Command("samara/appeal/a-1/register-appeal", Claim)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _desk.Command("samara/appeal/a-2/register-appeal", Claim)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var page = await _desk.Get("samara/appeals?number=2025-000002");
        page.GetProperty("total").GetInt32().ShouldBe(1);
        var line = page.GetProperty("lines")[0];
        (line.GetProperty("id").GetString(), line.GetProperty("number").GetString(), line.GetProperty("registeredAt").GetString()).ShouldBe(("a-2", "2025-000002", "2025-04-29T12:00:00Z"));
        line.GetProperty("dueAt").GetString().ShouldBe("2025-05-06T19:59:59Z");
    }

    [Fact, Trait("Requirement", "SAMARA-9i"), Trait("Requirement", "SAMARA-7c")]
    public async Task The_second_appeal_of_one_customer_on_one_topic_is_a_repeat()
    {
        await _desk.Command("samara/appeal/a-1/register-appeal", Claim);
        await _desk.Command("samara/appeal/a-2/register-appeal", Claim);

        var counts = (await _desk.Get("samara/appeals/counts")).GetProperty("counts");
        (counts.GetProperty("open").GetInt32(), counts.GetProperty("repeats").GetInt32(), counts.GetProperty("later").GetInt32(), counts.GetProperty("soon").GetInt32()).ShouldBe((2, 1, 0, 2));
    }

    [Fact]
    public async Task Buckets_move_with_the_clock()
    {
        await _desk.Command("samara/appeal/a-1/register-appeal", Claim);
        foreach (var (at, bucket) in new[] { (Instant.FromUtc(2025, 5, 6, 5, 0), "today"), (Instant.FromUtc(2025, 5, 6, 20, 0), "overdue") })
        {
            _desk.Clock.AdvanceTo(at);
            (await _desk.Get("samara/appeals/counts")).GetProperty("counts").GetProperty(bucket).GetInt32().ShouldBe(1, bucket);
            (await _desk.Get($"samara/appeals?bucket={bucket}")).GetProperty("total").GetInt32().ShouldBe(1, bucket);
        }
    }

    [Fact]
    public async Task One_appeal_explains_its_clock_step_by_step_in_Russian()
    {
        await _desk.Command("samara/appeal/a-1/register-appeal", Claim);
        await _desk.Command("samara/appeal/a-1/take-appeal", new { executor = "ivanova" });

        var card = await _desk.Get("samara/appeals/a-1");
        var clock = card.GetProperty("clocks").EnumerateArray().Single(c => c.GetProperty("rule").GetProperty("clock").GetString() == "answer");
        clock.GetProperty("due").GetString().ShouldBe("2025-05-06T23:59:59+04:00");
        var steps = clock.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("text").GetProperty("ru").GetString()).ToList();
        steps[0].ShouldBe("правило claim-quality-citizen, п. 7.4: 3 раб. дн.");
        steps.ShouldContain(s => s!.Contains("01.05.2025", StringComparison.Ordinal));
        card.GetProperty("history").EnumerateArray().Select(h => h.GetProperty("ru").GetString()).ShouldBe(["зарегистрировано", "присвоен номер 2025-000001", "принято в работу: ivanova"]);
    }

    [Fact, Trait("Requirement", "SARATOV-7.2.4.1b"), Trait("Requirement", "SARATOV-A2-4.11c")]
    public async Task An_ended_appeal_says_until_when_it_is_kept()
    {
        await _desk.Command("saratov/appeal/s-1/register-appeal", new { kind = "question", channel = "email", category = "b2c", topic = "T-1", executor = "ivanova" });
        (await Kept()).TryGetProperty("until", out _).ShouldBeFalse();

        await _desk.Command("saratov/appeal/s-1/close-appeal", new { result = "report-1" });
        (await Kept()).GetProperty("until").GetString().ShouldBe("2028-04-30");
        (await _desk.Get("saratov/appeals/s-1")).GetProperty("retention")[1].GetProperty("until").GetString().ShouldBe("2026-04-30", "twelve months of A2-4.11");

        async Task<JsonElement> Kept() => (await _desk.Get("saratov/appeals/s-1")).GetProperty("retention")[0];
    }

    [Fact]
    public async Task Bulk_import_answers_each_line_by_itself()
    {
        var answers = await _desk.Facts("samara",
            """{"id":"1","grain":"appeal/b-1","fact":"register-appeal","occurredAt":"2025-04-29T11:00:00Z","data":{"kind":"debt-info","channel":"email","category":"citizen","person":{"email":"p@example.org"}}}""",
            """{"id":"2","grain":"appeal/b-2","fact":"register-appeal","occurredAt":"2025-04-29T11:00:00Z","data":{"kind":"debt-info","channel":"email"}}""",
            """{"id":"3","grain":"appeal/b-3","fact":"register-appeal","occurredAt":"2025-04-29T11:00:00Z","data":{"kind":"poem","channel":"email","category":"citizen"}}""",
            """{"id":"4","grain":"appeal/b-4","fact":"register-appeal","occurredAt":"2025-04-30T11:00:00Z","data":{"kind":"debt-info","channel":"email","category":"citizen"}}""",
            """{"id":"1","grain":"appeal/b-1","fact":"register-appeal","occurredAt":"2025-04-29T11:00:00Z","data":{"kind":"debt-info","channel":"email","category":"citizen","person":{"email":"p@example.org"}}}""");

        answers.Select(a => (a.GetProperty("outcome").GetString(), a.TryGetProperty("code", out var code) ? code.GetString() : null)).ShouldBe(
            [("done", null), ("refused", "category-missing"), ("refused", "kind-unknown"), ("quarantined", "from-the-future"), ("done", null)]);
        (await _desk.Get("samara/appeals/counts")).GetProperty("counts").GetProperty("open").GetInt32().ShouldBe(1);
    }

    [Theory]
    [InlineData("appeals?status=asleep", "?status")]
    [InlineData("appeals?bucket=never", "?bucket")]
    [InlineData("appeals?from=24.11.2026", "?from")]
    [InlineData("appeals?take=0", "?take")]
    [InlineData("appeals?colour=red", "?colour")]
    public async Task A_query_that_is_not_understood_says_what_is(string query, string at)
    {
        var answer = await _desk.Client.GetAsync($"/api/v1/samara/{query}");
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        (answer.StatusCode, problem.GetProperty("at").GetString()).ShouldBe((HttpStatusCode.BadRequest, at));
    }

    [Fact]
    [Trait("Requirement", "KHGES-4.1")]
    public async Task Filters_narrow_by_everything_a_line_shows()
    {
        await _desk.Command("samara/appeal/a-1/register-appeal", Claim);
        await _desk.Command("samara/appeal/a-2/register-appeal", new { kind = "debt-info", channel = "email", category = "citizen", executor = "petrov", person = new { email = "p@example.org" } });
        await _desk.Command("samara/appeal/a-2/close-appeal", new { result = "report-7" });

        foreach (var (query, ids) in new[]
        {
            ("", "a-1"), ("?kind=debt-info", ""), ("?kind=debt-info&status=closed", "a-2"), ("?executor=petrov&status=closed", "a-2"), ("?channel=post", "a-1"), ("?office=samara-01", "a-1"),
            ("?from=2025-04-29&to=2025-04-29", "a-1"), ("?to=2025-04-28", ""), ("?number=2", "a-2"), ("?number=nonsense", ""),
        })
            string.Join(',', (await _desk.Get($"samara/appeals{query}")).GetProperty("lines").EnumerateArray().Select(l => l.GetProperty("id").GetString())).ShouldBe(ids, query);
    }

    [Fact]
    public async Task Personal_details_are_read_only_where_the_role_allows_it()
    {
        await _desk.Command("samara/appeal/a-1/register-appeal", Claim);

        (await Details(await _desk.Person("executor", "executor"))).ShouldBe(("readable", "Пётр Вымышленный"));
        (await Details(await _desk.Person("auditor", "auditor"))).ShouldBe(("withheld", null));
        (await (await _desk.Person("operator", "operator")).GetAsync("/api/v1/samara/appeals/a-1")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await (await _desk.Person("stranger", "executor", "saratov")).GetAsync("/api/v1/samara/appeals/a-1")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<(string?, string?)> Details(HttpClient client)
    {
        var card = await ServedDesk.Get(client, "samara/appeals/a-1");
        return (card.GetProperty("detailsState").GetString(), card.TryGetProperty("person", out var person) ? person.GetProperty("name").GetString() : null);
    }
}
