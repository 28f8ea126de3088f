using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Log;
using OpsHub.Silo.Tests.Floor;
using OpsHub.Silo.Tests.Support;
using OpsHub.Silo.Time;

namespace OpsHub.Silo.Tests.Retention;

/// <summary>Every page of a hub whose old days are gone answers: with what there is, or that there is none, and never with a fault.</summary>
public sealed class Pages_after_retention(OldLog old) : IClassFixture<OldLog>, IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opshub-retention-pages-");
    private readonly HttpClient _client = new(new SocketsHttpHandler { CookieContainer = new CookieContainer() });
    private WebHost? _web;
    private string _call = "", _ticket = "";

    public async Task InitializeAsync()
    {
        var log = old.CopyTo(_folder);
        await Remember(log);
        (await CommandLine.Run("retention", "--log", log, "--visits", "13", "--calls", "13", "--alerts", "13", "--apply")).Output.ShouldNotEndWith("Deleted: 0.");
        (_, _web) = await OldLog.Open(log, new VirtualClock(Instant.FromUtc(2026, 11, 11, 6, 0)), _folder.FullName);
        _client.BaseAddress = new Uri(_web.App.Urls.First());
        (await _client.PostAsJsonAsync("/api/v1/session", new { login = old.Login, password = old.Password })).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _web!.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Show_the_past_from_the_day_on_of_which_everything_is_there()
    {
        var board = $"screen/{OldLog.Company}/{OldLog.Office}";

        var gone = await _client.GetAsync($"/api/v1/boards/{board}?at=2025-06-10T08:00:00Z");
        (await ServedFloor.Code(gone)).ShouldBe("instant-before-log");
        (await gone.Content.ReadAsStringAsync()).ShouldContain("The recordings begin at 2026-11-10T");
        (await _client.GetAsync($"/api/v1/boards/{board}?at=2026-11-10T08:00:00Z")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _client.GetAsync($"/api/v1/boards/{board}")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Say_that_a_call_and_the_reason_of_a_ticket_are_not_there_any_more()
    {
        (await _client.GetAsync($"/api/v1/{OldLog.Company}/calls/{_call}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _client.GetAsync($"/api/v1/{OldLog.Company}/why/{OldLog.Office}/{_ticket}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _client.GetAsync($"/api/v1/{OldLog.Company}/journeys?call={_call}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Answer_one_and_all()
    {
        foreach (var address in Addresses())
        {
            var answer = await _client.GetAsync($"/api/v1/{address}");
            ((int)answer.StatusCode).ShouldBeLessThan(500, $"{address}: {await answer.Content.ReadAsStringAsync()}");
        }
    }

    [Fact]
    public async Task Find_nothing_in_the_registers_of_the_days_that_are_gone_and_this_month_as_it_was()
    {
        (await Rows($"visits?office={OldLog.Office}&from=2025-06-10&to=2025-06-11", "visits")).ShouldBe(0);
        (await Rows($"visits?office={OldLog.Office}&from=2026-11-10&to=2026-11-10", "visits")).ShouldBeGreaterThan(50);
    }

    [Fact]
    public async Task Try_rules_over_the_time_that_is_left()
    {
        var rule = (await Json($"{OldLog.Company}/alert-rules")).GetProperty("rules").EnumerateArray().First().Clone();
        var said = rule.TryGetProperty("rule", out var inner) ? inner : rule;

        var answer = await _client.PostAsJsonAsync($"/api/v1/{OldLog.Company}/alert-rules/back-test", new { rule = said, from = "2025-06-10T00:00:00Z", to = "2025-06-11T00:00:00Z" });

        ((int)answer.StatusCode).ShouldBeLessThan(500, await answer.Content.ReadAsStringAsync());
    }

    private IEnumerable<string> Addresses()
    {
        var (c, o) = (OldLog.Company, OldLog.Office);
        foreach (var day in new[] { "2025-06-10", "2026-11-10" })
        {
            foreach (var file in new[] { "visits", "visits.csv", "visits.xlsx", "visits/intervals", "calls" }) yield return $"{c}/{file}?office={o}&from={day}&to={day}&by=service&stepMin=60";
            yield return $"{c}/what-if?office={o}&day={day}";
            yield return $"{c}/feedback?month={day[..7]}";
            yield return $"{c}/norms?month={day[..7]}";
            yield return $"{c}/norms.csv?month={day[..7]}";
            yield return $"{c}/interruptions?month={day[..7]}";
            yield return $"{c}/forecast?office={o}&day={day}";
        }
        yield return $"{c}/visits/crm?after=0";
        yield return $"{c}/journeys?ticket={o}/{_ticket}";
        foreach (var page in new[] { "waits/accuracy", "drift", "promises", "outages", "notices", "duties", "requirements", "appeals", "appeals/counts", "cases", "quarantine", "alert-rules", "alert-rotas", "recounts", "profile/versions" }) yield return $"{c}/{page}";
        yield return $"{c}/waits?office={o}&service=contracts";
        yield return "boards";
    }

    private async Task<int> Rows(string address, string list) => (await Json($"{OldLog.Company}/{address}")).GetProperty(list).GetArrayLength();

    private async Task<JsonElement> Json(string address) => await ServedFloor.Json(await _client.GetAsync($"/api/v1/{address}"));

    private async Task Remember(string log)
    {
        await using var opened = await EventLogs.Open(log, new EventLogOptions(), NullLoggerFactory.Instance, CancellationToken.None);
        var records = await opened.ReadAll(0, 100_000, CancellationToken.None);
        _call = records.First(r => r.Event.Name == "call-ended/1").Stream.Split('/')[2];
        using var called = JsonDocument.Parse(records.Where(r => r.Event.Name == "ticket-called/1").ElementAt(20).Event.Data);
        _ticket = called.RootElement.GetProperty("ticket").GetString()!;
    }
}
