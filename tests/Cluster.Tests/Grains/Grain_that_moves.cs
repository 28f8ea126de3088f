using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Cluster.Engine;
using OpsHub.Cluster.Hosting;
using OpsHub.Cluster.Membership;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Engine;
using OpsHub.Silo.Tests.Engine;
using OpsHub.Silo.Time;
using OpsHub.Testing;
using Xunit.Abstractions;

namespace OpsHub.Cluster.Tests.Grains;

/// <summary>Silos with their membership in PostgreSQL, over a log in memory that tells who reads it.</summary>
public sealed class Grain_that_moves(ITestOutputHelper output)
{
    private const int Grains = 20;

    private readonly MemoryLog _log = new();

    [PostgresFact]
    public async Task Takes_its_state_along_to_a_silo_that_joined_and_reads_nothing_again()
    {
        await using var database = await Postgres.CreateDatabase();
        await using var cluster = await ClusterDatabase.Open(database.ConnectionString, CancellationToken.None);
        await using var first = await Start(cluster);
        for (var i = 0; i < Grains; i++) (await Send(first, $"g{i}", "c1", 999_999)).ShouldBeOfType<Outcome.Done>();
        List<string> read = [];
        _log.OnRead = (stream, _) => { lock (read) read.Add(stream); };

        await using var second = await Start(cluster);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        for (var round = 0; second.ActiveGrains == 0; round++)
            for (var i = 0; i < Grains; i++)
            {
                (await Send(first, $"g{i}", $"again-{round}", 0)).ShouldBeOfType<Outcome.Nothing>();
                patience.Token.ThrowIfCancellationRequested();
            }

        for (var i = 0; i < Grains; i++) (await Send(second, $"g{i}", "c2", 2)).ShouldBeOfType<Outcome.Refused>().Refusal.Code.ShouldBe("too-much");
        read.ShouldBeEmpty();
    }

    /// <summary>Each silo in turn is followed by a new one and leaves, while clients ask every grain without a pause.</summary>
    [PostgresFact]
    public async Task Is_read_again_by_none_of_its_owners_while_silos_leave_under_load()
    {
        await using var database = await Postgres.CreateDatabase();
        await using var cluster = await ClusterDatabase.Open(database.ConnectionString, CancellationToken.None);
        Queue<OrleansEngine> silos = new([await Start(cluster), await Start(cluster)]);
        await using var client = await Client(cluster);
        for (var i = 0; i < Grains; i++) (await Send(client, $"g{i}", "first", 1)).ShouldBeOfType<Outcome.Done>();
        List<string> read = [];
        _log.OnRead = (stream, _) => { lock (read) read.Add(stream); };
        using var stop = new CancellationTokenSource();
        var load = Task.WhenAll(Enumerable.Range(0, Grains).SelectMany(i => new[] { Asked(client, $"g{i}", "a", stop.Token), Asked(client, $"g{i}", "b", stop.Token) }));

        for (var round = 0; round < 4; round++) await Follow(silos, cluster);
        await stop.CancelAsync();
        var done = (await load).Sum();
        foreach (var silo in silos) await silo.DisposeAsync();

        output.WriteLine($"{done} commands, {read.Count} grains read again");
        _log.Records.Count.ShouldBe(Grains + done);
        read.ShouldBeEmpty();
    }

    /// <summary>A new silo starts, and the oldest leaves as soon as the new one has got its first grain, as an orchestrator does it.</summary>
    private async Task Follow(Queue<OrleansEngine> silos, ClusterDatabase cluster)
    {
        var newest = await Start(cluster);
        silos.Enqueue(newest);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (newest.ActiveGrains == 0) await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, patience.Token);
        var (oldest, begun) = (silos.Dequeue(), Stopwatch.GetTimestamp());
        var had = oldest.ActiveGrains;
        await oldest.DisposeAsync();
        output.WriteLine($"a silo with {had} grains left within {Stopwatch.GetElapsedTime(begun).TotalMilliseconds:0} ms");
    }

    private static async Task<int> Asked(OrleansEngine client, string key, string asker, CancellationToken stop)
    {
        var sent = 0;
        while (!stop.IsCancellationRequested) (await Send(client, key, $"{asker}-{sent++}", 1)).ShouldBeOfType<Outcome.Done>();
        return sent;
    }

    private Task<OrleansEngine> Client(ClusterDatabase cluster) =>
        NodeHost.Client(Parts(), new ClusterSettings(), client => client.UseAdoNetClustering(t => (t.Invariant, t.ConnectionString) = ("Npgsql", cluster.Connection)), CancellationToken.None);

    private EngineParts Parts() => new(Tally.Catalog, _log, new VirtualClock(Instant.FromUtc(2026, 11, 24, 5, 0)), new EngineOptions(), NullLoggerFactory.Instance);

    private Task<OrleansEngine> Start(ClusterDatabase cluster)
    {
        var ports = Ports.Free(2);
        var settings = new ClusterSettings { SiloPort = ports[0], GatewayPort = ports[1], SilosPerCompany = 10 };
        return NodeHost.Silo(Parts(), settings, silo => silo.UseAdoNetClustering(t => (t.Invariant, t.ConnectionString) = ("Npgsql", cluster.Connection)), CancellationToken.None);
    }

    private static Task<Outcome> Send(OrleansEngine engine, string key, string commandId, int amount) => engine.Send(new Envelope(Tally.Id(key), commandId, new Add(amount), "test"), CancellationToken.None);
}
