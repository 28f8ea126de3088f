using OpsHub.Silo.Log;

namespace OpsHub.Faults.Tests.Owners;

/// <summary>A log that a second hub works on without owning it: closing it closes nothing.</summary>
internal sealed class LentLog(IEventLog log) : IEventLog
{
    public Guid LogId => log.LogId;

    public Task<Appended> Append(Commit commit, CancellationToken cancel) => log.Append(commit, cancel);

    public IAsyncEnumerable<LogRecord> ReadStream(string stream, long afterVersion, CancellationToken cancel) => log.ReadStream(stream, afterVersion, cancel);

    public Task<IReadOnlyList<LogRecord>> ReadAll(long afterPosition, int max, CancellationToken cancel) => log.ReadAll(afterPosition, max, cancel);

    public Task WaitBeyond(long position, CancellationToken cancel) => log.WaitBeyond(position, cancel);

    public long KnownHead => log.KnownHead;

    public Task<long> Head(CancellationToken cancel) => log.Head(cancel);

    public Task<long> GoneUpTo(CancellationToken cancel) => log.GoneUpTo(cancel);

    public Task<Snapshot?> LoadSnapshot(string name, int shape, CancellationToken cancel) => log.LoadSnapshot(name, shape, cancel);

    public Task SaveSnapshot(Snapshot snapshot, CancellationToken cancel) => log.SaveSnapshot(snapshot, cancel);

    public Task DropSnapshots(CancellationToken cancel) => log.DropSnapshots(cancel);

    public Task<long> LoadPosition(string follower, CancellationToken cancel) => log.LoadPosition(follower, cancel);

    public Task SavePosition(string follower, long position, CancellationToken cancel) => log.SavePosition(follower, position, cancel);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
