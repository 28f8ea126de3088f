using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OpsHub.Cluster.Tests.Support;
using OpsHub.Faults.Tests.Killing;
using OpsHub.Faults.Tests.Support;
using OpsHub.Silo.Time;
using OpsHub.Testing;
using Xunit.Abstractions;

namespace OpsHub.Cluster.Tests.Nodes;

/// <summary>What a silo and a web node show, and to whom.</summary>
[Collection(Town.OneAtATime)]
public sealed class Pages_for_administrators(ITestOutputHelper output)
{
    [PostgresFact]
    public async Task Show_Orleans_dashboard_to_administrators_and_its_meters_to_machines()
    {
        await using var database = await Postgres.CreateDatabase();
        await using var town = await Town.Start(database.ConnectionString, silos: 1, webs: 1);
        foreach (var node in new[] { town.Silos[0], town.Webs[0] })
        {
            using var stranger = new HttpClient { BaseAddress = node.Address };
            using var device = EdgeClient.With(node.Address, town.Key);
            using var administrator = new HttpClient { BaseAddress = node.Address };
            (await administrator.PostAsJsonAsync("/api/v1/session", new { login = "admin", password = town.Silos[0].Password })).EnsureSuccessStatusCode();

            (await Status(stranger, "/orleans/")).ShouldBe(HttpStatusCode.Unauthorized);
            (await Status(device, "/orleans/")).ShouldBe(HttpStatusCode.Forbidden);
            (await Status(administrator, "/orleans/")).ShouldBe(HttpStatusCode.OK);
            (await administrator.GetStringAsync("/orleans/DashboardCounters")).ShouldContain("SiloAddress", Case.Insensitive);
            (await stranger.GetStringAsync("/metrics")).ShouldContain("orleans_");
        }
    }

    [BrowserFact]
    public async Task Draw_Orleans_dashboard_in_a_browser_without_breaking_the_content_policy()
    {
        await using var database = await Postgres.CreateDatabase();
        await using var town = await Town.Start(database.ConnectionString, silos: 1, webs: 1);
        await using var load = new TownLoad(town, new Scene(Chance.Seeded(output).Next(), new RealClock().GetCurrentInstant().ToDateTimeOffset()), new Ledger());
        await load.Set();
        load.Begin();
        await load.More(200);   // so that there are grains to show

        var seen = JsonDocument.Parse(await Shelled.Output(TimeSpan.FromMinutes(2), "node",
            [Path.Combine(Checkout.Root, "dashboards/tests/browser/orleans.mjs"), town.Silos[0].Address.ToString().TrimEnd('/'), "admin", town.Silos[0].Password!, .. Screenshot])).RootElement;

        Texts(seen, "violations").ShouldBeEmpty();
        Texts(seen, "complaints").ShouldBeEmpty();
        seen.GetProperty("shown").GetProperty("#/grains").GetString()!.ShouldContain("QueueGrain");
        await load.End();
    }

    [PostgresFact]
    public async Task Send_everybody_else_from_a_silo_to_a_web_node()
    {
        await using var database = await Postgres.CreateDatabase();
        await using var town = await Town.Start(database.ConnectionString, silos: 1, webs: 1);
        using var device = EdgeClient.With(town.Silos[0].Address, town.Key);

        using var answer = await device.GetAsync("/api/v1/boards");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("no-web-role");
    }

    /// <summary>Where <c>OPSHUB_SCREENSHOT</c> says, for whoever wants to look.</summary>
    private static string[] Screenshot => Environment.GetEnvironmentVariable("OPSHUB_SCREENSHOT") is { Length: > 0 } path ? [path] : [];

    private static string[] Texts(JsonElement seen, string name) => [.. seen.GetProperty(name).EnumerateArray().Select(t => t.GetString()!)];

    private static async Task<HttpStatusCode> Status(HttpClient http, string path) => (await http.GetAsync(path)).StatusCode;
}
