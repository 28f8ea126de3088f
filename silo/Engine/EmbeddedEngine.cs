using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Log;

namespace OpsHub.Silo.Engine;

/// <summary>
/// The engine of a single process: a keyed single writer over the log. Every active grain has a bounded mailbox and takes one turn at a time;
/// grains run side by side on the thread pool. On purpose no framework: placement, membership and moving grains are the cluster engine's.
/// </summary>
public sealed class EmbeddedEngine : IEngine
{
    private readonly ConcurrentDictionary<GrainId, Activation> _active = new();
    private readonly Catalog _catalog;
    private readonly EngineOptions _options;
    private readonly IHostClock _clock;
    private readonly Turns _turns;
    private readonly Courtesy? _courtesy;
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _releasing;
    private int _inFlight;

    public EmbeddedEngine(Catalog catalog, IEventLog log, IHostClock clock, EngineOptions options, ILogger<EmbeddedEngine> logger)
        : this(catalog, log, clock, options, logger, null)
    {
    }

    /// <param name="courtesy">Null where this engine alone writes its grains.</param>
    internal EmbeddedEngine(Catalog catalog, IEventLog log, IHostClock clock, EngineOptions options, ILogger<EmbeddedEngine> logger, Courtesy? courtesy)
    {
        (_catalog, _clock, _options, _courtesy) = (catalog, clock, options, courtesy);
        _turns = new Turns(catalog, log, clock, options, logger);
        _releasing = ReleaseIdle(_stopping.Token);
    }

    public int ActiveGrains => _active.Count;

    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>The engine of one process.</summary>
    public static Task<IEngine> Open(EngineParts parts, CancellationToken cancel) =>
        Task.FromResult<IEngine>(new EmbeddedEngine(parts.Catalog, parts.Log, parts.Clock, parts.Options, parts.Loggers.CreateLogger<EmbeddedEngine>()));

    public async Task<Outcome> Send(Envelope envelope, CancellationToken cancel)
    {
        if (Envelopes.Problem(_catalog, envelope) is { } problem) return new Outcome.Refused(problem);
        Interlocked.Increment(ref _inFlight);
        try
        {
            if (_stopping.IsCancellationRequested) return new Outcome.Unavailable(Outcome.Unavailable.Codes.Stopping, "The hub is stopping; send the same command id again later.");
            var pending = new Pending(envelope, cancel);
            return Hand(envelope.Grain, pending) == Handed.Full
                ? new Outcome.Unavailable(Outcome.Unavailable.Codes.MailboxFull, $"{_options.MailboxCapacity} commands already wait for this grain; send the same command id again later.")
                : await pending.Task.ConfigureAwait(false);
        }
        finally
        {
            if (Interlocked.Decrement(ref _inFlight) == 0 && _stopping.IsCancellationRequested) _drained.TrySetResult();
        }
    }

    /// <summary>Refuses new commands, finishes the ones it has, and stops.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        if (InFlight > 0) await _drained.Task.ConfigureAwait(false);   // turns end by themselves: each is bounded by the log
        await _releasing.ConfigureAwait(false);
    }

    /// <summary>Releases every grain that has been idle since before the instant. Public for tests and for memory figures.</summary>
    public int ReleaseIdleSince(Instant instant)
    {
        var released = 0;
        foreach (var (id, grain) in _active)
            if (grain.Grain.LastUsedAt <= instant && grain.Release() && _active.TryRemove(new KeyValuePair<GrainId, Activation>(id, grain))) released++;
        return released;
    }

    private Handed Hand(GrainId id, Pending pending)
    {
        while (true)
        {
            var grain = _active.GetOrAdd(id, static (id, self) => self.Activate(id), this);
            var handed = grain.Hand(pending, _options.MailboxCapacity);
            if (handed != Handed.Released) return handed;
            _active.TryRemove(new KeyValuePair<GrainId, Activation>(id, grain));
        }
    }

    private Activation Activate(GrainId id) => new(new HeldGrain(id, _catalog.Kind(id.Kind)!) { LastUsedAt = _clock.GetCurrentInstant() }, _turns, _courtesy);

    private async Task ReleaseIdle(CancellationToken stopping)
    {
        var idle = Duration.FromSeconds(_options.IdleReleaseS);
        try
        {
            while (true)
            {
                await _clock.WaitUntil(_clock.GetCurrentInstant() + idle / 2, stopping).ConfigureAwait(false);
                ReleaseIdleSince(_clock.GetCurrentInstant() - idle);
            }
        }
        catch (OperationCanceledException)
        {
            // stopping
        }
    }
}
