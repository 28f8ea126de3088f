using Microsoft.Extensions.Logging;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Followers;
using OpsHub.Silo.Log;

namespace OpsHub.Silo.Alerts.Delivery;

/// <summary>
/// Asks the pagers of whoever is on duty, when an alert of a company fires, goes up, is accepted, is over. Nobody on duty: the rota's owner, and the alert says so. Every command has an id made of
/// the event's position, so that what is sent again after a crash changes nothing.
/// </summary>
/// <param name="folded">Completes when everything up to a position is in <paramref name="alerts"/>.</param>
internal sealed class RotaCaller(string company, IAlerts alerts, IGrains grains, Func<long, CancellationToken, Task> folded, IEventLog log, Catalog catalog, ILogger logger)
    : Lane(NameOf(company), log, catalog, logger)
{
    /// <summary>Events without an alert after which the position is kept all the same.</summary>
    private const long KeepEveryEvents = 20_000;

    private readonly Resend _resend = new(grains);
    private long _kept;

    /// <summary>Name of the lane, its lease and its position.</summary>
    public static string NameOf(string company) => $"rota:{company}";

    public override async Task<long> Begin(CancellationToken cancel) => _kept = await Log.LoadPosition(NameOf(company), cancel).ConfigureAwait(false);

    protected override async Task Apply(IReadOnlyList<Recorded> facts, CancellationToken cancel)
    {
        var own = facts.Where(f => f.Event is AlertFired or AlertEscalated or AlertUnreached or AlertRetold or AlertAcknowledged or AlertResolved && f.Grain.Company == company).ToList();
        if (own.Count > 0) await folded(own[^1].Position, cancel).ConfigureAwait(false);
        foreach (var fact in own)
            foreach (var (grain, command) in RotaCall.Of(fact.Grain, (AlertEvent)fact.Event, alerts))
                await _resend.UntilAnswered(new Envelope(grain, $"{NameOf(company)}:{fact.Position}", command, NameOf(company)), cancel).ConfigureAwait(false);
        if (own.Count == 0 && facts[^1].Position - _kept < KeepEveryEvents) return;
        _kept = facts[^1].Position;
        await Log.SavePosition(NameOf(company), _kept, cancel).ConfigureAwait(false);
    }
}
