using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace OpsHub.Silo.Alerts.Delivery;

/// <summary>How often a receiver is tried: five times within half a minute, five seconds each. An address that hangs is an address that is away.</summary>
internal static class ChannelPatience
{
    public const int Attempts = 5;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>How often it was tried, and why it was given up; null when it was not.</summary>
    /// <param name="away">Told of the failure that ended it.</param>
    public static async Task<(int Attempts, string? Reason)> Try(Func<CancellationToken, Task> send, Action<Exception> away, CancellationToken cancel)
    {
        var attempts = 0;
        try
        {
            await Pipeline.ExecuteAsync(async token => { attempts++; await send(token).ConfigureAwait(false); }, cancel).ConfigureAwait(false);
            return (attempts, null);
        }
        catch (Exception e) when (IsAway(e))
        {
            away(e);
            return (attempts, Reason(e));
        }
    }

    /// <summary>What stands in the log: no text of the receiver's, it might name somebody.</summary>
    private static string Reason(Exception e) => e switch
    {
        TimeoutRejectedException => "no answer",
        HttpRequestException { StatusCode: { } status } => $"answered {(int)status}",
        ChannelAwayException { InnerException: { } cause } => cause.GetType().Name,
        _ => e.GetType().Name,
    };

    private static bool IsAway(Exception e) => e is HttpRequestException or ChannelAwayException or TimeoutRejectedException;

    private static readonly ResiliencePipeline Pipeline = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<Exception>(IsAway),
            MaxRetryAttempts = Attempts - 1, BackoffType = DelayBackoffType.Exponential, UseJitter = true, Delay = TimeSpan.FromMilliseconds(200), MaxDelay = TimeSpan.FromSeconds(3),
        })
        .AddTimeout(Longest)
        .Build();
}
