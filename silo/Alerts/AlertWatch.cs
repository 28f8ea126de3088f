using System.Collections.Immutable;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using NodaTime;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Rotas;
using OpsHub.Silo.Followers;
using OpsHub.Silo.Leases;

namespace OpsHub.Silo.Alerts;

/// <summary>
/// Evaluates alert rules: a company soon after something happened in it, and every company once a second, for waits grow without anything happening. What changes is told to the alert's grain,
/// which decides by itself; a pass that is lost in a crash is made good by the next one.
/// </summary>
internal sealed class AlertWatch(Evaluation evaluation, IAlerts alerts, IHostClock clock, ILogger<AlertWatch> logger) : IKeptFollower, ILeasedJob
{
    private const string Actor = "alert-watch";

    /// <summary>Alerts told at once: enough for the log to commit them together.</summary>
    private const int InFlight = 256;

    /// <summary>Least real time between two passes, so that a hub whose clock runs fast does nothing else.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);

    private static readonly Duration Tick = Duration.FromSeconds(1);

    private readonly Channel<string> _touched = Channel.CreateBounded<string>(new BoundedChannelOptions(1024) { FullMode = BoundedChannelFullMode.DropWrite });   // what does not fit is seen by the next second's pass
    private readonly Dictionary<string, Instant> _readAt = new(StringComparer.Ordinal);

    public string Name => "alerts";

    public int Shape => 1;

    public void Apply(in Recorded fact)
    {
        if (fact.Event is not (AlertEvent or SilenceEvent)) _touched.Writer.TryWrite(fact.Grain.Company);
    }

    /// <summary>Nothing: it looks at what others have folded, and every company a second after the start. Said so, lest the lane begin at the first event for its sake.</summary>
    public byte[] Save() => "{}"u8.ToArray();

    public void Load(ReadOnlySpan<byte> saved)
    {
        // there is nothing to take over
    }

    public async Task Run(IGrains grains, CancellationToken cancel)
    {
        var resend = new Resend(grains);
        _readAt.Clear();
        try
        {
            while (true)
            {
                await Pass(resend, alerts.Companies, cancel).ConfigureAwait(false);
                await Touched(resend, clock.GetCurrentInstant() + Tick, cancel).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // stopping, or the lease is another's
        }
    }

    /// <summary>Looks at the companies and tells what has changed.</summary>
    public async Task Pass(Resend resend, IEnumerable<string> companies, CancellationToken cancel)
    {
        foreach (var company in companies)
        {
            try
            {
                var now = clock.GetCurrentInstant();
                foreach (var some in Changed(company, now).Chunk(InFlight))
                    await Task.WhenAll(some.Select(c => resend.UntilAnswered(new Envelope(c.Alert, $"{Catalog.NameOf(c.Command)}:{now.ToUnixTimeTicks()}", c.Command, Actor), cancel))).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OperationCanceledException)   // one company's rules must not keep the others' alerts back; the next pass tries again
            {
                logger.AlertsNotEvaluated(company, e);
            }
        }
    }

    /// <summary>What the alerts of a company must be told now.</summary>
    public IReadOnlyList<(GrainId Alert, AlertCommand Command)> Changed(string company, Instant now)
    {
        var norms = evaluation.Norms(company);
        ImmutableArray<AlertRule> rules = [.. alerts.Rules(company).InForce(ShippedRules.Of(norms))];
        var standings = evaluation.Of(company, rules, norms, now);
        var rotas = alerts.Rotas(company);
        return [.. Changes.Of(company, standings, alerts.Open(company).Where(a => a.Terms.Rule.Watch != WatchKind.Outside).ToList(), rules.Select(r => r.Id).ToHashSet(StringComparer.Ordinal)).Where(c => c.Command is not ReadCondition || IsDue(c.Alert, now)).Select(c => (c.Alert, Waiting(c.Command, c.Alert, rotas)))];
    }

    /// <summary>Whether it goes up is the rule's word, how long each step waits the rota's.</summary>
    private static AlertCommand Waiting(AlertCommand command, GrainId alert, RotasState rotas) =>
        command is BeginCondition begin && rotas.For(begin.Terms.Rule.Owner, Alert.OfficeOf(alert.Key)) is { } rota
            ? begin with { Terms = begin.Terms with { WaitsS = [.. rota.Steps.Select(s => s.WaitS)] } } : command;

    /// <summary>Until the next second, companies as they are touched.</summary>
    private async Task Touched(Resend resend, Instant next, CancellationToken cancel)
    {
        using var second = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var waiting = clock.WaitUntil(next, second.Token);
        await Task.Delay(Breath, TimeProvider.System, cancel).ConfigureAwait(false);
        while (!waiting.IsCompleted)
        {
            var touched = _touched.Reader.WaitToReadAsync(second.Token).AsTask();
            if (await Task.WhenAny(waiting, touched).ConfigureAwait(false) == waiting) break;
            await Task.Delay(Breath, TimeProvider.System, cancel).ConfigureAwait(false);
            var companies = new HashSet<string>(StringComparer.Ordinal);
            while (_touched.Reader.TryRead(out var company)) companies.Add(company);
            await Pass(resend, companies, cancel).ConfigureAwait(false);
        }
        await second.CancelAsync().ConfigureAwait(false);
        cancel.ThrowIfCancellationRequested();
    }

    /// <summary>A figure that moves is sent at most once a minute; the grain says the same, this only spares it the asking.</summary>
    private bool IsDue(GrainId alert, Instant now)
    {
        if (_readAt.TryGetValue(alert.ToString(), out var at) && now < at + Alert.ReadEvery && now >= at) return false;
        _readAt[alert.ToString()] = now;
        return true;
    }
}
