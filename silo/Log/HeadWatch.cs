using Microsoft.Extensions.Logging;

namespace OpsHub.Silo.Log;

/// <summary>Keeps the known head up with other processes' commits, from the first wait on. Own commits are told of at once and do not wait for this.</summary>
/// <param name="head">What is kept up.</param>
/// <param name="watch">Advances the head until it is cancelled or fails.</param>
/// <param name="pause">Before watching again after a failure.</param>
internal sealed class HeadWatch(HeadSignal head, Func<CancellationToken, Task> watch, TimeSpan pause, ILogger logger) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private Task? _watching;

    /// <summary>Completes when the log goes on beyond the position.</summary>
    public Task Beyond(long position, CancellationToken cancel)
    {
        lock (_gate)
        {
            if (_watching is null)
                using (ExecutionContext.SuppressFlow()) _watching = Watch();
        }
        return head.Beyond(position, cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        if (_watching is not null) await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task Watch()
    {
        // Real time, not the hub's clock: a store comes back when it does, also while a replay stands still.
        using var again = new PeriodicTimer(pause);
        do
        {
            try
            {
                await watch(_stop.Token);
            }
            catch (Exception e) when (!_stop.IsCancellationRequested)
            {
                // Going on is safe: whoever waits keeps waiting, and the next look sees what was missed.
                EventLogLog.WatchFailed(logger, e.Message);
            }
        }
        while (await again.WaitForNextTickAsync(_stop.Token));
    }
}
