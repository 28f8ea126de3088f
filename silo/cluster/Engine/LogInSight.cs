using OpsHub.Silo.Log;

namespace OpsHub.Cluster.Engine;

/// <summary>Whether this process reaches the log. Whoever wants to know while it is being found out waits for the same look, so that a log that says nothing holds one connection and no more.</summary>
internal sealed class LogInSight(IEventLog log, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private Task<long>? _look;

    public async Task<bool> Answers(CancellationToken cancel)
    {
        try
        {
            await Look().WaitAsync(Patience, time, cancel);
            return true;
        }
        catch (Exception e) when (e is LogAwayException or TimeoutException)
        {
            return false;
        }
    }

    private Task<long> Look()
    {
        lock (_gate) return _look is { IsCompleted: false } ? _look : _look = log.Head(CancellationToken.None);
    }
}
