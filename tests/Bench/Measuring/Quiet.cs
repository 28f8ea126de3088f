namespace OpsHub.Bench.Measuring;

/// <summary>Real time passing.</summary>
internal static class Quiet
{
    public static async Task After(double seconds, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(seconds));
        await timer.WaitForNextTickAsync(cancel);
    }
}
