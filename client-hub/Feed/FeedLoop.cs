using Microsoft.Extensions.Hosting;

namespace OpsHub.ClientHub.Feed;

/// <summary>Runs the pump on real time, whatever clock the hub runs on.</summary>
internal sealed class FeedLoop(FeedPump pump, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(pump.TickMs), time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) pump.Cycle();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // stopping
        }
    }
}
