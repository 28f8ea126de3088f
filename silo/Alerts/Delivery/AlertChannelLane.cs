using System.Net.Mail;
using Microsoft.Extensions.Logging;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Followers;
using OpsHub.Silo.Log;
using Polly;
using Polly.Retry;
using Polly.Timeout;

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
    public const int Attempts = 5;

    /// <summary>Longest that one attempt takes; an address that hangs is an address that is away.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>Alerts in one message.</summary>
    private const int MostAtOnce = 100;

    /// <summary>Events without an alert after which the position is kept all the same.</summary>
    private const long KeepEveryEvents = 20_000;

    private readonly Resend _resend = new(grains);
    private long _kept;

    /// <summary>Name of the lane, its lease and its position.</summary>
    public static string NameOf(AlertChannel channel) => $"alerts:{channel.Company}:{channel.Name}";

    public override async Task<long> Begin(CancellationToken cancel) => _kept = await Log.LoadPosition(NameOf(channel), cancel).ConfigureAwait(false);

    protected override async Task Apply(IReadOnlyList<Recorded> facts, CancellationToken cancel)
    {
        var own = facts.Where(f => f.Event is AlertEvent && f.Grain.Company == channel.Company).ToList();
        if (own.Count > 0) await folded(own[^1].Position, cancel).ConfigureAwait(false);
        var tellings = own.Select(f => (f.Grain, f.Position, Telling: Telling.Of(channel, f.Grain.Key, (AlertEvent)f.Event, alerts))).Where(t => t.Telling is not null).ToList();
        foreach (var some in tellings.Chunk(MostAtOnce))
        {
            var (attempts, reason) = await Send([.. some.Select(t => t.Telling!)], cancel).ConfigureAwait(false);
            await Task.WhenAll(some.Select(t => _resend.UntilAnswered(
                new Envelope(t.Grain, $"{NameOf(channel)}:{t.Position}", new RecordDelivery(channel.Name, t.Telling!.What, attempts, reason), NameOf(channel)), cancel))).ConfigureAwait(false);
        }
        if (tellings.Count == 0 && facts[^1].Position - _kept < KeepEveryEvents) return;
        _kept = facts[^1].Position;
        await Log.SavePosition(NameOf(channel), _kept, cancel).ConfigureAwait(false);
    }

    /// <summary>How often it was tried, and why it was given up; null when it was not.</summary>
    private async Task<(int Attempts, string? Reason)> Send(IReadOnlyList<Telling> tellings, CancellationToken cancel)
    {
        var attempts = 0;
        try
        {
            await Patience.ExecuteAsync(async token => { attempts++; await sender.Send(tellings, token).ConfigureAwait(false); }, cancel).ConfigureAwait(false);
            return (attempts, null);
        }
        catch (Exception e) when (IsAway(e))
        {
            Logger.AlertsNotDelivered(channel.Company, channel.Name, tellings.Count, e.Message);
            return (attempts, e is TimeoutRejectedException ? "no answer" : e is HttpRequestException { StatusCode: { } status } ? $"answered {(int)status}" : e.GetType().Name);
        }
    }

    private static bool IsAway(Exception e) => e is HttpRequestException or SmtpException or TimeoutRejectedException;

    private static readonly ResiliencePipeline Patience = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<Exception>(IsAway),
            MaxRetryAttempts = Attempts - 1, BackoffType = DelayBackoffType.Exponential, UseJitter = true, Delay = TimeSpan.FromMilliseconds(200), MaxDelay = TimeSpan.FromSeconds(3),
        })
        .AddTimeout(Longest)
        .Build();
}
