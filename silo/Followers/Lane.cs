using Microsoft.Extensions.Logging;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Log;
using Polly;
using Polly.Retry;

namespace OpsHub.Silo.Followers;

/// <summary>Reads the log in commit order, page by page, for ever. A store that is away is waited for; an event that cannot be read stops the lane, for nothing may be skipped.</summary>
internal abstract class Lane(string name, IEventLog log, Catalog catalog, ILogger logger)
{
    protected const int PageSize = 1_000;

    private readonly Lock _lock = new();
    private readonly SortedDictionary<long, TaskCompletionSource> _waiting = [];
    private readonly ResiliencePipeline _patience = PatienceOf(logger, name);
    private long _position;

    /// <summary>Unique among the lanes of a process.</summary>
    public string Name => name;

    /// <summary>Whether this process follows with it: the lane of a lease that another one holds stands still and is not behind.</summary>
    public bool Follows { get; private set; }

    /// <summary>Position of the newest event applied.</summary>
    public long Position => Volatile.Read(ref _position);

    /// <summary>What stopped the lane, or null while it runs.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>Whether it has come to the end of the log once: what comes from here on happens now, and screens wait for it.</summary>
    protected bool IsLive { get; private set; }

    protected IEventLog Log => log;

    protected ILogger Logger => logger;

    /// <summary>Where to begin: the position after which events are wanted.</summary>
    public abstract Task<long> Begin(CancellationToken cancel);

    /// <summary>Follows until cancelled.</summary>
    public async Task Run(CancellationToken cancel)
    {
        try
        {
            Reach(await Begin(cancel).ConfigureAwait(false));
            Follows = true;
            while (true)
                if (await Page(cancel).ConfigureAwait(false) == 0) await log.WaitBeyond(Position, cancel).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // stopping
        }
        catch (Exception e)   // reported once, shown by readiness; going on would skip a fact
        {
            Fault = e;
            logger.FollowerStopped(name, Position, e);
            FailWaiting(e);
        }
        finally
        {
            Follows = Fault is not null;   // a lane that stopped falls further behind
        }
    }

    /// <summary>Completes when the lane has applied everything up to the position.</summary>
    public Task Reached(long position, CancellationToken cancel)
    {
        lock (_lock)
        {
            if (_position >= position) return Task.CompletedTask;
            if (Fault is { } fault) return Task.FromException(fault);
            if (!_waiting.TryGetValue(position, out var waiting)) _waiting[position] = waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return waiting.Task.WaitAsync(cancel);
        }
    }

    protected abstract Task Apply(IReadOnlyList<Recorded> facts, CancellationToken cancel);

    private async Task<int> Page(CancellationToken cancel)
    {
        var records = await _patience.ExecuteAsync(async token => await log.ReadAll(Position, PageSize, token).ConfigureAwait(false), cancel).ConfigureAwait(false);
        if (records.Count > 0) await Apply([.. records.Select(r => Decode(r, catalog))], cancel).ConfigureAwait(false);
        IsLive |= records.Count < PageSize;
        if (records.Count == 0) return 0;
        Reach(records[^1].Position);
        return records.Count;
    }

    /// <summary>An event as followers meet it.</summary>
    internal static Recorded Decode(LogRecord record, Catalog catalog) =>
        new(record.Position, GrainId.Parse(record.Stream), record.Version, catalog.Read(record.Event.Name, record.Event.Data.Span), record.RecordedAt);

    private void Reach(long position)
    {
        lock (_lock)
        {
            _position = position;
            while (_waiting.Count > 0 && _waiting.First() is var (at, waiting) && at <= position)
            {
                _waiting.Remove(at);
                waiting.TrySetResult();
            }
        }
    }

    private void FailWaiting(Exception fault)
    {
        lock (_lock)
        {
            foreach (var waiting in _waiting.Values) waiting.TrySetException(fault);
            _waiting.Clear();
        }
    }

    private static ResiliencePipeline PatienceOf(ILogger logger, string name) => new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<LogAwayException>(),
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromMilliseconds(50),
            MaxDelay = TimeSpan.FromSeconds(2),
            OnRetry = retry =>
            {
                logger.FollowerWaits(name, retry.AttemptNumber, retry.Outcome.Exception!.Message);
                return ValueTask.CompletedTask;
            },
        })
        .Build();
}
