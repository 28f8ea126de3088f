using Microsoft.Extensions.Logging;
using Npgsql;
using OpsHub.Silo.Leases;

namespace OpsHub.Cluster.Leases;

/// <summary>One process's claim to one job.</summary>
/// <param name="holder">Names this start of this process; another start is another holder.</param>
internal sealed class PostgresLease(string job, string holder, LeaseTable table, TimeProvider time, ILogger logger) : ILease
{
    private long _askedAt;
    private long _term;

    public long Term => Stands ? Volatile.Read(ref _term) : 0;

    /// <summary>By this process's steady clock, so that a process that was frozen knows it at once when it goes on, before its timers do.</summary>
    public bool Stands => Volatile.Read(ref _askedAt) is not 0 and var asked && LeasePolicy.Stands(time.GetElapsedTime(asked));

    public async Task Hold(Func<CancellationToken, Task> work, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(LeasePolicy.Renew, time);
        try
        {
            while (!await Ask(cancel) || !await Own(work, timer, cancel))
                if (!await timer.WaitForNextTickAsync(cancel)) break;
        }
        catch (OperationCanceledException)
        {
            // stopping
        }
        await GiveUp();
    }

    /// <summary>Works and renews. True when the work ended by itself: another process, perhaps of a newer version, may be able to go on with it.</summary>
    private async Task<bool> Own(Func<CancellationToken, Task> work, PeriodicTimer timer, CancellationToken cancel)
    {
        logger.LeaseWon(job, _term);
        using var owning = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var working = work(owning.Token);
        while (!working.IsCompleted && !cancel.IsCancellationRequested)
        {
            await Task.WhenAny(working, timer.WaitForNextTickAsync(cancel).AsTask());
            if (await Ask(cancel) || Stands) continue;
            logger.LeaseLost(job, _term);
            break;
        }
        var ended = working.IsCompleted;
        await owning.CancelAsync();
        await working;
        return ended;
    }

    private async Task<bool> Ask(CancellationToken cancel)
    {
        var asked = time.GetTimestamp();
        try
        {
            // One renewal that hangs must not outlast the lease.
            if (await table.Ask(job, holder, LeasePolicy.Lasts, cancel).WaitAsync(LeasePolicy.Renew, time, cancel) is { } term)
            {
                (_askedAt, _term) = (asked, term);
                return true;
            }
            _askedAt = 0;
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException or IOException or System.Net.Sockets.SocketException)
        {
            logger.LeaseAway(job, e.Message);   // it stands until it runs out
        }
        catch (OperationCanceledException)
        {
            // stopping
        }
        return false;
    }

    private async Task GiveUp()
    {
        if (!Stands) return;
        _askedAt = 0;
        try
        {
            await table.GiveUp(job, holder, CancellationToken.None).WaitAsync(LeasePolicy.Renew, time);
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException or IOException or System.Net.Sockets.SocketException)
        {
            logger.LeaseAway(job, e.Message);   // it runs out by itself
        }
    }
}
