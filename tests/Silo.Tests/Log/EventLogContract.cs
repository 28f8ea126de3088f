using Microsoft.Extensions.Logging.Abstractions;
using OpsHub.Silo.Log;

namespace OpsHub.Silo.Tests.Log;

/// <summary>What every store of the event log keeps; one part of the promise per file.</summary>
public abstract partial class EventLogContract : IAsyncLifetime
{
    private readonly List<IEventLog> _open = [];

    public abstract Task InitializeAsync();

    public async Task DisposeAsync()
    {
        foreach (var log in _open) await log.DisposeAsync();
        await RemoveStore();
    }

    /// <summary>Where the test's own, empty store is.</summary>
    protected abstract string Connection { get; }

    protected abstract Task RemoveStore();

    /// <summary>Keeps every process from writing until disposed.</summary>
    private protected abstract Task<IAsyncDisposable> BlockWrites();

    /// <summary>Another opening of the same store, as another process would have it.</summary>
    private protected async Task<IEventLog> Open(EventLogOptions? options = null)
    {
        var log = await EventLogs.Open(Connection, options ?? new EventLogOptions(), NullLoggerFactory.Instance, CancellationToken.None);
        _open.Add(log);
        return log;
    }

    private async Task Close(IEventLog log)
    {
        _open.Remove(log);
        await log.DisposeAsync();
    }
}
