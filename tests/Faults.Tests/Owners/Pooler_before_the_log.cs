using OpsHub.Faults.Tests.Killing;
using OpsHub.Silo.Log;
using OpsHub.Testing;
using Xunit.Abstractions;

namespace OpsHub.Faults.Tests.Owners;

/// <summary>A pgbouncer stands between two hubs and PostgreSQL.</summary>
public sealed class Pooler_before_the_log(ITestOutputHelper output)
{
    [InstalledFact(PgBouncer.Program, "pgbouncer")]
    public async Task Is_good_when_it_deals_out_sessions()
    {
        using var server = PostgresCluster.Start();
        using var bouncer = await PgBouncer.Before(server.Port, "session");
        var ledger = new Ledger();
        await using var one = await Hubs.Start(bouncer.To("postgres"));
        await using var other = await Hubs.Start(bouncer.To("postgres"));
        await QueueLoad.Set(one.Grains);
        using var stop = new CancellationTokenSource();
        var load = new QueueLoad([one.Grains, other.Grains], ledger);
        var running = load.Run(stop.Token);

        await load.More(1_000);
        await stop.CancelAsync();
        await running;

        await Hubs.ShouldBeWhole(one, ledger);
        await Hubs.ShouldBeWhole(other, ledger);
        output.WriteLine($"{ledger.Count} acknowledged through pgbouncer");
    }

    [InstalledFact(PgBouncer.Program, "pgbouncer")]
    public async Task Is_refused_when_it_deals_out_transactions()
    {
        using var server = PostgresCluster.Start();
        using var bouncer = await PgBouncer.Before(server.Port, "transaction");

        var refused = await Should.ThrowAsync<LogRefusedException>(() => Hubs.Log(bouncer.To("postgres")));

        refused.Message.ShouldBe("A pooler deals out PostgreSQL's connections by transaction: set pool_mode = session for OpsHub, or name PostgreSQL itself.");
    }
}
