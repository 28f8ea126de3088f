using Microsoft.Data.Sqlite;
using OpsHub.Silo.Log.Seals;

namespace OpsHub.Silo.Log.Sqlite;

/// <summary>Fills an empty SQLite log, holding its write lock to the end.</summary>
internal sealed class SqliteIntake : ILogIntake
{
    private readonly SqliteFile _file;
    private readonly SqliteConnection _connection;
    private readonly SqliteSession _session;
    private long _lowest;

    private SqliteIntake(SqliteFile file, SqliteConnection connection) => (_file, _connection, _session) = (file, connection, new SqliteSession(connection));

    /// <exception cref="LogRefusedException">The log is not empty.</exception>
    public static SqliteIntake Open(SqliteFile file) => SqliteFailure.Guard(file.Path, () =>
    {
        var connection = file.Open(SqliteOpenMode.ReadWrite);
        try
        {
            var intake = new SqliteIntake(file, connection);
            intake._session.Begin.Execute();
            return SqliteFile.Scalar<long>(connection, "select count(*) from commits") == 0 ? intake : throw new LogRefusedException($"{file.Path} is not empty: name a file without a log.");
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    });

    public Task Take(LogRow row, CancellationToken cancel) => SqliteFailure.Guard(_file.Path, () =>
    {
        var commit = row.Commit;
        if (commit.EventCount == 0) Insert(row, --_lowest, 0);
        else
        {
            var newest = _session.Stream.Bind(1, commit.Stream).Step() ? _session.Stream.Integer(1) : 0;
            _session.Stream.Reset();
            Insert(row, commit.Position, newest);
            _session.MoveStream.Bind(1, commit.Stream).Bind(2, commit.BaseVersion + commit.EventCount).Bind(3, commit.Position).Execute();
        }
        return Task.CompletedTask;
    });

    public Task Take(GoneCommit gone, CancellationToken cancel) => SqliteFailure.Guard(_file.Path, () =>
    {
        SqliteGone.Keep(_connection, gone);
        return Task.CompletedTask;
    });

    public Task Take(Snapshot ground, CancellationToken cancel) => SqliteFailure.Guard(_file.Path, () =>
    {
        _session.SaveSnapshot.Bind(1, ground.Name).Bind(2, ground.Shape).Bind(3, ground.Version).Bind(4, ground.Data.Span).Execute();
        return Task.CompletedTask;
    });

    public Task Take(Seal seal, CancellationToken cancel) => SqliteFailure.Guard(_file.Path, () =>
    {
        SqliteSeals.Keep(_connection, seal);
        return Task.CompletedTask;
    });

    public Task Complete(Guid logId, long head, IReadOnlyList<FollowerPosition> followers, CancellationToken cancel) => SqliteFailure.Guard(_file.Path, () =>
    {
        using var name = new SqliteCommand("update log set log_id = $1", _connection);
        name.Parameters.AddWithValue("$1", logId.ToByteArray());
        name.ExecuteNonQuery();
        foreach (var follower in followers) _session.SavePosition.Bind(1, follower.Name).Bind(2, follower.Position).Execute();
        _session.Commit.Execute();
        return Task.CompletedTask;
    });

    /// <summary>Closing the connection without a commit takes everything back.</summary>
    public ValueTask DisposeAsync()
    {
        _session.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Insert(LogRow row, long position, long previous)
    {
        var commit = row.Commit;
        var inserted = _session.Insert
            .Bind(1, position).Bind(2, row.Key.ToByteArray(bigEndian: true)).Bind(3, commit.BaseVersion).Bind(4, previous).Bind(5, commit.EventCount).Bind(6, commit.RecordedAtNs)
            .Bind(7, commit.Stream).Bind(8, commit.CommandId).Bind(9, commit.Actor).Bind(10, row.Refusal?.Code).Bind(11, row.Refusal?.Detail).Bind(12, commit.Block).Execute();
        if (inserted == 0) throw new LogRefusedException($"The command {commit.CommandId} of {commit.Stream} comes twice; nothing was kept.");
    }
}
