using System.Net;
using OpsHub.Silo.Tests.Appeals;

namespace OpsHub.Silo.Tests.Channels;

/// <summary>From a command by hand to the wall and the page. The desk's clock stands at 16:00 of 29 April in Saratov.</summary>
public sealed class Channels_over_HTTP : IAsyncLifetime
{
    private ServedDesk _desk = null!;

    public async Task InitializeAsync() => _desk = await ServedDesk.Start(boards: true);

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact, Trait("Requirement", "SARATOV-7.1.5.1"), Trait("Requirement", "SARATOV-7.1.5.2"), Trait("Requirement", "SAMARA-7.5a")]
    public async Task An_interruption_stands_on_the_wall_and_in_the_month_with_what_is_left_of_its_budget()
    {
        (await _desk.Command("saratov/channel/website/report-interruption", new { report = "r-1", startsAt = "2025-04-29T10:30:00Z", reason = "не отвечает" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _desk.Command("samara/channel/personal-account/report-interruption", new { report = "r-1", startsAt = "2025-04-28T21:00:00Z", endsAt = "2025-04-28T22:00:00Z" })).StatusCode.ShouldBe(HttpStatusCode.OK);

        var site = (await _desk.Get("saratov/interruptions")).GetProperty("channels").EnumerateArray().First();
        (site.GetProperty("id").GetString(), site.GetProperty("down").GetBoolean(), site.GetProperty("count").GetInt32(), site.GetProperty("most").GetInt32()).ShouldBe(("website", true, 1, 3));
        (site.GetProperty("downS").GetInt64(), site.GetProperty("mostDownS").GetInt64()).ShouldBe((5400L, 43200L));
        var cell = (await _desk.Get("boards/wall/saratov")).GetProperty("cells").GetProperty("interruptions").GetProperty("channels").EnumerateArray().First();
        (cell.GetProperty("downSince").GetString(), cell.GetProperty("reason").GetString()).ShouldBe(("2025-04-29T10:30:00Z", "не отвечает"));
        (await _desk.Get("boards/notices/saratov")).GetProperty("cells").GetProperty("interruptions").GetProperty("month").GetString().ShouldBe("2025-04");

        // an account page that must work round the clock counts at night, too
        (await _desk.Get("samara/interruptions")).GetProperty("channels").EnumerateArray().Single(c => c.GetProperty("id").GetString() == "personal-account").GetProperty("downS").GetInt64().ShouldBe(3600L);
    }

    [Fact]
    public async Task It_outlives_a_restart_and_is_read_by_whom_it_concerns_only()
    {
        await _desk.Command("saratov/channel/website/report-interruption", new { report = "r-1" });
        await _desk.Restart();

        (await _desk.Get("saratov/interruptions?month=2025-04")).GetProperty("channels").EnumerateArray().First().GetProperty("down").GetBoolean().ShouldBeTrue();
        (await _desk.Client.GetAsync("/api/v1/saratov/interruptions?month=April")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await _desk.Client.GetAsync("/api/v1/atlantis/interruptions")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _desk.Command("saratov/channel/teletext/report-interruption", new { report = "r-1" })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        using var stranger = new HttpClient { BaseAddress = _desk.Client.BaseAddress };
        (await stranger.GetAsync("/api/v1/saratov/interruptions")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
