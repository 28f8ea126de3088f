using Microsoft.Extensions.Logging;
using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Silo.Followers;

/// <summary>Wakes grains when their deadlines come. The command id is derived from the deadline: woken twice, decided once.</summary>
internal sealed class DeadlineWatch(DeadlineBook book, Catalog catalog, IGrains grains, IHostClock clock, ILogger logger)
{
    private const string Actor = "deadline-watch";

    private readonly Resend _resend = new(grains);

    /// <summary>Watches until cancelled.</summary>
    public async Task Run(CancellationToken cancel)
    {
        try
        {
            while (true)
            {
                await Pass(clock.GetCurrentInstant(), cancel).ConfigureAwait(false);
                await Rest(cancel).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // stopping
        }
    }

    /// <summary>Wakes every grain whose deadline is no later than the instant, earliest first; grains of one instant side by side, deadlines of one grain in order.</summary>
    public async Task Pass(Instant upTo, CancellationToken cancel)
    {
        while (book.DueBy(upTo) is { Count: > 0 } due)
            await Parallel.ForEachAsync(due.GroupBy(d => d.Due.Grain), new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = 256 }, WakeInOrder).ConfigureAwait(false);
    }

    private async ValueTask WakeInOrder(IEnumerable<(Due Due, Instant At)> ofGrain, CancellationToken cancel)
    {
        foreach (var (due, at) in ofGrain) await Wake(due, at, cancel).ConfigureAwait(false);
    }

    private async ValueTask Wake(Due due, Instant at, CancellationToken cancel)
    {
        if (catalog.Kind(due.Grain.Kind)?.Wake(due.Key) is { } wake)
        {
            var outcome = await _resend.UntilAnswered(new Envelope(due.Grain, $"deadline:{due.Key}:{at}", wake, Actor, at), cancel).ConfigureAwait(false);
            if (outcome is Outcome.Refused or Outcome.Broken) logger.DeadlineRefused(due.Key, due.Grain.ToString(), outcome.ToString());
        }
        book.StrikeOut(due, at);
    }

    private async Task Rest(CancellationToken cancel)
    {
        var (next, earlier) = book.Next();
        if (next is not { } instant)
        {
            await earlier.WaitAsync(cancel).ConfigureAwait(false);
            return;
        }
        using var rest = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAny(earlier, clock.WaitUntil(instant, rest.Token)).ConfigureAwait(false);
        await rest.CancelAsync().ConfigureAwait(false);
        cancel.ThrowIfCancellationRequested();
    }
}
