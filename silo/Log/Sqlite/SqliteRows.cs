using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Log.Seals;

namespace OpsHub.Silo.Log.Sqlite;

/// <summary>The rows of an SQLite log.</summary>
internal sealed class SqliteRows : ILogRows
{
    internal const string Columns = "position, stream, base_version, event_count, command_id, actor, recorded_at, events, command_key, refusal_code, refusal_detail";

    private static readonly string GoneSql =
        $"select position, stream_key, base_version, event_count, recorded_at, lower(hex(hash)) from gone where position > $1 and position <= $2 order by position limit {LogRowPages.Size}";

    private readonly SqliteFile _file;
    private readonly SqliteConnection _connection;

    public SqliteRows(SqliteFile file)
    {
        _file = file;
        _connection = SqliteFailure.Guard(file.Path, () => file.Open(SqliteOpenMode.ReadWrite));
        Seals = new SqliteSeals(file, _connection);
        LogId = Query("select log_id from log", row => new Guid(row.GetFieldValue<byte[]>(0)))[0];
    }

    public Guid LogId { get; }

    public ISeals Seals { get; }

    public Task<long> Head(CancellationToken cancel) => Task.FromResult(Query("select max(0, coalesce(max(position), 0)) from commits", row => row.GetInt64(0))[0]);

    public IAsyncEnumerable<LogRow> InOrder(long after, long upTo, CancellationToken cancel) => LogRowPages.Read(
        after, (after, _) => Page("position > $1 and position <= $2 order by position", after, upTo), row => row.Commit.Position, cancel);

    public IAsyncEnumerable<GoneCommit> Gone(long after, long upTo, CancellationToken cancel) => LogRowPages.Read(
        after, (after, _) => Task.FromResult(Query(GoneSql, ReadGone, ("$1", after), ("$2", upTo))), gone => gone.Position, cancel);

    public Task<long> Thinnings(CancellationToken cancel) => Task.FromResult(Query("select thinned from log", row => row.GetInt64(0))[0]);

    public async IAsyncEnumerable<Snapshot> Grounds([EnumeratorCancellation] CancellationToken cancel)
    {
        await Task.CompletedTask;
        foreach (var (name, shape, _) in Query($"select name, shape, version from snapshots where name glob '{Ground.Prefix}*' order by name, shape", ReadName))
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var ground in Query("select name, shape, version, data from snapshots where name = $1 and shape = $2",
                row => new Snapshot(row.GetString(0), row.GetInt32(1), row.GetInt64(2), row.GetFieldValue<byte[]>(3)), ("$1", name), ("$2", shape))) yield return ground;
        }
    }

    /// <summary>Newer answers have lower positions: whatever is given meanwhile comes last.</summary>
    public IAsyncEnumerable<LogRow> Answers(CancellationToken cancel)
    {
        var read = 1L;   // an answer stands below 0, and so do events that a version of before put where followers do not look
        return LogRowPages.Read(
            read, async (_, _) =>
            {
                var page = await Page("position < $1 and position >= $2 order by position desc", read, long.MinValue);
                if (page.Count > 0) read = page[^1].Commit.Position;
                return page.ConvertAll(row => row with { Commit = row.Commit with { Position = 0 } });
            }, _ => read, cancel);
    }

    public Task<IReadOnlyList<FollowerPosition>> Followers(CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<FollowerPosition>>(Query("select name, position from followers order by name", row => new FollowerPosition(row.GetString(0), row.GetInt64(1))));

    public Task<IReadOnlyList<SnapshotName>> Snapshots(CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<SnapshotName>>(Query("select name, shape, version from snapshots order by name", ReadName));

    public Task<IReadOnlyList<string>> Flaws(long upTo, CancellationToken cancel) => Task.FromResult<IReadOnlyList<string>>([
        .. Query("pragma integrity_check(20)", row => row.GetString(0)).Where(said => said != "ok"),
        .. Query(SqliteFlaws.Ends, row => $"{row.GetString(0)}: it is kept that the stream ends at version {row.GetInt64(1)}, and its commits end at {row.GetInt64(2)}"),
        .. Query(SqliteFlaws.Chains, row => $"position {row.GetInt64(0)} ({row.GetString(1)}): it names {row.GetInt64(2)} as its stream's commit before, and that is {row.GetInt64(3)}", ("$1", upTo)),
    ]);

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private Task<List<LogRow>> Page(string where, long first, long second) =>
        Task.FromResult(Query($"select {Columns} from commits where {where} limit {LogRowPages.Size}", Read, ("$1", first), ("$2", second)));

    private List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = new SqliteCommand(sql, _connection);
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        return SqliteFailure.Guard(_file.Path, () => Rows(command, read));
    }

    private static List<T> Rows<T>(SqliteCommand command, Func<SqliteDataReader, T> read)
    {
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    private static SnapshotName ReadName(SqliteDataReader row) => new(row.GetString(0), row.GetInt32(1), row.GetInt64(2));

    private static GoneCommit ReadGone(SqliteDataReader row) => new(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt32(3), row.GetInt64(4), row.GetString(5));

    internal static LogRow Read(SqliteDataReader row) => new(
        new StoredCommit(row.GetInt64(0), row.GetString(1), row.GetInt64(2), row.GetInt32(3), row.GetString(4), row.GetString(5), row.GetInt64(6), row.GetFieldValue<byte[]>(7)),
        new Guid(row.GetFieldValue<byte[]>(8), bigEndian: true),
        row.IsDBNull(9) ? null : new Refusal(row.GetString(9), row.GetString(10)));
}
