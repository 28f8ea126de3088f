using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Cluster.Engine;
using OpsHub.Cluster.Hosting;
using OpsHub.Cluster.Membership;
using OpsHub.Cluster.Tests.Support;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Engine;
using OpsHub.Silo.Tests.Engine;
using OpsHub.Silo.Time;
using OpsHub.Testing;

namespace OpsHub.Cluster.Tests.Grains;

/// <summary>Two silos with their membership in PostgreSQL, over a log in memory that tells who reads it.</summary>
public sealed class Grain_that_moves
{
    private readonly MemoryLog _log = new();

    [PostgresFact]
    public async Task Takes_its_state_along_to_a_silo_that_joined_and_reads_nothing_again()
    {
        await using var database = await Postgres.CreateDatabase();
        await using var cluster = await ClusterDatabase.Open(database.ConnectionString, CancellationToken.None);
        await using var first = await Start(cluster);
        for (var i = 0; i < 20; i++) (await Send(first, $"g{i}", "c1", 999_999)).ShouldBeOfType<Outcome.Done>();
        List<string> read = [];
        _log.OnRead = (stream, _) => { lock (read) read.Add(stream); };

        await using var second = await Start(cluster);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        for (var round = 0; second.ActiveGrains == 0; round++)
            for (var i = 0; i < 20; i++)
            {
                (await Send(first, $"g{i}", $"again-{round}", 0)).ShouldBeOfType<Outcome.Nothing>();
                patience.Token.ThrowIfCancellationRequested();
            }

        for (var i = 0; i < 20; i++) (await Send(second, $"g{i}", "c2", 2)).ShouldBeOfType<Outcome.Refused>().Refusal.Code.ShouldBe("too-much");
        read.ShouldBeEmpty();
    }

    private Task<OrleansEngine> Start(ClusterDatabase cluster)
    {
        var ports = Ports.Free(2);
        var settings = new ClusterSettings { SiloPort = ports[0], GatewayPort = ports[1], SilosPerCompany = 2 };
        return NodeHost.Silo(new EngineParts(Tally.Catalog, _log, new VirtualClock(Instant.FromUtc(2026, 11, 24, 5, 0)), new EngineOptions(), NullLoggerFactory.Instance), settings,
            silo => silo.UseAdoNetClustering(t => (t.Invariant, t.ConnectionString) = ("Npgsql", cluster.Connection)), CancellationToken.None);
    }

    private static Task<Outcome> Send(OrleansEngine engine, string key, string commandId, int amount) => engine.Send(new Envelope(Tally.Id(key), commandId, new Add(amount), "test"), CancellationToken.None);
}
