using Microsoft.Extensions.Logging;

namespace OpsHub.Silo.Log.Sqlite;

/// <summary>The event log in one SQLite file, for an installation of one machine; several processes on it may share the file.</summary>
internal sealed class SqliteEventLog : IEventLog
{
    private readonly SqliteWriter _writer;
    private readonly GroupCommit _commits;
    private readonly SqliteReader _reader;
    private readonly HeadSignal _head = new();
    private readonly HeadWatch _watch;

    private SqliteEventLog(SqliteFile file, EventLogOptions options, ILogger logger)
    {
        _writer = new SqliteWriter(file);
        _commits = new GroupCommit(new SqliteBatches(_writer, _head), 1, options, logger);
        _reader = new SqliteReader(file);
        _watch = new HeadWatch(_head, new SqliteLookout(file, _head).Look, SqliteLookout.LookEvery, logger);
        LogId = _reader.LogId();
    }

    public Guid LogId { get; }

    /// <param name="path">Of the database file; made where there is none.</param>
    /// <exception cref="LogRefusedException">The file is damaged, newer or something else.</exception>
    /// <exception cref="LogAwayException">The disk or another process is in the way for now.</exception>
    public static IEventLog Open(string path, EventLogOptions options, ILogger logger)
    {
        var file = new SqliteFile(Path.GetFullPath(path));
        SqliteSchema.Apply(file, SchemaStep.Beside(typeof(SqliteSchema)));
        return new SqliteEventLog(file, options, logger);
    }

    public Task<Appended> Append(Commit commit, CancellationToken cancel) => _commits.Append(commit, cancel);

    public IAsyncEnumerable<LogRecord> ReadStream(string stream, long afterVersion, CancellationToken cancel) =>
        _reader.ReadStream(stream, afterVersion, cancel);

    public Task<IReadOnlyList<LogRecord>> ReadAll(long afterPosition, int max, CancellationToken cancel) =>
        Read(() => _reader.ReadAll(afterPosition, max), cancel);

    public Task WaitBeyond(long position, CancellationToken cancel) => _watch.Beyond(position, cancel);

    public long KnownHead => _head.Position;

    public Task<long> Head(CancellationToken cancel) => Read(_reader.Head, cancel);

    public Task<long> GoneUpTo(CancellationToken cancel) => Read(_reader.GoneUpTo, cancel);

    public Task<Snapshot?> LoadSnapshot(string name, int shape, CancellationToken cancel) => Read(() => _reader.LoadSnapshot(name, shape), cancel);

    public Task SaveSnapshot(Snapshot snapshot, CancellationToken cancel) => _writer.Write(
        session => session.SaveSnapshot.Bind(1, snapshot.Name).Bind(2, snapshot.Shape).Bind(3, snapshot.Version).Bind(4, snapshot.Data.Span).Execute(), cancel);

    public Task DropSnapshots(CancellationToken cancel) => _writer.Write(session => session.DropSnapshots.Execute(), cancel);

    public Task<long> LoadPosition(string follower, CancellationToken cancel) => Read(() => _reader.LoadPosition(follower), cancel);

    public Task SavePosition(string follower, long position, CancellationToken cancel) =>
        _writer.Write(session => session.SavePosition.Bind(1, follower).Bind(2, position).Execute(), cancel);

    public async ValueTask DisposeAsync()
    {
        await _commits.DisposeAsync();
        await _watch.DisposeAsync();
        await _writer.DisposeAsync();
        _reader.Dispose();
    }

    /// <summary>SQLite reads on the caller's thread: pages come from memory mostly, and a thread switch would cost more.</summary>
    private static Task<T> Read<T>(Func<T> read, CancellationToken cancel)
    {
        if (cancel.IsCancellationRequested) return Task.FromCanceled<T>(cancel);
        try
        {
            return Task.FromResult(read());
        }
        catch (Exception e) when (e is LogAwayException or LogRefusedException)
        {
            return Task.FromException<T>(e);
        }
    }
}
