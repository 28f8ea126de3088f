using System.Net;
using System.Net.Http.Json;
using OpsHub.Faults.Tests.Support;
using OpsHub.Testing;

namespace OpsHub.Cluster.Tests.Nodes;

/// <summary>What a silo and a web node show, and to whom.</summary>
public sealed class Pages_for_administrators
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

    private static async Task<HttpStatusCode> Status(HttpClient http, string path) => (await http.GetAsync(path)).StatusCode;
}
