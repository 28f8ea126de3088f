using System.Collections.Immutable;
using System.Net;
using System.Net.WebSockets;
using System.Reflection;
using Microsoft.AspNetCore.SignalR;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Feed;
using OpsHub.ClientHub.Tests.Host;
using OpsHub.Grains.Access;

namespace OpsHub.ClientHub.Tests.Feed;

/// <summary>Every method of the feed, asked by every role that is held here, in one office, in another office, in another company and everywhere.</summary>
public sealed class Rights_over_SignalR
{
    /// <summary>What each method does for somebody who may not watch the board: it is refused, or it only touches the caller's own connection.</summary>
    private static readonly ImmutableDictionary<string, (Route Route, bool AsksForABoard, Func<FeedConnection, string, Task> Call)> Methods = new Dictionary<string, (Route, bool, Func<FeedConnection, string, Task>)>
    {
        ["Subscribe"] = (Routes.Subscribe, true, (feed, board) => feed.Subscribe(board)),
        ["PlayPast"] = (Routes.PlayPast, true, (feed, board) => feed.PlayPast(board, "2026-11-24T05:00:00Z", 1)),
        ["Unsubscribe"] = (Routes.Unsubscribe, false, (feed, board) => feed.Unsubscribe(board)),
        ["StopPast"] = (Routes.StopPast, false, (feed, _) => feed.StopPast()),
    }.ToImmutableDictionary();

    /// <summary>Roles that may watch a board of that kind, as the document of roles says it.</summary>
    private static readonly (string Board, string? Office, Role[] Roles)[] Boards =
    [
        ("wall/samara", null, [Role.Administrator, Role.Supervisor, Role.Head, Role.Auditor]),
        ("wall/samara/one", "one", [Role.Administrator, Role.Supervisor, Role.Head, Role.Auditor]),
        ("calls/samara", null, [Role.Administrator, Role.Supervisor, Role.Head, Role.Auditor]),
        ("screen/samara/one", "one", [Role.Administrator, Role.Supervisor, Role.Head, Role.Operator, Role.Auditor]),
        ("console/samara/one/3", "one", [Role.Administrator, Role.Supervisor, Role.Head, Role.Operator, Role.Executor]),
    ];

    private static readonly (string? Company, string? Office)[] Held = [(null, null), ("samara", null), ("samara", "one"), ("samara", "two"), ("saratov", null), ("saratov", "one")];

    [Fact]
    public void Are_asked_of_every_method_there_is()
    {
        var declared = typeof(FeedHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(m => m.GetBaseDefinition() == m).Select(m => m.Name);

        declared.Order().ShouldBe(Methods.Keys.Order(), "A new method of the feed needs a row here and a route in the README's table.");
        Methods.ShouldAllBe(m => m.Value.Route.Pattern.EndsWith($" {m.Key}", StringComparison.Ordinal) && m.Value.Route.Method == "HUB");
        Methods.Where(m => m.Value.AsksForABoard).ShouldAllBe(m => m.Value.Route.Policy == Policies.Board);
        Routes.All.Count(r => r.Method == "HUB").ShouldBe(Methods.Count);
    }

    [Fact]
    [Trait("Requirement", "SARATOV-A1-8.7")]
    public async Task Hold_for_role_company_and_office_method_by_method()
    {
        await using var hub = await TestHub.Start(("Feed:MaxViews", "20"));
        foreach (var (board, _, _) in Boards) hub.Boards.Set(board, "a", 1);
        hub.Boards.Publish(1);
        List<string> wrong = [];
        foreach (var role in Enum.GetValues<Role>())
            foreach (var (company, office) in Held)
            {
                var login = $"{role}-{company ?? "all"}-{office ?? "all"}".ToLowerInvariant();
                await hub.Person(login, new RoleGrant(role, company, office));
                var cookies = new CookieContainer();
                await hub.SignIn(login, TestHub.Password, cookies);
                await using var feed = await FeedConnection.Open(hub.Address, cookies);
                foreach (var (board, of, roles) in Boards)
                {
                    var may = roles.Contains(role) && (company is null or "samara") && (office is null || office == of);
                    foreach (var (name, method) in Methods)
                        if (await Refused(() => method.Call(feed, board)) != (method.AsksForABoard && !may)) wrong.Add($"{name} {board} by {login}");
                }
            }
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Let_a_device_watch_what_its_key_says_and_nothing_by_another_method()
    {
        await using var hub = await TestHub.Start();
        foreach (var (board, _, _) in Boards) hub.Boards.Set(board, "a", 1);
        hub.Boards.Publish(1);
        await using var feed = await FeedConnection.Open(hub.Address, new CookieContainer(), await hub.IssueKey("samara", "one", Right.ReadScreens));

        foreach (var (board, _, _) in Boards)
            foreach (var (name, method) in Methods)
                (await Refused(() => method.Call(feed, board))).ShouldBe(method.AsksForABoard && board != "screen/samara/one", $"{name} {board}");
    }

    [Fact]
    public async Task Are_nobody_s_who_is_not_signed_in()
    {
        await using var hub = await TestHub.Start();

        await Should.ThrowAsync<WebSocketException>(FeedConnection.Open(hub.Address, new CookieContainer()));
    }

    [Fact]
    public async Task Let_nobody_stop_what_another_watches()
    {
        await using var hub = await TestHub.Start();
        hub.Boards.Set("wall/samara", "a", 1);
        hub.Boards.Publish(1);
        var key = await hub.IssueKey("samara", null, Right.ReadWalls);
        await using var watching = await FeedConnection.Open(hub.Address, new CookieContainer(), key);
        await using var other = await FeedConnection.Open(hub.Address, new CookieContainer(), key);
        await watching.Subscribe("wall/samara");
        await watching.Next();

        await other.Unsubscribe("wall/samara");
        await other.StopPast();
        hub.Boards.Set("wall/samara", "a", 2);
        hub.Boards.Publish(2);

        (await watching.NextNews()).GetProperty("seq").GetInt64().ShouldBe(2);
    }

    private static async Task<bool> Refused(Func<Task> call)
    {
        try
        {
            await call();
            return false;
        }
        catch (HubException refused)
        {
            refused.Message.ShouldContain("HubException: forbidden");
            return true;
        }
    }
}
