using System.Net;
using System.Net.Http.Json;
using OpsHub.ClientHub.Tests.Host;
using OpsHub.Grains.Access;

namespace OpsHub.ClientHub.Tests.Proxies;

/// <summary>The shipped configurations of nginx and HAProxy, run before two web nodes.</summary>
public sealed class Behind_a_proxy
{
    public static TheoryData<string> Kinds => ["nginx", "haproxy"];

    [ProxyTheory]
    [MemberData(nameof(Kinds))]
    public async Task Pages_and_sign_ins_know_that_they_came_over_TLS(string kind)
    {
        await using var hub = await Node();
        using var proxy = await ProxyServer.Start(kind, hub.Address, hub.Address);
        using var client = Client(proxy);

        var signedIn = await client.PostAsJsonAsync("/api/v1/session", new { login = "admin", password = hub.AdministratorPassword });

        signedIn.StatusCode.ShouldBe(HttpStatusCode.OK, await signedIn.Content.ReadAsStringAsync());
        signedIn.Headers.GetValues("Set-Cookie").ShouldAllBe(cookie => cookie.Contains("secure", StringComparison.OrdinalIgnoreCase));
        signedIn.Headers.GetValues("Strict-Transport-Security").Single().ShouldStartWith("max-age=");
        (await client.GetAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [ProxyTheory]
    [MemberData(nameof(Kinds))]
    public async Task A_proxy_may_be_named_by_its_network(string kind)
    {
        await using var hub = await TestHub.Start(("Access:Proxies:0", "127.0.0.0/8"));
        using var proxy = await ProxyServer.Start(kind, hub.Address, hub.Address);
        using var client = Client(proxy);

        var signedIn = await client.PostAsJsonAsync("/api/v1/session", new { login = "admin", password = hub.AdministratorPassword });

        signedIn.Headers.GetValues("Set-Cookie").ShouldAllBe(cookie => cookie.Contains("secure", StringComparison.OrdinalIgnoreCase));
    }

    [ProxyTheory]
    [MemberData(nameof(Kinds))]
    public async Task The_feed_flows_through_it(string kind)
    {
        await using var hub = await Node();
        Show(hub, 5, 1);
        using var proxy = await ProxyServer.Start(kind, hub.Address, hub.Address);
        var cookies = new CookieContainer();
        using var client = Client(proxy, cookies);
        await client.PostAsJsonAsync("/api/v1/session", new { login = "admin", password = hub.AdministratorPassword });
        await using var feed = await FeedConnection.Open(proxy.Secure, cookies);

        await feed.Subscribe("wall/samara");
        var snapshot = await feed.NextNews();
        Show(hub, 7, 2);
        var delta = await feed.NextNews();

        snapshot.GetProperty("cells").GetProperty("a").GetInt32().ShouldBe(1);
        delta.GetProperty("cells").GetProperty("a").GetInt32().ShouldBe(2);
    }

    [ProxyTheory]
    [MemberData(nameof(Kinds))]
    public async Task Plain_HTTP_is_sent_to_TLS_and_machines_pages_are_not_there(string kind)
    {
        await using var hub = await Node();
        using var proxy = await ProxyServer.Start(kind, hub.Address, hub.Address);
        using var client = Client(proxy);

        var redirected = await client.GetAsync(new Uri(proxy.Plain, "/wall/samara?lang=en"));

        redirected.StatusCode.ShouldBe(HttpStatusCode.PermanentRedirect);
        redirected.Headers.Location!.Scheme.ShouldBe("https");
        redirected.Headers.Location.PathAndQuery.ShouldBe("/wall/samara?lang=en");
        foreach (var inside in (string[])["/metrics", "/health/ready", "/health/live", "/orleans"])
            (await client.GetAsync(inside)).StatusCode.ShouldBe(HttpStatusCode.NotFound, inside);
    }

    [ProxyTheory]
    [MemberData(nameof(Kinds))]
    public async Task Nobody_gets_another_allowance_by_claiming_another_address(string kind)
    {
        await using var hub = await Node(("Limits:AnonymousPerMinute", "3"));
        using var proxy = await ProxyServer.Start(kind, hub.Address, hub.Address);
        using var client = Client(proxy);

        var answers = new List<HttpStatusCode>();
        for (var i = 1; i <= 4; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/version") { Headers = { { "X-Forwarded-For", $"203.0.113.{i}" } } };
            answers.Add((await client.SendAsync(request)).StatusCode);
        }

        answers.ShouldBe([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests]);
    }

    [ProxyTheory]
    [MemberData(nameof(Kinds))]
    public async Task A_large_body_comes_through_and_is_judged_by_the_hub(string kind)
    {
        await using var hub = await Node(("Facts:MaxBodyBytes", "3000000"));
        using var proxy = await ProxyServer.Start(kind, hub.Address, hub.Address);
        using var client = Client(proxy);
        client.DefaultRequestHeaders.Authorization = new("Bearer", await hub.IssueKey("samara", null, Right.SendFacts));

        var taken = await client.PostAsync("/api/v1/samara/facts", Http.Ndjson(new string('\n', 2_000_000) + "rubbish"));
        var refused = await client.PostAsync("/api/v1/samara/facts", Http.Ndjson(new string('\n', 4_000_000)));

        taken.StatusCode.ShouldBe(HttpStatusCode.OK, await taken.Content.ReadAsStringAsync());
        (await refused.Problem()).Code.ShouldBe("body-too-large");
    }

    [ProxyTheory]
    [MemberData(nameof(Kinds))]
    public async Task A_node_that_is_gone_or_not_ready_costs_nobody_an_answer(string kind)
    {
        await using var first = await Node();
        await using var second = await Node();
        using var proxy = await ProxyServer.Start(kind, first.Address, second.Address);
        using var client = Client(proxy);
        (await client.GetAsync("/api/v1/version")).StatusCode.ShouldBe(HttpStatusCode.OK);

        await first.App.StopAsync(CancellationToken.None);

        for (var i = 0; i < 10; i++)
            (await client.GetAsync("/api/v1/version")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static void Show(TestHub hub, long position, int value)
    {
        hub.Boards.Set("wall/samara", "a", value);
        hub.Boards.Publish(position);
    }

    private static Task<TestHub> Node(params (string Key, string? Value)[] settings) => TestHub.Start([("Access:Proxies:0", "127.0.0.1"), .. settings]);

    private static HttpClient Client(ProxyServer proxy, CookieContainer? cookies = null) => new(new SocketsHttpHandler
    {
        CookieContainer = cookies ?? new CookieContainer(),
        AllowAutoRedirect = false,
        SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is { Subject: "CN=127.0.0.1" } },
    })
    { BaseAddress = proxy.Secure };
}
