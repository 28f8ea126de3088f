using Microsoft.Extensions.Logging;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.People;
using OpsHub.Grains.Rotas;
using OpsHub.Silo.Followers;
using OpsHub.Silo.Log;
using OpsHub.Silo.People;

namespace OpsHub.Silo.Alerts.Delivery;

/// <summary>
/// Sends what the pagers of a company say to the contacts' sealed addresses, in order, at least once. What went out and what did not stands on pager and alert before the position is kept; a
/// letter that nobody took, or a contact without an address, sends the alert one step up as any channel does.
/// </summary>
/// <param name="channel">The mail channel for whoever is on duty.</param>
/// <param name="folded">Completes when everything up to a position is in <paramref name="alerts"/>.</param>
internal sealed class PagerLane(
    AlertChannel channel, MailSender sender, IAlerts alerts, IPersonKeys? keys, IGrains grains, Func<long, CancellationToken, Task> folded, IEventLog log, Catalog catalog, ILogger logger)
    : Lane(AlertChannelLane.NameOf(channel), log, catalog, logger)
{
    private const long KeepEveryEvents = 20_000;

    private readonly Resend _resend = new(grains);
    private long _kept;

    public override async Task<long> Begin(CancellationToken cancel)
    {
        DeliveryMetrics.Begin(channel);
        return _kept = await Log.LoadPosition(AlertChannelLane.NameOf(channel), cancel).ConfigureAwait(false);
    }

    protected override async Task Apply(IReadOnlyList<Recorded> facts, CancellationToken cancel)
    {
        var said = facts.Where(f => f.Event is PagerSpoke && f.Grain.Company == channel.Company).ToList();
        if (said.Count > 0) await folded(said[^1].Position, cancel).ConfigureAwait(false);
        foreach (var fact in said) await Say(fact, (PagerSpoke)fact.Event, cancel).ConfigureAwait(false);
        if (said.Count == 0 && facts[^1].Position - _kept < KeepEveryEvents) return;
        _kept = facts[^1].Position;
        await Log.SavePosition(AlertChannelLane.NameOf(channel), _kept, cancel).ConfigureAwait(false);
    }

    private async Task Say(Recorded fact, PagerSpoke spoke, CancellationToken cancel)
    {
        var newest = spoke.Pages.Reverse().DistinctBy(p => p.Alert).Reverse();   // fired and gone up since: one line of the letter
        var tellings = newest.Select(p => Telling.Of(p, channel.Company, spoke.At, alerts)).OfType<Telling>().ToList();
        if (tellings.Count == 0) return;   // all of it was over or accepted before it could be told
        var (attempts, reason) = await Address(fact.Grain.Key, cancel).ConfigureAwait(false) is { } address
            ? await ChannelPatience.Try(
                token => sender.Send([address], (spoke.Digest ? "Сводка тревог. " : "") + MailText.Title(tellings), MailText.Body(tellings), token),
                e => Logger.AlertsNotDelivered(channel.Company, channel.Name, tellings.Count, e.Message), cancel).ConfigureAwait(false)
            : (0, "no address");
        DeliveryMetrics.Count(channel, tellings.Count, reason is null);
        await Record(fact, fact.Grain, new RecordPaging(spoke.Message, attempts, reason), cancel).ConfigureAwait(false);
        await Task.WhenAll(tellings.Select(t => Record(fact, Alert(t), new RecordDelivery($"{channel.Name}:{fact.Grain.Key}", t.What, attempts, reason), cancel))).ConfigureAwait(false);
    }

    /// <summary>The contact's e-mail, readable here only; null when there is none, or its key is destroyed.</summary>
    private async Task<string?> Address(string contact, CancellationToken cancel)
    {
        if (keys is null || alerts.Rotas(channel.Company).Contacts.GetValueOrDefault(contact) is not { Customer: { } name, Address: { } address }) return null;
        return await keys.Find(channel.Company, name, address.Key, cancel).ConfigureAwait(false) is { } secret ? Sealer.Open(address, channel.Company, name, secret).Email : null;
    }

    private GrainId Alert(Telling telling) => new(Grains.Alerts.Alert.Kind.Name, channel.Company, telling.Key);

    private Task Record(Recorded fact, GrainId grain, ICommand command, CancellationToken cancel) =>
        _resend.UntilAnswered(new Envelope(grain, $"{AlertChannelLane.NameOf(channel)}:{fact.Position}", command, AlertChannelLane.NameOf(channel)), cancel);
}
