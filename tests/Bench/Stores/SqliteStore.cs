using System.Diagnostics;
using Microsoft.Data.Sqlite;
using OpsHub.Silo.Log.Sqlite;

namespace OpsHub.Bench.Stores;

/// <summary>A SQLite file in a temporary folder.</summary>
internal sealed class SqliteStore : IStore
{
    private const int RowsPerTransaction = 1_000, MaxRows = 200_000, PageSize = 1_000;

    private readonly TempFolder _folder = new();

    public string Name => "SQLite";

    public string Connection => $"sqlite:{LogFile.Path}";

    public SqliteFile LogFile => new(_folder.File("log.db"));

    public Task<(double PerSecond, string Method)> InsertRowsAgain(bool indexed, CancellationToken cancel)
    {
        var rows = Rows();
        using var connection = new SqliteFile(_folder.File(indexed ? "indexed.db" : "bare.db")).Open(SqliteOpenMode.ReadWriteCreate);
        SqliteFile.Execute(connection, "pragma journal_mode = wal");
        SqliteFile.Execute(connection, "create table commits (position integer primary key, command_key blob, base_version integer, event_count integer, recorded_at integer, stream text, command_id text, actor text, refusal_code text, refusal_detail text, events blob) strict");
        if (indexed) SqliteFile.Execute(connection, "create unique index by_command on commits (command_key); create table streams (stream text primary key, version integer, newest integer) strict, without rowid");
        var began = Stopwatch.GetTimestamp();
        Insert(connection, rows, indexed, cancel);
        var perSecond = rows.Count / Stopwatch.GetElapsedTime(began).TotalSeconds;
        return Task.FromResult((perSecond, $"{rows.Count} rows of the log again, prepared inserts, {RowsPerTransaction} per transaction, WAL, synchronous full, {(indexed ? "the log's index and its table of streams" : "primary key only")}"));
    }

    public Task<long> ReadRows(CancellationToken cancel)
    {
        using var connection = LogFile.Open(SqliteOpenMode.ReadWrite);
        using var command = new SqliteCommand("select position, stream, base_version, event_count, command_id, actor, recorded_at, events from commits where position > $after order by position limit $max", connection);
        var after = command.Parameters.AddWithValue("$after", 0L);
        command.Parameters.AddWithValue("$max", PageSize);
        var read = 0L;
        for (var page = PageSize; page > 0; read += page)
        {
            cancel.ThrowIfCancellationRequested();
            page = 0;
            using var row = command.ExecuteReader();
            for (; row.Read(); page++) after.Value = Read(row);
        }
        return Task.FromResult(read);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Takes every column out of the driver, as whoever wants to use them must.</summary>
    private static long Read(SqliteDataReader row)
    {
        _ = (row.GetString(1), row.GetInt64(2), row.GetInt64(3), row.GetString(4), row.GetString(5), row.GetInt64(6), row.GetFieldValue<byte[]>(7));
        return row.GetInt64(0);
    }

    private static void Insert(SqliteConnection connection, List<Row> rows, bool indexed, CancellationToken cancel)
    {
        using var begin = new SqliteStatement(connection, "begin immediate");
        using var commit = new SqliteStatement(connection, "commit");
        using var insert = new SqliteStatement(connection, "insert into commits values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, null, null, ?9)");
        using var move = indexed ? new SqliteStatement(connection, "insert into streams values (?1, ?2, ?3) on conflict (stream) do update set version = excluded.version, newest = excluded.newest") : null;
        foreach (var chunk in rows.Chunk(RowsPerTransaction))
        {
            cancel.ThrowIfCancellationRequested();
            begin.Execute();
            foreach (var row in chunk)
            {
                insert.Bind(1, row.Position).Bind(2, row.Key).Bind(3, row.BaseVersion).Bind(4, row.Count).Bind(5, row.RecordedAt)
                    .Bind(6, row.Stream).Bind(7, row.CommandId).Bind(8, row.Actor).Bind(9, row.Events).Execute();
                move?.Bind(1, row.Stream).Bind(2, row.BaseVersion + row.Count).Bind(3, row.Position).Execute();
            }
            commit.Execute();
        }
    }

    private List<Row> Rows()
    {
        using var connection = LogFile.Open(SqliteOpenMode.ReadWrite);
        using var command = new SqliteCommand($"select position, command_key, base_version, event_count, recorded_at, stream, command_id, actor, events from commits where position > 0 order by position limit {MaxRows}", connection);
        using var row = command.ExecuteReader();
        var rows = new List<Row>();
        while (row.Read())
            rows.Add(new Row(row.GetInt64(0), row.GetFieldValue<byte[]>(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetString(5), row.GetString(6), row.GetString(7), row.GetFieldValue<byte[]>(8)));
        return rows;
    }

    private sealed record Row(long Position, byte[] Key, long BaseVersion, long Count, long RecordedAt, string Stream, string CommandId, string Actor, byte[] Events);
}
