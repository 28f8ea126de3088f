using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpsHub.Cluster.Hosting;
using OpsHub.Cluster.Wire;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Engine;

namespace OpsHub.Cluster.Engine;

/// <summary>
/// The engine of several processes: Orleans finds a grain's one owner, wherever it lives. This process is either a silo, which runs grains too, or a client.
/// </summary>
internal sealed class OrleansEngine : IEngine
{
    /// <summary>An owner who says nothing may as well be without the log.</summary>
    private static readonly Outcome.Unavailable Silence = new(Outcome.Unavailable.Codes.LogAway, "Neither the grain's owner nor the event log answers this process; send the same command id again later, or to another one.");

    private readonly IHost _host;
    private readonly EngineParts _parts;
    private readonly Addresses _addresses;
    private readonly AskAgain _askAgain;
    private readonly SilentOwners _silent;
    private readonly TimeSpan _patience;
    private readonly LogInSight _log;
    private readonly StandIn _standIn;
    private readonly Presence _presence;
    private readonly ILogger _logger;
    private readonly string _node;
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _stopping;
    private int _inFlight;

    /// <param name="host">Started; owned from here on.</param>
    internal OrleansEngine(IHost host, EngineParts parts, ClusterSettings settings, string node)
    {
        (_host, _parts, _node) = (host, parts, node);
        _addresses = new Addresses(parts.Catalog, host.Services);
        _presence = host.Services.GetRequiredService<Presence>();
        _logger = parts.Loggers.CreateLogger<OrleansEngine>();
        _askAgain = new AskAgain(TimeProvider.System, _logger);
        _patience = TimeSpan.FromSeconds(settings.PatienceS);
        _silent = new SilentOwners(_patience, TimeProvider.System);
        (_log, _standIn) = (new LogInSight(parts.Log, TimeProvider.System), new StandIn(parts));
    }

    public int ActiveGrains => _presence.ActiveGrains;

    public int InFlight => Volatile.Read(ref _inFlight);

    public string? Absence => _presence.Absence;

    /// <summary>What the cluster's own pages and tests ask.</summary>
    internal IServiceProvider Services => _host.Services;

    public async Task<Outcome> Send(Envelope envelope, CancellationToken cancel)
    {
        if (Envelopes.Problem(_parts.Catalog, envelope) is { } problem) return new Outcome.Refused(problem);
        Interlocked.Increment(ref _inFlight);
        try
        {
            if (_stopping) return new Outcome.Unavailable(Outcome.Unavailable.Codes.Stopping, "The hub is stopping; send the same command id again later.");
            return await Ask(envelope, cancel);
        }
        finally
        {
            if (Interlocked.Decrement(ref _inFlight) == 0 && _stopping) _drained.TrySetResult();
        }
    }

    /// <summary>Refuses new commands, finishes the ones sent through this process, hands the grains over, and leaves the cluster.</summary>
    public async ValueTask DisposeAsync()
    {
        _stopping = true;
        if (InFlight > 0) await _drained.Task;   // each is bounded by the patience with its grain
        await _standIn.DisposeAsync();
        await _presence.Leave();
        await _host.StopAsync();
        _host.Dispose();
    }

    private async Task<Outcome> Ask(Envelope envelope, CancellationToken cancel)
    {
        var patience = _silent.PatienceFor(envelope.Grain);
        var answer = patience is { } given ? await AskOwner(envelope, given, cancel) : Silence;
        if (answer is not Outcome.Unavailable { Code: Outcome.Unavailable.Codes.LogAway } away) return answer;
        // Where this process does not reach the log either, nothing can be done here, and it may be no fault of the owner's.
        if (!await _log.Answers(cancel)) return answer;
        if (patience is { } waited)
        {
            _logger.OwnerSilent(envelope.Grain.ToString(), away.Detail);
            _silent.WasSilent(envelope.Grain, waited);
        }
        var stoodIn = await _standIn.Send(envelope, cancel);
        if (stoodIn is not Outcome.Unavailable { Code: Outcome.Unavailable.Codes.Contended }) return stoodIn;
        // Whoever writes all the time may be the owner, who speaks again.
        return await AskOwner(envelope, _patience, cancel) is not Outcome.Unavailable and var spoke ? spoke : stoodIn;
    }

    /// <summary>What the owner answers, or <see cref="Silence"/>.</summary>
    private async Task<Outcome> AskOwner(Envelope envelope, TimeSpan patience, CancellationToken cancel)
    {
        var (grain, letter) = (_addresses.Of(envelope.Grain), new Letter(envelope, _parts.Log.LogId, _node));
        try
        {
            var answer = await _askAgain.UntilAnswered(envelope.Grain.ToString(), token => grain.Ask(letter, token), patience, cancel);
            var outcome = answer?.Open(_parts.Catalog) ?? Silence;
            if (outcome is not Outcome.Unavailable) _silent.Spoke(envelope.Grain);
            return outcome;
        }
        catch (LimitExceededException)
        {
            return new Outcome.Unavailable(Outcome.Unavailable.Codes.MailboxFull, $"{_parts.Options.MailboxCapacity} commands already wait for this grain; send the same command id again later.");
        }
    }
}
