using Microsoft.Data.Sqlite;
using OpsHub.Silo.Log;
using OpsHub.Silo.Log.Seals;
using OpsHub.Silo.Log.Sqlite;

namespace OpsHub.Silo.Retention;

/// <summary>Takes commits out of an SQLite log. Its commits name the one of their stream before: those that stay are linked anew.</summary>
internal sealed class SqlitePerishing(SqliteFile file) : IPerishing
{
    private const string LinksSql = "select position, previous from commits where position in (select value from json_each($1)) and stream = $2";

    /// <summary>No index leads from a commit to the next one of its stream; while a stream lives, that is not far.</summary>
    private const string NextSql = "select position from commits where position > $1 and stream = $2 order by position limit 1";

    private readonly SqliteConnection _connection = SqliteFailure.Guard(file.Path, () => file.Open(SqliteOpenMode.ReadWrite));
    private readonly CommitHash _hash = new();
    private SqliteTransaction? _transaction;

    public Task<int> Delete(IReadOnlyList<Perishing> commits, CancellationToken cancel)
    {
        var streams = commits.GroupBy(c => c.Stream, c => c.Position, StringComparer.Ordinal).ToDictionary(s => s.Key, s => $"[{string.Join(',', s)}]", StringComparer.Ordinal);
        Dictionary<long, long> next = [];
        // Looked for before the write lock is taken, so that a hub does not wait for it; what is next stays next, for nothing is put between.
        foreach (var (stream, asked) in streams)
        {
            cancel.ThrowIfCancellationRequested();
            SqliteFailure.Guard(file.Path, () => Plan(stream, asked, next));
        }
        return InTransaction(() =>
        {
            var went = streams.Sum(stream => Thin(stream.Key, Plan(stream.Key, stream.Value, next)));
            if (went > 0) Execute("update log set thinned = thinned + 1");
            return went;
        });
    }

    public Task<int> Forget(IReadOnlyList<string> snapshots, CancellationToken cancel) => InTransaction(() => snapshots.Sum(name => Execute("delete from snapshots where name = $1", name)));

    public async ValueTask DisposeAsync()
    {
        _hash.Dispose();
        await _connection.DisposeAsync().ConfigureAwait(false);
    }

    private ThinnedStream Plan(string stream, string asked, Dictionary<long, long> next)
    {
        var head = Query("select coalesce(max(position), 0) from commits", row => row.GetInt64(0))[0];
        var links = Query(LinksSql, row => new StreamLink(row.GetInt64(0), row.GetInt64(1)), asked, stream);
        var newest = Query("select newest from streams where stream = $1", row => row.GetInt64(0), stream).SingleOrDefault();
        return StreamLinks.Thin(links, newest, head, after => next.TryGetValue(after, out var known) ? known : (next[after] = Query(NextSql, row => row.GetInt64(0), after, stream)[0]));
    }

    private int Thin(string stream, ThinnedStream plan)
    {
        foreach (var position in plan.Going) Leave(position);
        foreach (var (position, was, becomes) in plan.Relinked)
            if (Execute("update commits set previous = $3 where position = $1 and previous = $2", position, was, becomes) != 1)
                throw new LogAwayException($"Somebody else takes commits out of {stream} at the same time: begin again when he has ended.");
        if (!plan.Vanishes) return plan.Going.Count;

        Execute("delete from streams where stream = $1", stream);
        Execute("delete from snapshots where name = $1", stream);   // it would be taken for the beginning of what comes next under this name
        return plan.Going.Count;
    }

    private void Leave(long position)
    {
        var row = Query($"select {SqliteRows.Columns} from commits where position = $1", SqliteRows.Read, position)[0];
        var commit = row.Commit;
        SqliteGone.Keep(_connection, new GoneCommit(position, GoneCommit.KeyOf(commit.Stream), commit.BaseVersion, commit.EventCount, commit.RecordedAtNs, Convert.ToHexStringLower(_hash.Of(row))), _transaction);
        Execute("delete from commits where position = $1", position);
    }

    private Task<int> InTransaction(Func<int> work) => Task.FromResult(SqliteFailure.Guard(file.Path, () =>
    {
        using var transaction = _transaction = _connection.BeginTransaction(deferred: false);   // whoever does not come to its end takes all of it back
        try
        {
            var done = work();
            transaction.Commit();
            return done;
        }
        finally
        {
            _transaction = null;
        }
    }));

    private int Execute(string sql, params ReadOnlySpan<object> values)
    {
        using var command = Command(sql, values);
        return command.ExecuteNonQuery();
    }

    private List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object> values)
    {
        using var command = Command(sql, values);
        using var reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    private SqliteCommand Command(string sql, ReadOnlySpan<object> values)
    {
        var command = new SqliteCommand(sql, _connection, _transaction);
        for (var i = 0; i < values.Length; i++) command.Parameters.AddWithValue($"${i + 1}", values[i]);
        return command;
    }
}
