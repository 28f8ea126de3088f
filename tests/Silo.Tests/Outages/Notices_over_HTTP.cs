using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OpsHub.Silo.Tests.Appeals;

namespace OpsHub.Silo.Tests.Outages;

/// <summary>From a pasted notice to an outage: read, looked at, sent as facts.</summary>
public sealed class Notices_over_HTTP : IAsyncLifetime
{
    private ServedDesk _desk = null!;

    public async Task InitializeAsync() => _desk = await ServedDesk.Start();

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact]
    public async Task What_was_understood_can_be_sent_as_facts()
    {
        var read = await Read("samara", "15 мая с 9:00 до 12:00\n- п. Стройкерамика: следующие улицы: Лесная, Садовая;\n- непонятно что\n");

        read.GetProperty("notice").GetProperty("parts").EnumerateArray().Select(p => p.GetProperty("place").GetProperty("street").GetString()).ShouldBe(["Лесная", "Садовая"]);
        read.GetProperty("notice").GetProperty("left").EnumerateArray().Single().GetProperty("reason").GetString().ShouldBe("not-read");
        var outage = read.GetProperty("outages").EnumerateArray().Single();
        var fact = outage.GetProperty("fact");
        (fact.GetProperty("startsAt").GetString(), fact.GetProperty("estimateAt").GetString()).ShouldBe(("2025-05-15T05:00:00Z", "2025-05-15T08:00:00Z"));   // Samara, UTC+4

        var line = JsonSerializer.Serialize(new { id = "n-1", grain = "outage/n-1", fact = "report-outage", occurredAt = "2025-04-29T12:00:00Z", data = fact });
        (await _desk.Facts("samara", line)).Single().GetProperty("outcome").GetString().ShouldBe("done");
        (await _desk.Stream("outage/samara/n-1")).ShouldBe(["outage-reported/1"]);
    }

    [Fact]
    public async Task What_cannot_be_a_notice_is_refused_with_what_belongs_there()
    {
        (await _desk.Client.PostAsJsonAsync("/api/v1/samara/notices/read", new { text = " " })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await _desk.Client.PostAsJsonAsync("/api/v1/samara/notices/read", new { text = new string('x', 20_001) })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await _desk.Client.PostAsJsonAsync("/api/v1/atlantis/notices/read", new { text = "x" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var stranger = new HttpClient { BaseAddress = _desk.Client.BaseAddress };
        (await stranger.PostAsJsonAsync("/api/v1/samara/notices/read", new { text = "x" })).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private async Task<JsonElement> Read(string company, string text)
    {
        var answer = await _desk.Client.PostAsJsonAsync($"/api/v1/{company}/notices/read", new { text });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
