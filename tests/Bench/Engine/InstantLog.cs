using OpsHub.Silo.Log;

namespace OpsHub.Bench.Engine;

/// <summary>A log that answers at once and keeps nothing: what is measured over it is the engine's own.</summary>
internal sealed class InstantLog : IEventLog
{
    private long _position;

    public Guid LogId { get; } = new("5d0ddc5e-0000-4000-8000-000000000009");

    public Task<Appended> Append(Commit commit, CancellationToken cancel) =>
        Task.FromResult<Appended>(new Appended.Written(commit.ExpectedVersion + commit.Events.Count, Interlocked.Add(ref _position, commit.Events.Count)));

    public IAsyncEnumerable<LogRecord> ReadStream(string stream, long afterVersion, CancellationToken cancel) => AsyncEnumerable.Empty<LogRecord>();

    public Task<IReadOnlyList<LogRecord>> ReadAll(long afterPosition, int max, CancellationToken cancel) => Task.FromResult<IReadOnlyList<LogRecord>>([]);

    public Task WaitBeyond(long position, CancellationToken cancel) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel);

    public long KnownHead => Volatile.Read(ref _position);

    public Task<long> Head(CancellationToken cancel) => Task.FromResult(Volatile.Read(ref _position));

    public Task<long> GoneUpTo(CancellationToken cancel) => Task.FromResult(0L);

    public Task<Snapshot?> LoadSnapshot(string name, int shape, CancellationToken cancel) => Task.FromResult<Snapshot?>(null);

    public Task SaveSnapshot(Snapshot snapshot, CancellationToken cancel) => Task.CompletedTask;

    public Task DropSnapshots(CancellationToken cancel) => Task.CompletedTask;

    public Task<long> LoadPosition(string follower, CancellationToken cancel) => Task.FromResult(0L);

    public Task SavePosition(string follower, long position, CancellationToken cancel) => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
