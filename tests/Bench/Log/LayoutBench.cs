using System.Diagnostics;
using Npgsql;
using OpsHub.Bench.Results;
using OpsHub.Testing;

namespace OpsHub.Bench.Log;

/// <summary>The log's rows in one table, and with their events in partitions by month and company: writing, following, and a month that goes (deploy/decisions/0103-no-partitions.md).</summary>
internal sealed class LayoutBench(BenchRun run)
{
    private const int Portion = 10_000, Rounds = 3;
    private const string Bench = "layouts";
    private static readonly string Method = $"PostgreSQL, {Layout.Batches * Layout.BatchRows:N0} commits in {Layout.Months} months, {Layout.BatchRows} a statement, one connection, middle of {Rounds} in turn";

    public async Task Run(CancellationToken cancel)
    {
        if (Postgres.SkipReason is { } reason)
        {
            run.Results.Skip(Bench, reason);
            return;
        }
        var measured = Layout.All.ToDictionary(l => l.Name, _ => new List<Taken>());
        for (var round = 0; round < Rounds; round++)
            foreach (var layout in Layout.All) measured[layout.Name].Add(await Take(layout, cancel));
        var today = Layout.All[0].Name;
        foreach (var (what, unit, of) in Figures())
        {
            var first = run.Results.Add(new Figure(Bench, $"{today}: {what}", Middle(measured[today], of), unit, Method));
            foreach (var other in Layout.All.Skip(1)) run.Results.Add(new Figure(Bench, $"{other.Name}: {what}", Middle(measured[other.Name], of), unit, Method).Over(first));
        }
    }

    private static IEnumerable<(string What, string Unit, Func<Taken, double> Of)> Figures() =>
    [
        ("commits written/s", "1/s", t => t.WrittenPerSecond),
        ("commits followed/s", "1/s", t => t.ReadPerSecond),
        ("size", "bytes/commit", t => t.BytesPerCommit),
        ("write-ahead log", "bytes/commit", t => t.WalPerCommit),
        ("a month goes, rows and all", "s", t => t.MonthS),
        ("given back by that", "% of the month's bytes", t => t.GivenBackPercent),
    ];

    private static double Middle(List<Taken> taken, Func<Taken, double> of) => taken.Select(of).Order().ElementAt(taken.Count / 2);

    private static async Task<Taken> Take(Layout layout, CancellationToken cancel)
    {
        await using var database = await Postgres.CreateDatabase();
        await database.Execute(layout.Create);
        await using var source = NpgsqlDataSource.Create($"{database.ConnectionString};Max Auto Prepare=5;Auto Prepare Min Usages=1;Command Timeout=300");
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using (var session = new NpgsqlCommand("set enable_seqscan = off; set jit = off", connection)) await session.ExecuteNonQueryAsync(cancel);
        const double rows = Layout.Batches * Layout.BatchRows;

        var wal = await Number(connection, "select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8", cancel);
        var write = await Each(connection, layout.Insert, cancel);
        wal = await Number(connection, "select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8", cancel) - wal;
        await Execute(connection, "vacuum analyze", cancel);
        var size = await Size(connection, cancel);
        var read = await Each(connection, layout.Read, cancel);
        var month = await Forget(connection, layout, cancel);
        var left = await Size(connection, cancel);
        return new Taken(rows / write, rows / read, size / rows, wal / rows, month, 100 * (size - left) / (size / Layout.Months));
    }

    private static async Task<double> Each(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        for (var batch = 1L; batch <= Layout.Batches; batch++)
        {
            await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new NpgsqlParameter<long> { TypedValue = batch } } };
            await using var row = await command.ExecuteReaderAsync(cancel);
            while (await row.ReadAsync(cancel)) _ = row.GetFieldValue<byte[]>(6);
        }
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>The oldest month goes: what is partitioned at once, the other rows in portions, and the space is made usable.</summary>
    private static async Task<double> Forget(NpgsqlConnection connection, Layout layout, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        if (layout.Drop is { } drop) await Execute(connection, drop, cancel);
        var sql = $"delete from {layout.Thin} where ctid = any(array(select ctid from {layout.Thin} where recorded_at < {Layout.Began + Layout.MonthNs} limit {Portion}))";
        while (await Execute(connection, sql, cancel) > 0) { }
        await Execute(connection, $"vacuum {layout.Thin}", cancel);
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static Task<double> Size(NpgsqlConnection connection, CancellationToken cancel) =>
        Number(connection, "select sum(pg_total_relation_size(oid))::float8 from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'", cancel);

    private static async Task<double> Number(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (double)(await command.ExecuteScalarAsync(cancel))!;
    }

    private static async Task<int> Execute(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync(cancel);
    }

    private sealed record Taken(double WrittenPerSecond, double ReadPerSecond, double BytesPerCommit, double WalPerCommit, double MonthS, double GivenBackPercent);
}
