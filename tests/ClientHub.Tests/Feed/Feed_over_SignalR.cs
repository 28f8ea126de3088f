using System.Net;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.SignalR;
using OpsHub.ClientHub.Tests.Host;
using OpsHub.Grains.Access;

namespace OpsHub.ClientHub.Tests.Feed;

public sealed class Feed_over_SignalR
{
    private const string Wall = "wall/samara";

    [Fact]
    public async Task Begins_with_a_snapshot_and_goes_on_with_deltas()
    {
        await using var hub = await TestHub.Start();
        Show(hub, 5, ("office/one", new { waiting = 3 }), ("office/two", new { waiting = 0 }));
        await using var feed = await Open(hub);

        await feed.Subscribe(Wall);
        var snapshot = await feed.Next();
        Show(hub, 9, ("office/one", new { waiting = 4 }));
        var delta = await feed.NextNews();

        snapshot.ToString().ShouldBe("""{"view":"wall/samara","kind":"snapshot","epoch":"test-epoch","from":0,"seq":5,"at":"2026-11-24T06:00:00Z","cells":{"office/one":{"waiting":3},"office/two":{"waiting":0}},"gone":[]}""");
        delta.ToString().ShouldBe("""{"view":"wall/samara","kind":"delta","epoch":"test-epoch","from":5,"seq":9,"at":"2026-11-24T06:00:00Z","cells":{"office/one":{"waiting":4}},"gone":[]}""");
    }

    [Fact]
    public async Task Resumes_after_a_lost_connection()
    {
        await using var hub = await TestHub.Start();
        Show(hub, 5, ("a", 1), ("b", 1));
        await using (var first = await Open(hub))
        {
            await first.Subscribe(Wall);
            (await first.Next()).GetProperty("seq").GetInt64().ShouldBe(5);
        }
        Show(hub, 7, ("b", 2));

        await using var again = await Open(hub);
        await again.Subscribe(Wall, TestHub.Epoch, 5);
        var missed = await again.Next();

        missed.GetProperty("kind").GetString().ShouldBe("delta");
        missed.GetProperty("cells").ToString().ShouldBe("""{"b":2}""");
    }

    [Fact]
    public async Task Says_how_fast_a_virtual_clock_runs()
    {
        await using var hub = await TestHub.Start();
        hub.Clock.Speed = 60;
        Show(hub, 5, ("a", 1));
        await using var feed = await Open(hub);

        await feed.Subscribe(Wall);

        (await feed.Next()).GetProperty("speed").GetDouble().ShouldBe(60);
    }

    [Fact]
    public async Task Refuses_views_that_are_unknown_or_not_for_the_client()
    {
        await using var hub = await TestHub.Start();
        Show(hub, 5, ("a", 1));
        var cookies = new CookieContainer();
        await using var feed = await FeedConnection.Open(hub.Address, cookies, await hub.IssueKey("samara", "one", Right.ReadScreens));

        (await Should.ThrowAsync<HubException>(feed.Subscribe(Wall))).Message.ShouldContain("HubException: forbidden");
        (await Should.ThrowAsync<HubException>(feed.Subscribe("screen/samara/two"))).Message.ShouldContain("HubException: forbidden");
        (await Should.ThrowAsync<HubException>(feed.Subscribe("screen/samara/one"))).Message.ShouldContain("HubException: unknown-view");
    }

    [Fact]
    public async Task Limits_how_many_views_one_connection_watches()
    {
        await using var hub = await TestHub.Start(("Feed:MaxViews", "2"));
        foreach (var view in (string[])["wall/a", "wall/b", "wall/c"]) hub.Boards.Set(view, "a", 1);
        hub.Boards.Publish(1);
        await using var feed = await Open(hub);
        await feed.Subscribe("wall/a");
        await feed.Subscribe("wall/b");
        await feed.Subscribe("wall/b");

        (await Should.ThrowAsync<HubException>(feed.Subscribe("wall/c"))).Message.ShouldContain("HubException: too-many-views");
        await feed.Unsubscribe("wall/a");
        await feed.Subscribe("wall/c");
    }

    [Fact]
    public async Task Closes_when_the_key_is_revoked()
    {
        await using var hub = await TestHub.Start();
        Show(hub, 5, ("a", 1));
        var (id, key) = await hub.IssueKeyUntil(null, "samara", null, Right.ReadWalls);
        await using var feed = await FeedConnection.Open(hub.Address, new CookieContainer(), key);
        await feed.Subscribe(Wall);
        await feed.Next();

        (await (await hub.Administrator()).DeleteAsync($"/api/v1/device-keys/{id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await feed.Closed;
    }

    [Fact]
    public async Task Closes_when_the_account_is_disabled()
    {
        await using var hub = await TestHub.Start();
        Show(hub, 5, ("a", 1));
        await hub.Person("anna", new RoleGrant(Role.Supervisor, "samara"));
        var cookies = new CookieContainer();
        await hub.SignIn("anna", TestHub.Password, cookies);
        await using var feed = await FeedConnection.Open(hub.Address, cookies);
        await feed.Subscribe(Wall);
        await feed.Next();

        (await (await hub.Administrator()).PostAsync("/api/v1/accounts/anna/disable", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await feed.Closed;
    }

    [Fact]
    public async Task Cuts_off_a_client_that_reads_nothing_and_keeps_nothing_for_it()
    {
        await using var hub = await TestHub.Start(("Feed:StalledAfterS", "1"));
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", $"Bearer {await hub.IssueKey("samara", null, Right.ReadWalls)}");
        Show(hub, 5, ("a", 1));
        await socket.ConnectAsync(new Uri($"ws://{hub.Address.Authority}/feed"), CancellationToken.None);
        await Say(socket, """{"protocol":"json","version":1}""");
        await Say(socket, """{"type":1,"target":"Subscribe","arguments":["wall/samara",null,null]}""");
        var cut = hub.Log.Logged(3002);

        // A second client that reads paces the test: every frame of a megabyte it has got was offered to the first one too.
        await using var reader = await Open(hub);
        await reader.Subscribe(Wall);
        for (var i = 0; i < 200 && !cut.IsCompleted; i++)
        {
            Show(hub, 10 + i, ("a", $"{i}{new string('x', 1 << 20)}"));
            await reader.NextNews();
        }

        await cut;
    }

    [Fact]
    public async Task Is_shut_to_strangers()
    {
        await using var hub = await TestHub.Start();

        (await hub.Client().PostAsync("/feed/negotiate?negotiateVersion=1", null)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static async Task<FeedConnection> Open(TestHub hub)
    {
        var cookies = new CookieContainer();
        await hub.Administrator(cookies);
        return await FeedConnection.Open(hub.Address, cookies);
    }

    private static Task Say(ClientWebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message + "\u001e"), WebSocketMessageType.Text, true, CancellationToken.None);

    private static void Show(TestHub hub, long position, params (string Key, object Cell)[] cells)
    {
        foreach (var (key, cell) in cells) hub.Boards.Set(Wall, key, cell);
        hub.Boards.Publish(position);
    }
}
