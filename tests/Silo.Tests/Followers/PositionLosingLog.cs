using OpsHub.Silo.Log;

namespace OpsHub.Silo.Tests.Followers;

/// <summary>A log that forgets every follower position and snapshot, as a process does that dies before it keeps them.</summary>
internal sealed class PositionLosingLog(IEventLog log) : IEventLog
{
    public Guid LogId => log.LogId;

    public Task<Appended> Append(Commit commit, CancellationToken cancel) => log.Append(commit, cancel);

    public IAsyncEnumerable<LogRecord> ReadStream(string stream, long afterVersion, CancellationToken cancel) => log.ReadStream(stream, afterVersion, cancel);

    public Task<IReadOnlyList<LogRecord>> ReadAll(long afterPosition, int max, CancellationToken cancel) => log.ReadAll(afterPosition, max, cancel);

    public Task WaitBeyond(long position, CancellationToken cancel) => log.WaitBeyond(position, cancel);

    public long KnownHead => log.KnownHead;

    public Task<long> Head(CancellationToken cancel) => log.Head(cancel);

    public Task<long> GoneUpTo(CancellationToken cancel) => log.GoneUpTo(cancel);

    public Task<Snapshot?> LoadSnapshot(string name, int shape, CancellationToken cancel) => Task.FromResult<Snapshot?>(null);

    public Task SaveSnapshot(Snapshot snapshot, CancellationToken cancel) => Task.CompletedTask;

    public Task DropSnapshots(CancellationToken cancel) => Task.CompletedTask;

    public Task<long> LoadPosition(string follower, CancellationToken cancel) => Task.FromResult(0L);

    public Task SavePosition(string follower, long position, CancellationToken cancel) => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
