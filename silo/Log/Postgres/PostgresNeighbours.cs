using Microsoft.Extensions.Logging;
using Npgsql;

namespace OpsHub.Silo.Log.Postgres;

/// <summary>
/// Looks now and then for the oldest transaction in the log's database. Whoever leaves one open keeps PostgreSQL from clearing up behind the one row that every commit changes, and may
/// hold a lock that commits wait for. Other roles' transactions are seen with <c>pg_read_all_stats</c> only (deploy/operations.md).
/// </summary>
/// <param name="every">Time between two looks.</param>
/// <param name="old">Age from which its owner is named in the hub's log, once for each such time that it lasts.</param>
internal sealed class PostgresNeighbours(NpgsqlDataSource source, TimeSpan every, TimeSpan old, ILogger logger) : IAsyncDisposable
{
    private const string Sql =
        """
        select extract(epoch from now() - xact_start)::float8, pid, coalesce(usename, '?'), coalesce(application_name, '?'), coalesce(state, '?')
        from pg_stat_activity
        where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid() and xact_start is not null
        union all
        select extract(epoch from now() - prepared)::float8, 0, owner, gid, 'prepared' from pg_prepared_xacts where database = current_database()
        order by 1 desc limit 1
        """;

    public static readonly TimeSpan Every = TimeSpan.FromSeconds(5), Old = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _stop = new();
    private Task _looking = Task.CompletedTask;
    private (int Process, long Times) _told;

    public void Begin()
    {
        using (ExecutionContext.SuppressFlow()) _looking = Look();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _looking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        EventLogMetrics.OldestTransaction(0);
    }

    private async Task Look()
    {
        using var again = new PeriodicTimer(every);
        do
        {
            try
            {
                await LookOnce();
            }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException)
            {
                EventLogMetrics.OldestTransaction(null);   // who writes meets the failure and tells of it
            }
        }
        while (await again.WaitForNextTickAsync(_stop.Token));
    }

    private async Task LookOnce()
    {
        await using var command = source.CreateCommand(Sql);
        await using var row = await command.ExecuteReaderAsync(_stop.Token);
        var open = await row.ReadAsync(_stop.Token);
        var seconds = open ? row.GetDouble(0) : 0;
        EventLogMetrics.OldestTransaction(seconds);
        if (!open || (row.GetInt32(1), (long)(seconds / old.TotalSeconds)) is var now && (now == _told || now.Item2 == 0)) return;
        _told = now;
        EventLogLog.OldTransaction(logger, (long)seconds, now.Item1, row.GetString(2), row.GetString(3), row.GetString(4));
    }
}
