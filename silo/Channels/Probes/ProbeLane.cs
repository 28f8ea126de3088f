using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Logging;
using NodaTime;
using OpsHub.Grains.Channels;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Followers;
using OpsHub.Silo.Log;

namespace OpsHub.Silo.Channels.Probes;

/// <summary>Looks at the points of one company and reports what they come to, each report under an id of its own. What was down when the hub stopped is known from the log.</summary>
/// <param name="look">One look at a point.</param>
internal sealed class ProbeLane(
    string company, ImmutableArray<Probe> probes, Func<Probe, CancellationToken, Task<ProbeResult>> look, IGrains grains, IEventLog log, Catalog catalog, IHostClock clock, ILogger logger)
{
    private readonly Resend _resend = new(grains);
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<string, string> _reports = new(StringComparer.Ordinal);
    private ProbeBook _book = new(probes, new HashSet<string>());
    private bool _ours;

    /// <summary>Looks until cancelled.</summary>
    public async Task Run(CancellationToken cancel)
    {
        try
        {
            foreach (var channel in probes.Select(p => p.Channel).Distinct()) await Recall(channel, cancel).ConfigureAwait(false);
            _book = new ProbeBook(probes, _reports.Keys.ToHashSet());
            await Task.WhenAll(probes.Select(p => Watch(p, cancel))).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // what is down stays reported; the next start goes on from there
        }
    }

    private async Task Watch(Probe probe, CancellationToken cancel)
    {
        var at = clock.GetCurrentInstant() + ProbePace.First(probe);
        for (var number = 1; ; number++)
        {
            await clock.WaitUntil(at, cancel).ConfigureAwait(false);
            var began = clock.GetCurrentInstant();
            var result = await look(probe, cancel).ConfigureAwait(false);
            ProbeMetrics.Count(probe, result.Failure is null);
            await Take(probe, result, began, cancel).ConfigureAwait(false);
            at = Instant.Max(at + ProbePace.Next(probe, number), clock.GetCurrentInstant());
        }
    }

    /// <summary>One result after the other: what one comes to depends on the others.</summary>
    private async Task Take(Probe probe, ProbeResult result, Instant at, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            foreach (var word in _book.After(probe, result, at)) await Send(word, cancel).ConfigureAwait(false);
            if (_book.LikelyOurs != _ours) await Doubt(result.Failure ?? "", at, cancel).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>That everything fails at once, or no more, is told to every channel that is looked at.</summary>
    private async Task Doubt(string failure, Instant at, CancellationToken cancel)
    {
        var ours = _book.LikelyOurs;
        if (ours) logger.ProbesFailTogether(company, failure);
        ChannelCommand command = ours ? new DoubtLooks(_book.FailingSince ?? at, failure) : new TrustLooks();
        foreach (var grain in probes.Select(p => Channel.IdOf(company, p.Channel)).Distinct())
            await Tell(new Envelope(grain, string.Create(CultureInfo.InvariantCulture, $"looks:{at.ToUnixTimeTicks()}:{(ours ? "doubted" : "trusted")}"), command, "probes", at), cancel).ConfigureAwait(false);
        _ours = ours;
    }

    private async Task Tell(Envelope said, CancellationToken cancel)
    {
        var outcome = await _resend.UntilAnswered(said, cancel).ConfigureAwait(false);
        if (outcome is Outcome.Refused or Outcome.Broken) logger.ProbeRefused(said.Grain.ToString(), outcome.ToString());
    }

    private async Task Send(ProbeWord word, CancellationToken cancel)
    {
        var report = word is ProbeDown ? ReportOf(word) : _reports.GetValueOrDefault(word.Probe.Id, "");
        ChannelCommand command = word is ProbeDown down ? new ReportInterruption(report, down.At, Reason: down.Failure) : new EndInterruption(report);
        if (word is ProbeDown) _reports[word.Probe.Id] = report;
        else _reports.Remove(word.Probe.Id);
        await Tell(new Envelope(Channel.IdOf(company, word.Probe.Channel), $"{report}:{(word is ProbeDown ? "down" : "up")}", command, $"probe:{word.Probe.Id}", word.At), cancel).ConfigureAwait(false);
    }

    private static string ReportOf(ProbeWord word) => string.Create(CultureInfo.InvariantCulture, $"probe:{word.Probe.Id}:{word.At.ToUnixTimeSeconds()}");

    /// <summary>Reports of these probes that go on.</summary>
    private async Task Recall(string channel, CancellationToken cancel)
    {
        var state = ChannelState.None;
        await foreach (var record in log.ReadStream(Channel.IdOf(company, channel).ToString(), 0, cancel).ConfigureAwait(false))
            state = state.After((ChannelEvent)catalog.Read(record.Event.Name, record.Event.Data.Span));
        _ours |= state.Doubted is not null;
        foreach (var report in state.Open?.Reports.Where(r => r.Value is null).Select(r => r.Key) ?? [])
            if (probes.FirstOrDefault(p => p.Channel == channel && report.StartsWith($"probe:{p.Id}:", StringComparison.Ordinal)) is { } probe) _reports[probe.Id] = report;
    }
}
