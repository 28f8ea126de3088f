using OpsHub.Grains.Kernel;
using Polly;
using Polly.Retry;
using Outcome = OpsHub.Grains.Kernel.Outcome;

namespace OpsHub.Silo.Followers;

/// <summary>Sends a command until its grain answers: an overloaded grain or a log that is away is waited for, under the same command id.</summary>
internal sealed class Resend(IGrains grains)
{
    private readonly ResiliencePipeline<Outcome> _pipeline = new ResiliencePipelineBuilder<Outcome>()
        .AddRetry(new RetryStrategyOptions<Outcome>
        {
            ShouldHandle = new PredicateBuilder<Outcome>().HandleResult(outcome => outcome is Outcome.Unavailable { Code: not Outcome.Unavailable.Codes.Stopping }),
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromMilliseconds(20),
            MaxDelay = TimeSpan.FromSeconds(2),
        })
        .Build();

    /// <exception cref="OperationCanceledException">Stopping; the command may be sent again later.</exception>
    public async Task<Outcome> UntilAnswered(Envelope envelope, CancellationToken cancel)
    {
        var outcome = await _pipeline.ExecuteAsync(async token => await grains.Send(envelope, token).ConfigureAwait(false), cancel).ConfigureAwait(false);
        return outcome is Outcome.Unavailable ? throw new OperationCanceledException("The hub is stopping.") : outcome;
    }
}
