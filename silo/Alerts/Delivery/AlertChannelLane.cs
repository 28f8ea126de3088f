using Microsoft.Extensions.Logging;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Followers;
using OpsHub.Silo.Log;

namespace OpsHub.Silo.Alerts.Delivery;

/// <summary>
/// Tells a channel of a company's alerts, in order, at least once: what goes out and what does not stands on the alert's own stream before the position is kept. Each channel has a lane of its own:
/// one that hangs keeps no other back. A receiver that is away is tried five times within half a minute; then the alert goes one step up, and the lane goes on.
/// </summary>
/// <param name="channel">Where to.</param>
/// <param name="sender">How.</param>
/// <param name="alerts">What the inbox shows.</param>
/// <param name="folded">Completes when everything up to a position is in <paramref name="alerts"/>.</param>
internal sealed class AlertChannelLane(
    AlertChannel channel, IChannelSender sender, IAlerts alerts, IGrains grains, Func<long, CancellationToken, Task> folded, IEventLog log, Catalog catalog, ILogger logger)
    : Lane(NameOf(channel), log, catalog, logger)
{
    /// <summary>Alerts in one message.</summary>
    private const int MostAtOnce = 100;

    /// <summary>Events without an alert after which the position is kept all the same.</summary>
    private const long KeepEveryEvents = 20_000;

    private readonly Resend _resend = new(grains);
    private long _kept;

    /// <summary>Name of the lane, its lease and its position.</summary>
    public static string NameOf(AlertChannel channel) => $"alerts:{channel.Company}:{channel.Name}";

    public override async Task<long> Begin(CancellationToken cancel)
    {
        DeliveryMetrics.Begin(channel);
        return _kept = await Log.LoadPosition(NameOf(channel), cancel).ConfigureAwait(false);
    }

    protected override async Task Apply(IReadOnlyList<Recorded> facts, CancellationToken cancel)
    {
        var own = facts.Where(f => f.Event is AlertEvent && f.Grain.Company == channel.Company).ToList();
        if (own.Count > 0) await folded(own[^1].Position, cancel).ConfigureAwait(false);
        var tellings = own.Select(f => (f.Grain, f.Position, Telling: Telling.Of(channel, f.Grain.Key, (AlertEvent)f.Event, alerts))).Where(t => t.Telling is not null).ToList();
        foreach (var some in tellings.Chunk(MostAtOnce))
        {
            var (attempts, reason) = await ChannelPatience.Try(token => sender.Send([.. some.Select(t => t.Telling!)], token), e => Logger.AlertsNotDelivered(channel.Company, channel.Name, some.Length, e.Message), cancel).ConfigureAwait(false);
            DeliveryMetrics.Count(channel, some.Length, reason is null);
            await Task.WhenAll(some.Select(t => _resend.UntilAnswered(
                new Envelope(t.Grain, $"{NameOf(channel)}:{t.Position}", new RecordDelivery(channel.Name, t.Telling!.What, attempts, reason), NameOf(channel)), cancel))).ConfigureAwait(false);
        }
        if (tellings.Count == 0 && facts[^1].Position - _kept < KeepEveryEvents) return;
        _kept = facts[^1].Position;
        await Log.SavePosition(NameOf(channel), _kept, cancel).ConfigureAwait(false);
    }
}
