namespace OpsHub.Silo.Retention;

/// <summary>
/// Lets hubs breathe between two portions. Deleted without a pause, a PostgreSQL hub did an eighth of its commands (ADR 0125); so each portion is followed by a rest of three times as long as it took.
/// </summary>
internal static class Rest
{
    private const int OfWork = 3;

    /// <summary>Does a portion, and rests unless there was nothing left to do.</summary>
    /// <returns>How many went.</returns>
    public static async Task<int> After(Func<Task<int>> portion, TimeProvider time, CancellationToken cancel)
    {
        var began = time.GetTimestamp();
        var went = await portion().ConfigureAwait(false);
        if (went > 0) await Task.Delay(time.GetElapsedTime(began) * OfWork, time, cancel).ConfigureAwait(false);
        return went;
    }
}
