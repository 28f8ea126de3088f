using Microsoft.Extensions.Logging;
using OpsHub.Cluster.Wire;
using Orleans.Serialization;
using Polly;
using Polly.Retry;

namespace OpsHub.Cluster.Engine;

/// <summary>
/// Asks a grain until it answers, always the same letter: the log knows its command id, so a command whose answer was lost with a silo gets that
/// answer again and is never done twice.
/// </summary>
internal sealed class AskAgain
{
    private static readonly ResiliencePropertyKey<string> Grain = new("grain");

    private readonly TimeProvider _time;
    private readonly ResiliencePipeline<Answer> _pipeline;

    public AskAgain(TimeProvider time, ILogger logger)
    {
        _time = time;
        _pipeline = new ResiliencePipelineBuilder<Answer> { TimeProvider = time }.AddRetry(new RetryStrategyOptions<Answer>
        {
            ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is { } e && Passes(e)),
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromMilliseconds(20),
            MaxDelay = TimeSpan.FromMilliseconds(250),
            OnRetry = retry =>
            {
                logger.AskedAgain(retry.Context.Properties.GetValue(Grain, ""), retry.AttemptNumber + 1, retry.Outcome.Exception!.Message);
                return ValueTask.CompletedTask;
            },
        }).Build();
    }

    /// <summary>Whether the fault lies with the way to the grain and may be over at the next attempt. A silo that leaves cancels what it has not begun.</summary>
    public static bool Passes(Exception e) => e switch
    {
        LimitExceededException or SerializerException => false,
        OrleansException or TimeoutException or OperationCanceledException or InvalidOperationException or IOException or System.Net.Sockets.SocketException => true,
        _ => false,
    };

    /// <summary>The answer, or null when patience has run out. What then waits at the silent owner is withdrawn; a turn that he has begun he finishes unheard.</summary>
    /// <exception cref="LimitExceededException">The grain's mailbox is full.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up and the turn had not begun.</exception>
    public async Task<Answer?> UntilAnswered(string grain, Func<CancellationToken, Task<Answer>> ask, TimeSpan patience, CancellationToken cancel)
    {
        var asking = Ask(grain, ask, patience, cancel);
        try
        {
            return await asking.WaitAsync(patience, _time, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            // Both patiences end at once: by now the asking may have come to its own end, and that counts.
            if (asking.IsCompleted) return await asking;
            _ = asking.ContinueWith(static a => a.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);   // nobody hears how it ends
            return null;
        }
    }

    private async Task<Answer?> Ask(string grain, Func<CancellationToken, Task<Answer>> ask, TimeSpan patience, CancellationToken cancel)
    {
        using var late = new CancellationTokenSource(patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancel);
        var context = ResilienceContextPool.Shared.Get(either.Token);
        context.Properties.Set(Grain, grain);
        try
        {
            return await _pipeline.ExecuteAsync(async c => await ask(c.CancellationToken), context);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested && Passes(e))
        {
            return null;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }
}
