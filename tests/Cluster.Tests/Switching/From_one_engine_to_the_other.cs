using Microsoft.Extensions.Logging.Abstractions;
using OpsHub.Cluster.Hosting;
using OpsHub.Faults.Tests.Killing;
using OpsHub.Faults.Tests.Owners;
using OpsHub.Grains.Walls;
using OpsHub.Silo.Hosting;
using OpsHub.Testing;
using Xunit.Abstractions;

namespace OpsHub.Cluster.Tests.Switching;

/// <summary>Both engines keep everything in the log: whoever stops one may start the other, there and back.</summary>
public sealed class From_one_engine_to_the_other(ITestOutputHelper output)
{
    private const int Answers = 400;

    private readonly Ledger _ledger = new();

    [PostgresFact]
    public async Task Needs_no_copy_and_loses_nothing()
    {
        await using var database = await Postgres.CreateDatabase();
        var embedded = new HubOptions { Log = database.ConnectionString, Views = () => [new CompanyWallView()] };
        await using (var hub = await Started(embedded))
        {
            await QueueLoad.Set(hub.Grains);
            await Work(hub, "before");
        }
        await using (var hub = await Started(OnOrleans(embedded))) await Work(hub, "on-orleans");
        await using (var hub = await Started(embedded)) await Work(hub, "after");
        output.WriteLine($"{_ledger.Count} commands acknowledged by embedded, Orleans, embedded");
    }

    private async Task Work(Hub hub, string name)
    {
        var load = new QueueLoad([hub.Grains], _ledger, name);
        using var stop = new CancellationTokenSource();
        var running = load.Run(stop.Token);
        await load.More(Answers);
        await stop.CancelAsync();
        await running;
        await Hubs.ShouldBeWhole(hub, _ledger);
    }

    private static HubOptions OnOrleans(HubOptions options)
    {
        var ports = Ports.Free(2);
        return new Clustering().Join(options, OpsHub.Silo.Hosting.Roles.All, [$"Cluster:SiloPort={ports[0]}", $"Cluster:GatewayPort={ports[1]}"]);
    }

    private static Task<Hub> Started(HubOptions options) => Hub.Start(options, NullLoggerFactory.Instance, CancellationToken.None);
}
