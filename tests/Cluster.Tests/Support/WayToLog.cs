using System.Runtime.CompilerServices;
using OpsHub.Silo.Log;

namespace OpsHub.Cluster.Tests.Support;

/// <summary>A log as one process reaches it: while the way is cut nothing comes through and nobody is told.</summary>
internal sealed class WayToLog(IEventLog log) : IEventLog
{
    private volatile TaskCompletionSource _open = Opened();

    public Guid LogId => log.LogId;

    public long KnownHead => log.KnownHead;

    public void Cut() => _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Mend() => _open.TrySetResult();

    public Task<Appended> Append(Commit commit, CancellationToken cancel) => Through(() => log.Append(commit, cancel));

    public async IAsyncEnumerable<LogRecord> ReadStream(string stream, long afterVersion, [EnumeratorCancellation] CancellationToken cancel)
    {
        await _open.Task;
        await foreach (var record in log.ReadStream(stream, afterVersion, cancel)) yield return record;
    }

    public Task<IReadOnlyList<LogRecord>> ReadAll(long afterPosition, int max, CancellationToken cancel) => Through(() => log.ReadAll(afterPosition, max, cancel));

    public Task WaitBeyond(long position, CancellationToken cancel) => log.WaitBeyond(position, cancel);

    public Task<long> Head(CancellationToken cancel) => Through(() => log.Head(cancel));

    public Task<long> GoneUpTo(CancellationToken cancel) => Through(() => log.GoneUpTo(cancel));

    public Task<Snapshot?> LoadSnapshot(string name, int shape, CancellationToken cancel) => Through(() => log.LoadSnapshot(name, shape, cancel));

    public Task SaveSnapshot(Snapshot snapshot, CancellationToken cancel) => log.SaveSnapshot(snapshot, cancel);

    public Task DropSnapshots(CancellationToken cancel) => log.DropSnapshots(cancel);

    public Task<long> LoadPosition(string follower, CancellationToken cancel) => log.LoadPosition(follower, cancel);

    public Task SavePosition(string follower, long position, CancellationToken cancel) => log.SavePosition(follower, position, cancel);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<T> Through<T>(Func<Task<T>> ask)
    {
        await _open.Task;
        return await ask();
    }

    private static TaskCompletionSource Opened()
    {
        var opened = new TaskCompletionSource();
        opened.SetResult();
        return opened;
    }
}
