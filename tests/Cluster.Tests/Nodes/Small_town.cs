using OpsHub.Testing;

namespace OpsHub.Cluster.Tests.Nodes;

public sealed class Small_town
{
    [PostgresFact]
    public async Task Smoke()
    {
        await using var database = await Postgres.CreateDatabase();
        await using var town = await Town.Start(database.ConnectionString, 3, 2);
        await Town.Ready(town.Webs[0]);
        town.Key.ShouldNotBe("");
    }
}
