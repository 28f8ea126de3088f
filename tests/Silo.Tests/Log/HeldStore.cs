using System.Threading.Channels;
using OpsHub.Silo.Log;

namespace OpsHub.Silo.Tests.Log;

/// <summary>A store that shows each batch to the test and answers when the test says so.</summary>
internal sealed class HeldStore : IBatchStore
{
    private readonly Channel<IReadOnlyList<KeyedCommit>> _arrived = Channel.CreateUnbounded<IReadOnlyList<KeyedCommit>>();
    private readonly Channel<Exception?> _ends = Channel.CreateUnbounded<Exception?>();
    private volatile bool _isOpen;

    /// <summary>The next batch that came to be written.</summary>
    public Task<IReadOnlyList<KeyedCommit>> Next() => _arrived.Reader.ReadAsync().AsTask().WaitAsync(LogSamples.Patience);

    public void Finish() => _ends.Writer.TryWrite(null).ShouldBeTrue();

    public void Break(Exception error) => _ends.Writer.TryWrite(error).ShouldBeTrue();

    /// <summary>Holds nothing back any more.</summary>
    public void FinishAll()
    {
        _isOpen = true;
        Finish();
        Finish();
    }

    public async Task<Appended[]> Write(IReadOnlyList<KeyedCommit> batch)
    {
        _arrived.Writer.TryWrite(batch).ShouldBeTrue();
        if (!_isOpen && await _ends.Reader.ReadAsync() is { } error) throw error;
        return [.. batch.Select(c => new Appended.Written(c.Commit.ExpectedVersion + c.Commit.Events.Count, 1))];
    }
}
