using System.Runtime.CompilerServices;
using OpsHub.Silo.Log;

namespace OpsHub.Silo.Tests.Engine;

/// <summary>A log in memory whose appends can be held back or made to fail, before or after they took effect.</summary>
internal sealed class MemoryLog : IEventLog
{
    private readonly Lock _lock = new();
    private readonly List<LogRecord> _records = [];
    private readonly Dictionary<(string Stream, string Command), (long Version, long Position, Commit Commit)> _answers = [];
    private readonly Dictionary<(string Name, int Shape), Snapshot> _snapshots = [];
    private readonly Dictionary<string, long> _positions = [];
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Guid LogId { get; } = new("5d0ddc5e-0000-4000-8000-000000000001");

    /// <summary>Awaited before each append takes effect.</summary>
    public Func<Commit, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <summary>Called after an append took effect and before it is answered.</summary>
    public Action<Commit> After { get; set; } = _ => { };

    /// <summary>Awaited before each snapshot is stored.</summary>
    public Func<Snapshot, Task> BeforeSaving { get; set; } = _ => Task.CompletedTask;

    /// <summary>Called with the version a stream is read from.</summary>
    public Action<string, long> OnRead { get; set; } = (_, _) => { };

    public IReadOnlyList<LogRecord> Records
    {
        get { lock (_lock) return [.. _records]; }
    }

    public IReadOnlyCollection<Snapshot> Snapshots
    {
        get { lock (_lock) return [.. _snapshots.Values]; }
    }

    public async Task<Appended> Append(Commit commit, CancellationToken cancel)
    {
        await Before(commit);
        Appended appended;
        lock (_lock) appended = Write(commit);
        After(commit);
        return appended;
    }

    public async IAsyncEnumerable<LogRecord> ReadStream(string stream, long afterVersion, [EnumeratorCancellation] CancellationToken cancel)
    {
        await Task.Yield();
        OnRead(stream, afterVersion);
        foreach (var record in Records.Where(r => r.Stream == stream && r.Version > afterVersion)) yield return record;
    }

    public Task<IReadOnlyList<LogRecord>> ReadAll(long afterPosition, int max, CancellationToken cancel)
    {
        lock (_lock) return Task.FromResult<IReadOnlyList<LogRecord>>([.. _records.Skip((int)afterPosition).Take(max)]);
    }

    public Task WaitBeyond(long position, CancellationToken cancel)
    {
        lock (_lock) return _records.Count > position ? Task.CompletedTask : _news.Task.WaitAsync(cancel);
    }

    public long KnownHead
    {
        get { lock (_lock) return _records.Count; }
    }

    public Task<long> Head(CancellationToken cancel)
    {
        lock (_lock) return Task.FromResult((long)_records.Count);
    }

    public Task<long> GoneUpTo(CancellationToken cancel) => Task.FromResult(0L);

    public Task<Snapshot?> LoadSnapshot(string name, int shape, CancellationToken cancel)
    {
        lock (_lock) return Task.FromResult(_snapshots.GetValueOrDefault((name, shape)));
    }

    public async Task SaveSnapshot(Snapshot snapshot, CancellationToken cancel)
    {
        await BeforeSaving(snapshot);
        lock (_lock) _snapshots[(snapshot.Name, snapshot.Shape)] = snapshot;
    }

    public Task DropSnapshots(CancellationToken cancel)
    {
        lock (_lock) _snapshots.Clear();
        return Task.CompletedTask;
    }

    public Task<long> LoadPosition(string follower, CancellationToken cancel)
    {
        lock (_lock) return Task.FromResult(_positions.GetValueOrDefault(follower));
    }

    public Task SavePosition(string follower, long position, CancellationToken cancel)
    {
        lock (_lock) _positions[follower] = Math.Max(position, _positions.GetValueOrDefault(follower));
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Appended Write(Commit commit)
    {
        if (_answers.TryGetValue((commit.Stream, commit.CommandId), out var first))
            return new Appended.Repeated(first.Version, first.Position, first.Commit.Events, first.Commit.Refusal);
        var actual = _records.LastOrDefault(r => r.Stream == commit.Stream)?.Version ?? 0;
        if (actual != commit.ExpectedVersion) return new Appended.Conflict(actual);
        var version = actual;
        foreach (var e in commit.Events)
            _records.Add(new LogRecord(_records.Count + 1, commit.Stream, ++version, commit.CommandId, commit.Actor, e, commit.RecordedAt));
        var position = commit.Events.Count == 0 ? 0 : _records.Count;
        _answers[(commit.Stream, commit.CommandId)] = (version, position, commit);
        (var news, _news) = (_news, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        news.TrySetResult();
        return new Appended.Written(version, position);
    }
}
