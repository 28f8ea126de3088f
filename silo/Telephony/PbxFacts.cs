using Microsoft.Extensions.Logging;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Followers;
using Outcome = OpsHub.Grains.Kernel.Outcome;

namespace OpsHub.Silo.Telephony;

/// <summary>Sends what a telephone system tells: facts of different calls side by side, those of one call in order. One that is refused is logged and passed over.</summary>
internal sealed class PbxFacts(IGrains grains, ILogger logger)
{
    private readonly Resend _resend = new(grains);

    /// <summary>Completes when all are durable or refused.</summary>
    /// <exception cref="OperationCanceledException">Stopping; the same facts may be sent again later.</exception>
    public Task Send(IEnumerable<Envelope> facts, CancellationToken cancel) => Task.WhenAll(facts.GroupBy(fact => fact.Grain).Select(each => InOrder(each, cancel)));

    private async Task InOrder(IEnumerable<Envelope> facts, CancellationToken cancel)
    {
        foreach (var fact in facts)
            if (Reason(await _resend.UntilAnswered(fact, cancel).ConfigureAwait(false)) is { } reason) logger.PbxFactRefused(fact.Grain.ToString(), fact.CommandId, reason);
    }

    private static string? Reason(Outcome outcome) => outcome switch
    {
        Outcome.Refused refused => $"{refused.Refusal.Code}: {refused.Refusal.Detail}",
        Outcome.Broken broken => broken.Detail,
        _ => null,
    };
}
