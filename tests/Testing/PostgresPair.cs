namespace OpsHub.Testing;

/// <summary>A primary that waits for its standby with every commit, both servers of the test's own.</summary>
public sealed class PostgresPair : IDisposable
{
    private PostgresPair(PostgresCluster primary, PostgresCluster standby) => (Primary, Standby) = (primary, standby);

    public PostgresCluster Primary { get; }

    public PostgresCluster Standby { get; }

    /// <summary>Names both, as a hub is told them.</summary>
    public string ConnectionString => $"Host=127.0.0.1:{Primary.Port},127.0.0.1:{Standby.Port};Username=postgres;Database=postgres";

    public static async Task<PostgresPair> Start()
    {
        var primary = PostgresCluster.Start();
        var standby = primary.Copied(new PostgresClusterPlan(), "-R");
        standby.StartAgain();
        // Not before the standby is there: until then no commit would end.
        await primary.Execute("do $$ begin while not exists (select from pg_stat_replication where state = 'streaming') loop perform pg_sleep(0.02), pg_stat_clear_snapshot(); end loop; end $$");
        await primary.Execute("alter system set synchronous_standby_names = '*'");
        await primary.Execute("select pg_reload_conf()");
        await primary.Execute("do $$ begin while not exists (select from pg_stat_replication where sync_state = 'sync') loop perform pg_sleep(0.02), pg_stat_clear_snapshot(); end loop; end $$");
        return new PostgresPair(primary, standby);
    }

    public Task Promote() => Standby.Execute("select pg_promote()");

    public void Dispose()
    {
        Standby.Dispose();
        Primary.Dispose();
    }
}
