using System.Net;
using System.Text.Json;
using OpsHub.Silo.Tests.Appeals;

namespace OpsHub.Silo.Tests.Channels;

/// <summary>What a person is told before anything is sent. The desk's clock stands at 16:00 of 29 April 2025 in Saratov.</summary>
public sealed class Drafts_of_a_person : IAsyncLifetime
{
    private ServedDesk _desk = null!;

    public async Task InitializeAsync() => _desk = await ServedDesk.Start(boards: true);

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact]
    public async Task Of_an_interruption_tell_what_the_month_would_be_and_keep_nothing()
    {
        await _desk.Command("saratov/channel/website/report-interruption", new { report = "r-1", startsAt = "2025-04-29T08:00:00Z", endsAt = "2025-04-29T09:00:00Z" });

        var apart = await Interruption("channel=website&from=2025-04-28T08:00:00Z&to=2025-04-28T08:30:00Z");
        (Count(apart, "before"), Count(apart, "after"), Down(apart, "before"), Down(apart, "after")).ShouldBe((1, 2, 3600, 5400));
        var joined = await Interruption("channel=website&from=2025-04-29T08:30:00Z&to=2025-04-29T09:30:00Z");
        (Count(joined, "after"), Down(joined, "after"), joined.GetProperty("joins")[0].GetString()).ShouldBe((1, 5400, "r-1"));
        var apartFrom = await Interruption("channel=website&from=2025-04-28T08:00:00Z&to=2025-04-28T08:30:00Z&forceMajeure=true");
        (Count(apartFrom, "after"), apartFrom.GetProperty("after").GetProperty("apart").GetInt32()).ShouldBe((1, 1));
        // 30 April, 20:30 UTC, is May in Saratov, and in the future
        (await Interruption("channel=website&from=2025-04-30T20:30:00Z")).ShouldSatisfyAllConditions(
            d => d.GetProperty("month").GetString().ShouldBe("2025-05"), d => d.GetProperty("refused").GetProperty("code").GetString().ShouldBe("span-wrong"));

        (await _desk.Get("saratov/interruptions")).GetProperty("channels")[0].GetProperty("count").GetInt32().ShouldBe(1);
        (await _desk.Client.GetAsync("/api/v1/saratov/interruptions/draft?channel=teletext")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _desk.Client.GetAsync("/api/v1/saratov/interruptions/draft?channel=website&from=yesterday")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact, Trait("Requirement", "SARATOV-7.3.6.4c")]
    public async Task Of_a_mobile_office_name_the_norm_that_is_too_late_to_keep()
    {
        var late = await Notice("saratov", "presence", "2025-05-05T06:00:00Z");
        var good = await Notice("saratov", "presence", "2025-06-16T06:00:00Z");

        (late.GetProperty("card").GetProperty("line").GetProperty("standing").GetString(), late.GetProperty("norm").GetProperty("id").GetString()).ShouldBe(("overdue", "notice-mobile-office"));
        string.CompareOrdinal(late.GetProperty("card").GetProperty("line").GetProperty("dueAt").GetString(), late.GetProperty("asOf").GetString()).ShouldBeLessThan(0);
        good.GetProperty("card").GetProperty("line").GetProperty("standing").GetString().ShouldBe("open");
        good.GetProperty("card").GetProperty("places").EnumerateArray().Single(p => p.GetProperty("place").GetString() == "site-news").GetProperty("draft").GetString()!.ShouldContain("пл. Ленина");
        (await _desk.Get("saratov/notices")).GetProperty("notices").GetArrayLength().ShouldBe(0);
        (await Notice("samara", "presence", "2025-06-16T06:00:00Z")).GetProperty("refused").GetProperty("code").GetString().ShouldBe("notice-not-asked");
    }

    [Fact]
    public async Task Are_of_what_the_standard_asks()
    {
        var kinds = (await _desk.Get("saratov/notices")).GetProperty("kinds").EnumerateArray().ToDictionary(k => k.GetProperty("id").GetString()!, k => string.Join(' ', k.GetProperty("channels").EnumerateArray().Select(c => c.GetString())));

        (kinds["mobile-office"], kinds["site-restored"], kinds["account-began"]).ShouldBe(("", "website", "personal-account"));
    }

    private Task<JsonElement> Interruption(string query) => _desk.Get($"saratov/interruptions/draft?{query}");

    private async Task<JsonElement> Notice(string company, string on, string eventAt)
    {
        var answer = await _desk.Command($"{company}/notices/draft", new { on, about = "hand/1", eventAt, facts = new { startsAt = eventAt, place = "г. Маркс, пл. Ленина" } });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    private static int Count(JsonElement draft, string which) => draft.GetProperty(which).GetProperty("count").GetInt32();

    private static long Down(JsonElement draft, string which) => draft.GetProperty(which).GetProperty("downS").GetInt64();
}
