using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpsHub.ClientHub.Tests.Host;
using OpsHub.Grains.Access;
using OpsHub.Grains.Boards;

namespace OpsHub.ClientHub.Tests.Feed;

/// <summary>The feed plays the past of a hub on which it is six o'clock and whose log begins at five; real time is as the test says.</summary>
public sealed class Recording_over_SignalR : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private readonly CookieContainer _cookies = new();
    private TestHub _hub = null!;
    private FeedConnection _feed = null!;

    private PastDouble Past => (PastDouble)_hub.App.Services.GetRequiredService<IPast>();

    public async Task InitializeAsync()
    {
        _hub = await TestHub.Start(builder => builder.Services
            .Replace(ServiceDescriptor.Singleton<IPast>(s => new PastDouble(s.GetRequiredService<TestClock>())))
            .Replace(ServiceDescriptor.Singleton<TimeProvider>(_time)));
        await _hub.Administrator(_cookies);
        _feed = await FeedConnection.Open(_hub.Address, _cookies);
    }

    public async Task DisposeAsync()
    {
        await _feed.DisposeAsync();
        await _hub.DisposeAsync();
    }

    [Fact]
    public async Task Begins_with_a_snapshot_under_a_name_of_its_own_and_goes_on_at_its_speed()
    {
        var answer = await _feed.PlayPast(PastDouble.Wall, "2026-11-24T05:10:00Z", 60);
        var snapshot = await _feed.Next();
        _time.Advance(2000);
        var delta = await _feed.NextNews();

        answer.ShouldBe(new(null, null, "2026-11-24T05:00:00Z", "2026-11-24T05:10:00Z"));
        snapshot.ToString().ShouldBe("""{"view":"past/wall/samara","kind":"snapshot","epoch":"test-epoch","from":0,"seq":11,"at":"2026-11-24T05:10:00Z","speed":60,"cells":{"minute":10},"gone":[]}""");
        delta.ToString().ShouldBe("""{"view":"past/wall/samara","kind":"delta","epoch":"test-epoch","from":11,"seq":13,"at":"2026-11-24T05:12:00Z","speed":60,"cells":{"minute":12},"gone":[]}""");
    }

    [Fact]
    public async Task Stands_still_goes_back_and_on_from_where_it_is()
    {
        await _feed.PlayPast(PastDouble.Wall, "2026-11-24T05:10:00Z", 600);
        await _feed.Next();

        await _feed.PlayPast(PastDouble.Wall, null, 0);
        var stands = await _feed.Next();
        _time.Advance(1900);
        var stillStands = await _feed.Next();
        await _feed.PlayPast(PastDouble.Wall, "2026-11-24T05:05:00Z", 0);
        var back = await _feed.Next();
        await _feed.PlayPast(PastDouble.Wall, null, 1);
        await _feed.Next();
        _time.Advance(60_000);
        var on = await _feed.NextNews();

        (Kind(stands), At(stands), stands.GetProperty("speed").GetDouble()).ShouldBe(("heartbeat", "2026-11-24T05:10:00Z", 0));
        (Kind(stillStands), At(stillStands)).ShouldBe(("heartbeat", "2026-11-24T05:10:00Z"));
        (Kind(back), At(back), back.GetProperty("cells").ToString()).ShouldBe(("snapshot", "2026-11-24T05:05:00Z", """{"minute":5}"""));
        (Kind(on), At(on), on.TryGetProperty("speed", out _)).ShouldBe(("delta", "2026-11-24T05:06:00Z", false));
    }

    [Fact]
    public async Task Ends_when_it_has_come_to_the_present()
    {
        await _feed.PlayPast(PastDouble.Wall, "2026-11-24T05:59:00Z", 60);
        await _feed.Next();
        _time.Advance(1000);

        (await _feed.NextNews()).GetProperty("at").GetString().ShouldBe("2026-11-24T06:00:00Z");
        (await _feed.PastEnded).ShouldBe("now");
        await Past.Closed;
    }

    [Fact]
    public async Task Ends_when_nobody_has_said_anything_for_a_quarter_of_an_hour()
    {
        await _feed.PlayPast(PastDouble.Wall, "2026-11-24T05:10:00Z", 0);
        await _feed.Next();
        _time.Advance(14 * 60_000);
        await _feed.PlayPast(PastDouble.Wall, null, 0);
        _time.Advance(14 * 60_000);
        await _feed.Next();
        Past.Open.ShouldBe(1);

        _time.Advance(2 * 60_000);

        (await _feed.PastEnded).ShouldBe("idle");
        await Past.Closed;
    }

    [Fact]
    public async Task Is_over_when_the_page_says_so_or_goes()
    {
        await _feed.PlayPast(PastDouble.Wall, "2026-11-24T05:10:00Z", 1);
        await _feed.StopPast();
        await Past.Closed;

        await _feed.PlayPast(PastDouble.Wall, "2026-11-24T05:10:00Z", 1);
        Past.Open.ShouldBe(1);
        await _feed.DisposeAsync();
        await Past.Closed;
    }

    [Theory]
    [InlineData(PastDouble.Wall, "2026-11-24T05:10:00Z", 0.5, "speed-wrong")]
    [InlineData(PastDouble.Wall, "2026-11-24T05:10:00Z", 601, "speed-wrong")]
    [InlineData(PastDouble.Wall, "2026-11-24T05:10:00Z", -1, "speed-wrong")]
    [InlineData(PastDouble.Wall, "yesterday", 1, "instant-wrong")]
    [InlineData(PastDouble.Wall, null, 1, "instant-wrong")]
    [InlineData(PastDouble.Wall, "2026-11-24T04:59:59Z", 1, PastCodes.BeforeTheLog)]
    [InlineData(PastDouble.Wall, "2026-11-24T06:00:01Z", 1, PastCodes.InTheFuture)]
    [InlineData(PastDouble.Later, "2026-11-24T05:29:00Z", 1, "board-unknown-then")]
    public async Task Is_not_begun_where_something_is_wrong(string view, string? at, double speed, string code)
    {
        var answer = await _feed.PlayPast(view, at, speed);
        (answer.Refused, answer.Begins).ShouldBe((code, code is "speed-wrong" or "instant-wrong" ? null : "2026-11-24T05:00:00Z"));
        await Past.Closed;
    }

    [Fact]
    public async Task Goes_on_as_before_when_it_cannot_be_moved()
    {
        await _feed.PlayPast(PastDouble.Later, "2026-11-24T05:40:00Z", 0);
        await _feed.Next();

        (await _feed.PlayPast(PastDouble.Later, "2026-11-24T05:10:00Z", 0)).Refused.ShouldBe("board-unknown-then");
        (await _feed.PlayPast(PastDouble.Later, "2026-11-24T07:10:00Z", 0)).Refused.ShouldBe(PastCodes.InTheFuture);
        _time.Advance(1900);

        At(await _feed.Next()).ShouldBe("2026-11-24T05:40:00Z");
    }

    [Fact]
    public async Task Takes_the_right_that_the_board_takes_now_and_ends_with_it()
    {
        var (id, key) = await _hub.IssueKeyUntil(null, "samara", "one", Right.ReadWalls);
        await using var office = await FeedConnection.Open(_hub.Address, new CookieContainer(), key);
        (await Should.ThrowAsync<HubException>(() => office.PlayPast(PastDouble.Wall, "2026-11-24T05:40:00Z", 0))).Message.ShouldContain("forbidden");
        (await office.PlayPast(PastDouble.Later, "2026-11-24T05:40:00Z", 0)).Refused.ShouldBeNull();

        (await (await _hub.Administrator()).DeleteAsync($"/api/v1/device-keys/{id}")).EnsureSuccessStatusCode();

        await office.Closed;
        await Past.Closed;
    }

    [Fact]
    public async Task One_frame_of_it_is_had_by_HTTP()
    {
        var client = await _hub.Administrator();
        async Task<string> Code(string query)
        {
            using var answer = await client.GetAsync($"/api/v1/boards/{query}");
            var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
            return $"{(int)answer.StatusCode} {body.GetProperty("type").GetString()!["urn:opshub:problem:".Length..]} {body.GetProperty("at").GetString()}";
        }

        (await client.GetStringAsync("/api/v1/boards/wall/samara?at=2026-11-24T05:10:00Z")).ShouldBe(
            """{"view":"wall/samara","kind":"snapshot","epoch":"test-epoch","from":0,"seq":11,"at":"2026-11-24T05:10:00Z","cells":{"minute":10},"gone":[]}""");
        (await Code("wall/samara?at=yesterday")).ShouldBe("400 instant-wrong ?at");
        (await Code("wall/samara?at=2026-11-24T04:00:00Z")).ShouldBe("400 instant-before-log ?at");
        (await Code("wall/samara?at=2026-11-24T09:00:00Z")).ShouldBe("400 instant-in-future ?at");
        (await Code("wall/samara/one?at=2026-11-24T05:10:00Z")).ShouldBe("404 board-unknown-then ?at");
        await Past.Closed;

        await _feed.PlayPast(PastDouble.Wall, "2026-11-24T05:10:00Z", 0);
        await using var second = await FeedConnection.Open(_hub.Address, _cookies);
        await second.PlayPast(PastDouble.Wall, "2026-11-24T05:10:00Z", 0);
        var full = await client.GetAsync("/api/v1/boards/wall/samara?at=2026-11-24T05:10:00Z");
        ((int)full.StatusCode, full.Headers.RetryAfter?.Delta?.TotalSeconds).ShouldBe((429, 5));
    }

    private static string? Kind(JsonElement frame) => frame.GetProperty("kind").GetString();

    private static string? At(JsonElement frame) => frame.GetProperty("at").GetString();
}
