using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using NodaTime;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Tests.Host;
using OpsHub.Grains.Access;

namespace OpsHub.ClientHub.Tests.Access;

public sealed class Device_keys
{
    [Fact]
    public async Task Open_what_they_are_for_and_nothing_else()
    {
        await using var hub = await TestHub.Start();
        foreach (var board in (string[])["wall/samara", "screen/samara/one", "screen/samara/two", "screen/saratov/one"]) hub.Boards.Set(board, "office", new { name = board });
        hub.Boards.Publish(1);

        var client = hub.WithKey(await hub.IssueKey("samara", "one", Right.ReadScreens));

        (await client.GetStringAsync("/api/v1/boards")).ShouldBe(
            """{"boards":[{"name":"screen/samara/one","title":"screen/samara/one","kind":"screen","company":"samara","office":"one"}]}""");
        (await client.GetAsync("/api/v1/boards/screen/samara/one")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("/api/v1/boards/screen/samara/two")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await client.GetAsync("/api/v1/boards/wall/samara")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Become_a_cookie_that_ends_with_the_key()
    {
        await using var hub = await TestHub.Start();
        var (id, key) = await hub.IssueKeyUntil(null, "samara", "one", Right.ReadScreens);
        var screen = hub.Client();

        (await screen.PostAsJsonAsync("/api/v1/device-session", new { key })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await TestHub.Json(await screen.GetAsync("/api/v1/session"))).GetProperty("kind").GetString().ShouldBe("device");
        await (await hub.Administrator()).DeleteAsync($"/api/v1/device-keys/{id}");

        (await screen.GetAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await hub.WithKey(key).GetAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await (await hub.Client().PostAsJsonAsync("/api/v1/device-session", new { key })).Problem()).Code.ShouldBe("sign-in-failed");
    }

    [Fact]
    public async Task Expire()
    {
        await using var hub = await TestHub.Start();
        var (_, key) = await hub.IssueKeyUntil(TestClock.Morning + Duration.FromHours(1), null, null, Right.ReadWalls);
        var client = hub.WithKey(key);

        (await client.GetAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.OK);
        hub.Clock.Advance(Duration.FromHours(1));
        (await client.GetAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task With_a_new_secret_let_the_old_one_in_until_the_overlap_ends_and_its_cookies_no_longer()
    {
        await using var hub = await TestHub.Start();
        var (id, old) = await hub.IssueKeyUntil(null, "samara", null, Right.ReadWalls);
        var screen = hub.Client();
        (await screen.PostAsJsonAsync("/api/v1/device-session", new { key = old })).StatusCode.ShouldBe(HttpStatusCode.OK);

        var renewed = await Rotate(hub, id, 2);
        await Answer(HttpStatusCode.OK, screen, hub.WithKey(old), hub.WithKey(renewed));
        hub.Clock.Advance(Duration.FromHours(2));

        await Answer(HttpStatusCode.Unauthorized, screen, hub.WithKey(old));
        await Answer(HttpStatusCode.OK, hub.WithKey(renewed));
        renewed.ShouldNotBe(old);
        renewed.ShouldStartWith($"ohk_{id}_");
    }

    [Fact]
    public async Task With_a_new_secret_and_no_overlap_shut_the_old_one_out_at_once_and_close_its_feed()
    {
        await using var hub = await TestHub.Start();
        hub.Boards.Set("wall/samara", "a", 1);
        hub.Boards.Publish(5);
        var (id, old) = await hub.IssueKeyUntil(null, "samara", null, Right.ReadWalls);
        await using var feed = await FeedConnection.Open(hub.Address, new CookieContainer(), old);
        await feed.Subscribe("wall/samara");
        await feed.Next();

        var renewed = await Rotate(hub, id, 0);

        await feed.Closed;
        await Answer(HttpStatusCode.Unauthorized, hub.WithKey(old));
        await Answer(HttpStatusCode.OK, hub.WithKey(renewed));
    }

    [Fact]
    public async Task Show_when_they_were_last_used_and_whether_somebody_still_uses_the_old_secret()
    {
        await using var hub = await TestHub.Start();
        var (id, old) = await hub.IssueKeyUntil(null, "samara", null, Right.ReadWalls);
        (await Listed(hub)).TryGetProperty("lastUsedAt", out _).ShouldBeFalse();

        var renewed = await Rotate(hub, id, 24);
        hub.Clock.Advance(Duration.FromMinutes(10));
        await Answer(HttpStatusCode.OK, hub.WithKey(old));
        hub.Clock.Advance(Duration.FromMinutes(10));
        await Answer(HttpStatusCode.OK, hub.WithKey(renewed));

        var key = await Listed(hub);
        key.GetProperty("former").ToString().ShouldBe("""{"until":"2026-11-25T06:00:00Z","lastUsedAt":"2026-11-24T06:10:00Z"}""");
        key.GetProperty("lastUsedAt").GetString().ShouldBe("2026-11-24T06:20:00Z");
    }

    [Fact]
    public async Task Are_renewed_by_whom_the_record_says_and_by_nobody_else()
    {
        await using var hub = await TestHub.Start();
        var (id, key) = await hub.IssueKeyUntil(null, "samara", null, Right.ReadWalls);

        await Rotate(hub, id, 1);

        hub.Grains.Sent.Single(e => e.Command is RotateDeviceKey).Actor.ShouldBe("account:admin");
        (await hub.WithKey(key).PostAsJsonAsync($"/api/v1/device-keys/{id}/rotate", new { overlapHours = 1 })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var administrator = await hub.Administrator();
        (await (await administrator.PostAsJsonAsync($"/api/v1/device-keys/{id}/rotate", new { overlapHours = 721 })).Problem()).ShouldBe((400, "overlap-wrong", "$.overlapHours", "0 to 720 hours."));
        (await (await administrator.PostAsJsonAsync("/api/v1/device-keys/0123456789ab/rotate", new { overlapHours = 1 })).Problem()).Code.ShouldBe("device-key-unknown");
        await administrator.DeleteAsync($"/api/v1/device-keys/{id}");
        (await (await administrator.PostAsJsonAsync($"/api/v1/device-keys/{id}/rotate", new { overlapHours = 1 })).Problem()).Code.ShouldBe("device-key-revoked");
    }

    [Fact]
    public async Task Are_kept_as_hashes_only()
    {
        await using var hub = await TestHub.Start();
        var key = await hub.IssueKey(null, null, Right.ReadWalls);
        DeviceKeyText.TryParse(key, out var parsed).ShouldBeTrue();

        var sent = hub.Grains.Sent.Select(e => e.Command).OfType<IssueDeviceKey>().Single();

        sent.SecretHash.ShouldBe(parsed.SecretHash);
        sent.ToString().ShouldNotContain(parsed.Secret);
        (await (await hub.Administrator()).GetStringAsync("/api/v1/device-keys")).ShouldNotContain(parsed.Secret);
    }

    private static async Task<string> Rotate(TestHub hub, string id, int overlapHours) =>
        (await TestHub.Json(await (await hub.Administrator()).PostAsJsonAsync($"/api/v1/device-keys/{id}/rotate", new { overlapHours }))).GetProperty("key").GetString()!;

    private static async Task<JsonElement> Listed(TestHub hub) => (await TestHub.Json(await (await hub.Administrator()).GetAsync("/api/v1/device-keys"))).GetProperty("keys")[0];

    private static async Task Answer(HttpStatusCode status, params HttpClient[] clients)
    {
        foreach (var client in clients) (await client.GetAsync("/api/v1/session")).StatusCode.ShouldBe(status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ohk_")]
    [InlineData("ohk_0123456789ab_")]
    [InlineData("ohk_0123456789AB_secret")]
    [InlineData("xyz_0123456789ab_secret")]
    [InlineData("ohk_0123456789ab-secret")]
    public void Of_another_form_are_none(string text) => DeviceKeyText.TryParse(text, out _).ShouldBe(text == "never");

    [Fact]
    public void Read_as_they_are_written()
    {
        var key = DeviceKeyText.Make();

        DeviceKeyText.TryParse(key.ToString(), out var read).ShouldBeTrue();

        read.ShouldBe(key);
        key.Secret.Length.ShouldBe(43); // 256 bits in base64url
        read.Fits(key.SecretHash).ShouldBeTrue();
        (key with { Secret = key.Secret[1..] + "x" }).Fits(key.SecretHash).ShouldBeFalse();
    }

    [Fact]
    public async Task Of_an_invented_secret_are_refused()
    {
        await using var hub = await TestHub.Start();
        DeviceKeyText.TryParse(await hub.IssueKey(null, null, Right.ReadWalls), out var real);

        var forged = real with { Secret = DeviceKeyText.Make().Secret };

        (await hub.WithKey(forged.ToString()).GetAsync("/api/v1/boards")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
