using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Commands;
using OpsHub.ClientHub.Tests.Host;
using OpsHub.Grains;
using OpsHub.Grains.Access;
using Route = OpsHub.ClientHub.Access.Route;

namespace OpsHub.ClientHub.Tests.Access;

public sealed class Table_of_routes
{
    [Fact]
    public void Stands_in_the_README()
    {
        var file = Path.Combine(Root(), "README.md");
        var readme = File.ReadAllText(file);
        var begin = readme.IndexOf(RouteMarkdown.Begin, StringComparison.Ordinal) + RouteMarkdown.Begin.Length;
        var end = readme.IndexOf(RouteMarkdown.End, StringComparison.Ordinal);

        if (Environment.GetEnvironmentVariable("OPSHUB_UPDATE") == "1") File.WriteAllText(file, readme[..begin] + RouteMarkdown.Render() + readme[end..]);
        else readme[begin..end].ShouldBe(RouteMarkdown.Render(), "Run this test with OPSHUB_UPDATE=1 to write the table anew.");
    }

    [Fact]
    public async Task Holds_every_endpoint_and_is_all_mapped()
    {
        await using var hub = await TestHub.Start();

        var mapped = Endpoints(hub).Select(e => (e.RoutePattern.RawText, Route: e.Metadata.GetMetadata<Route>())).ToList();

        mapped.Where(m => m.Route is null).Select(m => m.RawText).ShouldBeEmpty();
        Routes.All.Except(mapped.Select(m => m.Route!)).ShouldBe([Routes.Subscribe, Routes.Unsubscribe, Routes.PlayPast, Routes.StopPast, Routes.Pages]);
    }

    [Fact]
    public async Task Refuses_strangers_everywhere_but_where_it_says_anyone()
    {
        await using var hub = await TestHub.Start(("Metrics:TrustLoopback", "false"));
        var stranger = hub.Client();

        foreach (var (request, route) in Requests(hub, "samara"))
        {
            var answer = await stranger.SendAsync(request);
            if (!route.Policy.Open) (await answer.Problem()).ShouldBe((401, "not-signed-in", "Authorization", Expected401), $"{request.Method} {request.RequestUri}");
            else if (route.Policy == Policies.Visitor) ((int)answer.StatusCode).ShouldBeOneOf([400, 404, 409, 415], $"{request.Method} {request.RequestUri}");
            else if (route != Routes.SignIn && route != Routes.SignDeviceIn && route != Routes.OidcSignIn && route != Routes.OidcSignOut) answer.IsSuccessStatusCode.ShouldBeTrue($"{request.Method} {request.RequestUri}");
        }
    }

    [Fact]
    [Trait("Requirement", "SARATOV-A1-8.7")]
    public async Task Refuses_whoever_lacks_the_right()
    {
        await using var hub = await TestHub.Start(("Metrics:TrustLoopback", "false"));

        foreach (var policy in Policies.All.Where(p => p.Right is not null))
        {
            var everythingElse = Enum.GetValues<Right>().Where(r => r != policy.Right && r != policy.Or && r is not (Right.ManageAccess or Right.ReadQuarantine or Right.ReadPeople or Right.ManagePeople or Right.ManageStandards));
            var client = hub.WithKey(await hub.IssueKey(null, null, [.. everythingElse]));
            foreach (var (request, _) in Requests(hub, "samara").Where(r => r.Route.Policy == policy))
                (await (await client.SendAsync(request)).Problem()).ShouldBe((403, "forbidden", "Authorization", policy.Meaning), $"{request.Method} {request.RequestUri}");
        }
    }

    [Fact]
    public async Task Refuses_the_administrator_of_another_company()
    {
        await using var hub = await TestHub.Start(("Metrics:TrustLoopback", "false"));
        var client = await hub.Person("boris", new RoleGrant(Role.Administrator, "saratov"));

        foreach (var (request, route) in Requests(hub, "samara").Where(r => r.Route.Policy.Right is not null))
            (await (await client.SendAsync(request)).Problem()).ShouldBe((403, "forbidden", "Authorization", route.Policy.Meaning), $"{request.Method} {request.RequestUri}");
        ((int)(await client.GetAsync("/api/v1/boards/wall/samara")).StatusCode).ShouldBe(403);
    }

    [Fact]
    public async Task Is_no_hindrance_to_the_administrator()
    {
        await using var hub = await TestHub.Start(("Metrics:TrustLoopback", "false"));
        var client = await hub.Administrator();

        foreach (var (request, route) in Requests(hub, "samara").Where(r => r.Route != Routes.Feed && r.Route != Routes.SignOut && r.Route != Routes.EndOwnSessions && r.Route != Routes.SignIn && r.Route != Routes.SignDeviceIn))
            ((int)(await client.SendAsync(request)).StatusCode).ShouldNotBeOneOf(401, 403);
    }

    [Fact]
    public void Offers_every_command_once()
    {
        Concepts.Catalog.Commands.Count(c => CommandRoutes.IsOffered(c.Value)).ShouldBeGreaterThan(20);
        Routes.All.Length.ShouldBe(Routes.All.Distinct().Count());
    }

    private const string Expected401 =
        "POST /api/v1/session with login and password, POST /api/v1/device-session with a key, or the header Authorization: Bearer ohk_….";

    /// <summary>A request to every mapped endpoint, as it would come from somebody of that company.</summary>
    private static IEnumerable<(HttpRequestMessage Request, Route Route)> Requests(TestHub hub, string company)
    {
        foreach (var endpoint in Endpoints(hub))
        {
            var route = endpoint.Metadata.GetMetadata<Route>()!;
            var address = endpoint.RoutePattern.RawText!
                .Replace("{company}", company).Replace("{key}", "one:1").Replace("{office}", "one").Replace("{code}", "UNKNOWNCODE22").Replace("{ticket}", "A001").Replace("{**name}", "wall/samara").Replace("{login}", "nobody").Replace("{norm}", "none").Replace("{id}", "0123456789ab").Replace("{version}", "2").Replace("{calendar}", "ru").Replace("{year}", "2027").Replace("{recount}", "1").Replace("{documentName}", "v1");
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
                yield return (new HttpRequestMessage(new HttpMethod(method), address), route);
        }
    }

    private static IEnumerable<RouteEndpoint> Endpoints(TestHub hub) => hub.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static string Root([CallerFilePath] string here = "")
    {
        var root = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (!File.Exists(Path.Combine(root.FullName, "OpsHub.sln"))) root = root.Parent!;
        return root.FullName;
    }
}
