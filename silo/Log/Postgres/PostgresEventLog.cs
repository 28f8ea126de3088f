using Microsoft.Extensions.Logging;

namespace OpsHub.Silo.Log.Postgres;

/// <summary>The event log in PostgreSQL 15 or later; any number of processes may write and follow it.</summary>
internal sealed class PostgresEventLog : IEventLog
{
    private readonly PostgresSources _sources;
    private readonly GroupCommit _commits;
    private readonly PostgresReader _reader;
    private readonly PostgresKept _kept;
    private readonly HeadSignal _head = new();
    private readonly HeadWatch _watch;
    private readonly PostgresNeighbours _neighbours;

    private PostgresEventLog(PostgresSources sources, Guid logId, EventLogOptions options, ILogger logger)
    {
        _sources = sources;
        LogId = logId;
        _commits = new GroupCommit(new PostgresBatches(sources.Writers, sources.Vouching, _head, TimeSpan.FromMilliseconds(options.PostgresPatienceMs)), options.PostgresWriters, options, logger);
        _reader = new PostgresReader(sources.Readers);
        _kept = new PostgresKept(sources.Readers);
        _watch = new HeadWatch(_head, new PostgresListener(sources.Listener, _head).Listen, PostgresListener.LookEvery, logger);
        _neighbours = new PostgresNeighbours(sources.Readers, PostgresNeighbours.Every, PostgresNeighbours.Old, logger);
        _neighbours.Begin();
    }

    public Guid LogId { get; }

    /// <param name="connection">Npgsql connection string.</param>
    /// <exception cref="LogAwayException">The server cannot be reached.</exception>
    /// <exception cref="LogRefusedException">The server or database cannot hold this log.</exception>
    public static async Task<IEventLog> Open(string connection, EventLogOptions options, ILogger logger, CancellationToken cancel)
    {
        var sources = new PostgresSources(connection, options);
        try
        {
            var logId = await PostgresFailure.Guard(sources.Readers, async () =>
            {
                await PostgresServer.Check(sources.Readers, logger, cancel);
                await PostgresSchema.Apply(sources.Readers, "log", SchemaStep.Beside(typeof(PostgresSchema)), cancel);
                await using var command = sources.Readers.CreateCommand("select log_id from log.head");
                return (Guid)(await command.ExecuteScalarAsync(cancel))!;
            });
            return new PostgresEventLog(sources, logId, options, logger);
        }
        catch
        {
            await sources.DisposeAsync();
            throw;
        }
    }

    public Task<Appended> Append(Commit commit, CancellationToken cancel) => _commits.Append(commit, cancel);

    public IAsyncEnumerable<LogRecord> ReadStream(string stream, long afterVersion, CancellationToken cancel) =>
        _reader.ReadStream(stream, afterVersion, cancel);

    public Task<IReadOnlyList<LogRecord>> ReadAll(long afterPosition, int max, CancellationToken cancel) => _reader.ReadAll(afterPosition, max, cancel);

    public Task WaitBeyond(long position, CancellationToken cancel) => _watch.Beyond(position, cancel);

    public long KnownHead => _head.Position;

    public Task<long> Head(CancellationToken cancel) => _reader.Head(cancel);

    public Task<long> GoneUpTo(CancellationToken cancel) => _reader.GoneUpTo(cancel);

    public Task<Snapshot?> LoadSnapshot(string name, int shape, CancellationToken cancel) => _kept.LoadSnapshot(name, shape, cancel);

    public Task SaveSnapshot(Snapshot snapshot, CancellationToken cancel) => _kept.SaveSnapshot(snapshot, cancel);

    public Task DropSnapshots(CancellationToken cancel) => _kept.DropSnapshots(cancel);

    public Task<long> LoadPosition(string follower, CancellationToken cancel) => _kept.LoadPosition(follower, cancel);

    public Task SavePosition(string follower, long position, CancellationToken cancel) => _kept.SavePosition(follower, position, cancel);

    public async ValueTask DisposeAsync()
    {
        await _commits.DisposeAsync();
        await _watch.DisposeAsync();
        await _neighbours.DisposeAsync();
        await _sources.DisposeAsync();
    }
}
