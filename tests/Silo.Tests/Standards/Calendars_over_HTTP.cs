using System.Net;
using System.Text;
using System.Text.Json;
using OpsHub.Silo.Calendars;
using OpsHub.Silo.Tests.Appeals;

namespace OpsHub.Silo.Tests.Standards;

/// <summary>The next year and a correction of this one, imported while the hub runs. It is Tuesday 29 April 2025, 16:00 in Samara.</summary>
public sealed class Calendars_over_HTTP : IAsyncLifetime
{
    private static readonly object Claim = new { kind = "claim-quality", channel = "post", category = "citizen", topic = "T-1", given = new[] { "contract", "contract-date", "account", "grounds", "contact" }, customer = "c-1" };

    private static readonly string Year2025 = File.ReadAllText(CalendarShelf.FileOf(CalendarShelf.Shipped, null, 2025));

    private ServedDesk _desk = null!;

    public async Task InitializeAsync() => _desk = await ServedDesk.Start();

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact]
    public async Task A_day_that_becomes_a_day_off_moves_the_deadlines_that_count_over_it_and_lists_them()
    {
        await Register("a-1");
        (await _desk.Get("saratov/appeals/counts")).GetProperty("counts").GetProperty("open").GetInt32().ShouldBe(0);

        var year = await Json(await Tell(2025, Year2025 + "2025-05-05,non-working,\n"));
        await _desk.Hub.CatchUp(CancellationToken.None);

        year.GetProperty("changed").EnumerateArray().ShouldHaveSingleItem().GetProperty("date").GetString().ShouldBe("2025-05-05");
        (await Due("a-1")).ShouldBe("2025-05-07T19:59:59Z");
        var recount = (await _desk.Get("samara/recounts")).GetProperty("recounts").EnumerateArray().ShouldHaveSingleItem();
        (recount.GetProperty("what").GetString(), recount.GetProperty("counted").GetInt32(), recount.GetProperty("moved").GetInt32(), recount.TryGetProperty("doneAt", out _)).ShouldBe(("ru 2025", 1, 1, true));
        var moved = (await _desk.Get($"samara/recounts/{recount.GetProperty("id").GetString()}")).GetProperty("moved").EnumerateArray().ShouldHaveSingleItem();
        (moved.GetProperty("old").GetString(), moved.GetProperty("new").GetString(), moved.GetProperty("days")[0].GetString()).ShouldBe(("2025-05-06T19:59:59Z", "2025-05-07T19:59:59Z", "2025-05-05"));
    }

    [Fact]
    public async Task What_is_closed_is_counted_no_more()
    {
        await Register("a-1");
        (await _desk.Command("samara/appeal/a-1/offer-answer", new { channel = "post", executor = "e-1" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _desk.Command("samara/appeal/a-1/close-appeal", new { result = "r-1", executor = "e-1" })).StatusCode.ShouldBe(HttpStatusCode.OK);

        await Tell(2025, Year2025 + "2025-05-05,non-working,\n");
        await _desk.Hub.CatchUp(CancellationToken.None);

        (await _desk.Get("samara/recounts")).GetProperty("recounts")[0].GetProperty("counted").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task A_year_that_nobody_has_told_is_said_to_be_missing_until_it_is_told()
    {
        _desk.Clock.AdvanceTo(NodaTime.Instant.FromUtc(2026, 12, 28, 8, 0));
        await Register("a-1");
        (await _desk.Get("calendars")).GetProperty("calendars")[0].GetProperty("missing").EnumerateArray().Select(y => y.GetInt32()).ShouldBe([2027]);
        (await _desk.Get("samara/appeals/a-1")).GetProperty("line").TryGetProperty("dueAt", out _).ShouldBeFalse("it reaches into 2027");
        (await Problem(await _desk.Client.GetAsync("/api/v1/calendars/ru/2027"), HttpStatusCode.NotFound)).GetProperty("type").GetString().ShouldBe("urn:opshub:problem:no-calendar");

        (await Tell(2027, Invented2027)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await _desk.Hub.CatchUp(CancellationToken.None);

        (await Due("a-1")).ShouldBe("2027-01-11T19:59:59Z", "29 and 30 December, then the first working day of 2027");
        (await _desk.Get("calendars")).GetProperty("calendars")[0].GetProperty("missing").GetArrayLength().ShouldBe(0);
        await _desk.Restart();
        (await _desk.Get("calendars/ru/2027")).GetProperty("line").GetProperty("by").GetString().ShouldBe("account:admin");
    }

    [Theory]
    [InlineData("date,type\n2027-05-09,feast\n", "line 2", "one of day-off, holiday, non-working, regional, short, working, not 'feast'")]
    [InlineData("date,type\n2026-05-09,holiday\n", "line 2", "a date in 2027, not 2026-05-09")]
    [InlineData("hello", "line 1", "the header date,type or date,type,from")]
    [InlineData("date,type\n2027-01-01,holiday\n", "2027-01-02", "a holiday, New Year holidays")]
    public async Task A_wrong_year_is_refused_with_its_line(string csv, string at, string expected)
    {
        var problem = await Problem(await Tell(2027, csv), HttpStatusCode.BadRequest);

        (problem.GetProperty("type").GetString(), problem.GetProperty("at").GetString(), problem.GetProperty("expected").GetString()).ShouldBe(("urn:opshub:problem:calendar-wrong", at, expected));
    }

    [Fact]
    public async Task A_calendar_and_a_year_that_cannot_be_are_refused()
    {
        await Problem(await _desk.Client.PutAsync("/api/v1/calendars/atlantis/2027", Csv("date,type")), HttpStatusCode.BadRequest);
        await Problem(await _desk.Client.PutAsync("/api/v1/calendars/ru/soon", Csv("date,type")), HttpStatusCode.BadRequest);
        await Problem(await Tell(2027, "date,type\n" + new string('x', 70_000)), HttpStatusCode.RequestEntityTooLarge);
    }

    /// <summary>Public holidays of 2027, and five days off in their stead where they fall on a weekend; which ones is invented.</summary>
    private static string Invented2027 =>
        "date,type\n" + string.Concat(Grains.Calendars.PublicHolidays.Of(2027).Select(d => $"{d:uuuu-MM-dd},holiday\n")) + string.Concat(new[] { "02-22", "05-03", "05-10", "06-14", "12-31" }.Select(d => $"2027-{d},day-off\n"));

    private async Task Register(string id) => (await _desk.Command($"samara/appeal/{id}/register-appeal", Claim)).StatusCode.ShouldBe(HttpStatusCode.OK);

    private async Task<string> Due(string id) => (await _desk.Get($"samara/appeals/{id}")).GetProperty("line").GetProperty("dueAt").GetString()!;

    private Task<HttpResponseMessage> Tell(int year, string csv) => _desk.Client.PutAsync($"/api/v1/calendars/ru/{year}", Csv(csv));

    private static StringContent Csv(string text) => new(text, Encoding.UTF8, "text/csv");

    private static async Task<JsonElement> Json(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonDocument.Parse(text).RootElement;
    }

    private static async Task<JsonElement> Problem(HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(status, text);
        return JsonDocument.Parse(text).RootElement;
    }
}
