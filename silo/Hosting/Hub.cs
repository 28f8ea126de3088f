using Microsoft.Extensions.Logging;
using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Drifts;
using OpsHub.Grains.Forecasts;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Kernel.Tracing;
using OpsHub.Grains.People;
using OpsHub.Grains.Reactions;
using OpsHub.Grains.Recounts;
using OpsHub.Grains.Waits;
using OpsHub.Grains.Walls;
using OpsHub.Silo.Appeals;
using OpsHub.Silo.Engine;
using OpsHub.Silo.Followers;
using OpsHub.Silo.Leases;
using OpsHub.Silo.Log;
using OpsHub.Silo.Log.Seals;
using OpsHub.Silo.Past;
using OpsHub.Silo.People;
using OpsHub.Silo.Recounts;

namespace OpsHub.Silo.Hosting;

/// <summary>The whole hub in one process, without the web: log, engine, reactions, deadlines, boards.</summary>
public sealed class Hub : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly HubOptions _options;
    private readonly ILoggerFactory _loggers;
    private readonly IEngine _engine;
    private readonly IReadOnlyList<IKeptView> _views;
    private readonly BoardSet _boards;
    private readonly PastPages _pages;
    private readonly TimeMachine _past;
    private readonly ReactionLane _reactions;
    private readonly DeadlineBook _deadlines;
    private readonly DeadlineWatch _watch;
    private readonly (ILease Reactions, ILease Deadlines, ILease Keys, ILease Recounts) _leases;
    private readonly CancellationTokenSource _working = new();
    private readonly List<Task> _jobs = [];
    private readonly KeyLane? _keys;
    private readonly KnownLanes _lanes;
    private readonly HubLanes _outwards;
    private readonly OpenClocks _open = new();
    private readonly RecountLane? _recounts;
    private readonly Notary? _notary;
    private Task _folding = Task.CompletedTask;
    private FoldLane? _folds;

    private Hub(HubOptions options, IEventLog log, IEngine engine, IPersonKeys? keys, ILogRows? rows, ILoggerFactory loggers)
    {
        (Log, Clock, Keys, _options, _engine, _loggers) = (log, options.Clock, keys, options, new TracedEngine(engine, Trail), loggers);
        _leases = (options.LeaseOf("reactions"), options.LeaseOf("deadlines"), options.LeaseOf("person-keys"), options.LeaseOf("recounts"));
        _lanes = new KnownLanes(log);
        _outwards = new HubLanes(this, options, engine, _lanes, loggers);
        _views = options.Views();
        _boards = new BoardSet(log.LogId, _views);
        _pages = new PastPages(log, options.PastPageEvents, loggers.CreateLogger<PastPages>());
        _past = new TimeMachine(log, options.Catalog, options.Views, Clock, _pages);
        _deadlines = new DeadlineBook(options.Catalog);
        _watch = new DeadlineWatch(_deadlines, options.Catalog, new LeasedGrains(_engine, _leases.Deadlines), Clock, loggers.CreateLogger<DeadlineWatch>());
        _reactions = new ReactionLane(log, options.Catalog, new LeasedGrains(_engine, _leases.Reactions), options.Standards is { } told ? [.. options.Reactions, new NoticesDue(told)] : options.Reactions, Trail, loggers.CreateLogger<ReactionLane>());
        _keys = keys is null ? null : new KeyLane(log, options.Catalog, keys, loggers.CreateLogger<KeyLane>());
        _recounts = options.Standards is not { } standards ? null : new RecountLane(
            log, options.Catalog, new LeasedGrains(_engine, _leases.Recounts), _open, standards, Folded, loggers.CreateLogger<RecountLane>());
        _notary = rows is null ? null : new Notary(log, rows, Clock, Duration.FromSeconds(options.LogOptions.SealEveryS), loggers.CreateLogger<Notary>());
        Grains = keys is null ? _engine : new SealingGrains(_engine, keys, Clock);
    }

    /// <summary>What edges send to: seals what is personal where the hub holds keys.</summary>
    public IGrains Grains { get; }

    /// <summary>The key table, or null where this hub has none and takes nothing personal.</summary>
    public IPersonKeys? Keys { get; }

    public IEventLog Log { get; }

    public IHostClock Clock { get; }

    public Catalog Catalog => _options.Catalog;

    /// <summary>The companies' standards, or null.</summary>
    public ProfileStandards? Standards => _options.Standards;

    public IBoards Boards => _boards;

    /// <summary>Where traced commands of this process went, for the frames that show them.</summary>
    public CommitTrail Trail { get; } = new();

    /// <summary>The same boards at any instant since the log began.</summary>
    public IPast Past => _past;

    /// <summary>Recordings that are open.</summary>
    public int OpenRecordings => _past.Open;

    /// <summary>What visitors ask of the floors, or null where this process folds none.</summary>
    public IFloors? Floors => View<IFloors>();

    /// <summary>The view of that type that this process folds, or null.</summary>
    public T? View<T>()
        where T : class => _views.OfType<T>().FirstOrDefault();

    /// <summary>What one asks of expected waits, or null where this process folds none.</summary>
    public IWaits? Waits => _views.OfType<IWaits>().FirstOrDefault();

    /// <summary>How waits stand to what is usual, or null where this process folds none.</summary>
    public IDrifts? Drifts => View<IDrifts>();

    /// <summary>Who is expected, as far as this process folds walls.</summary>
    public IForecasts Forecasts => new ForecastDesk(View<FloorView>(), View<CompanyWallView>());

    /// <summary>Grains in memory.</summary>
    public int ActiveGrains => _engine.ActiveGrains;

    /// <summary>Commands that wait or run.</summary>
    public int InFlight => _engine.InFlight;

    /// <summary>Why the engine cannot take commands now, or null.</summary>
    public string? EngineAbsence => _engine.Absence;

    /// <summary>Whether what was in the log at the start is folded.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Instants waited for.</summary>
    public int PendingDeadlines => _deadlines.Count;

    /// <summary>The earliest instant waited for, or null.</summary>
    public Instant? NextDeadline => _deadlines.Next().Next;

    /// <summary>What stopped a follower, or null while all run.</summary>
    public Exception? Fault => _folds?.Fault ?? _reactions.Fault ?? _keys?.Fault ?? _recounts?.Fault;

    /// <summary>Position up to which boards and other folds have come.</summary>
    public long FoldedTo => _folds?.Position ?? 0;

    /// <summary>Newest log position that this process has heard of.</summary>
    public long KnownHead => Log.KnownHead;

    /// <summary>Events that boards and other folds would be folded from anew after a crash.</summary>
    public long Unkept => _folds?.Unkept ?? 0;

    /// <summary>Events behind the newest seal; null while another process seals.</summary>
    public long? Unsealed => _notary?.SealedTo is { } sealedTo ? Math.Max(0, KnownHead - sealedTo) : null;

    /// <summary>Whether the log is another than the one that was sealed.</summary>
    public bool ChainBroken => _notary?.Broken ?? false;

    /// <summary>Every follower of this process.</summary>
    public IEnumerable<FollowerState> Followers => _lanes.States;

    /// <summary>Completes when boards and other folds have come to a position that is in the log.</summary>
    public Task Folded(long position, CancellationToken cancel) => _folds!.Reached(position, cancel);

    /// <summary>Opens the log; grains answer from here on, boards are empty until <see cref="Begin"/>.</summary>
    /// <exception cref="LogRefusedException">The store is damaged, newer or not ours.</exception>
    /// <exception cref="LogAwayException">The store cannot be reached.</exception>
    public static async Task<Hub> Open(HubOptions options, ILoggerFactory loggers, CancellationToken cancel)
    {
        var log = await EventLogs.Open(options.Log, options.LogOptions, loggers, cancel).ConfigureAwait(false);
        try
        {
            return await Over(log, await PersonKeyStores.Open(options.Log, cancel).ConfigureAwait(false), await LogRowsOf.Open(options.Log, cancel).ConfigureAwait(false), options, loggers, cancel).ConfigureAwait(false);
        }
        catch
        {
            await log.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Opens and begins.</summary>
    public static async Task<Hub> Start(HubOptions options, ILoggerFactory loggers, CancellationToken cancel) =>
        await Begun(await Open(options, loggers, cancel).ConfigureAwait(false), cancel).ConfigureAwait(false);

    /// <summary>Starts over a log that is already open and owns it from here on.</summary>
    internal static async Task<Hub> Start(HubOptions options, IEventLog log, ILoggerFactory loggers, CancellationToken cancel) =>
        await Begun(await Over(log, options.Keys, null, options, loggers, cancel).ConfigureAwait(false), cancel).ConfigureAwait(false);

    /// <summary>Folds what is in the log, then starts reactions and deadlines.</summary>
    /// <param name="followers">Folds besides boards and deadlines.</param>
    public async Task Begin(IReadOnlyList<IFollower> followers, CancellationToken cancel)
    {
        _folds = new FoldLane(Log, _options.Catalog, Folds(followers), _pages, _loggers.CreateLogger<FoldLane>());
        _folding = _lanes.Add(_folds).Run(_stopping.Token);
        var head = await Log.Head(cancel).ConfigureAwait(false);
        await _folds.Reached(head, cancel).ConfigureAwait(false);
        HasBegun = true;
        _jobs.Add(_leases.Reactions.Hold(_lanes.Add(_reactions).Run, _working.Token));
        if (_keys is not null) _jobs.Add(_leases.Keys.Hold(_lanes.Add(_keys).Run, _working.Token));
        if (_recounts is not null) _jobs.Add(_leases.Recounts.Hold(_lanes.Add(_recounts).Run, _working.Token));
        _jobs.AddRange(_outwards.Begin(_working.Token));
        foreach (var job in followers.OfType<ILeasedJob>())
            if (_options.LeaseOf(job.Name) is var lease) _jobs.Add(lease.Hold(token => job.Run(new LeasedGrains(_engine, lease), token), _working.Token));
        if (_notary is not null) _jobs.Add(_options.LeaseOf("seals").Hold(_notary.Run, _working.Token));
        if (_options.WatchDeadlines) _jobs.Add(_leases.Deadlines.Hold(_watch.Run, _working.Token));
        _loggers.CreateLogger<Hub>().HubOpen(Log.LogId, head, _options.Catalog.Kinds.Count);
    }

    /// <summary>Completes when every follower has applied all that is in the log, what reactions added included. Only for the process that owns the reactions.</summary>
    public async Task CatchUp(CancellationToken cancel)
    {
        long head;
        do
        {
            head = await Log.Head(cancel).ConfigureAwait(false);
            await _reactions.Reached(head, cancel).ConfigureAwait(false);
            await _folds!.Reached(head, cancel).ConfigureAwait(false);
            if (_recounts is not null) await _recounts.Reached(head, cancel).ConfigureAwait(false);
            if (_keys is not null) await _keys.Reached(head, cancel).ConfigureAwait(false);
        }
        while (await Log.Head(cancel).ConfigureAwait(false) > head);
    }

    /// <summary>Wakes, earliest first, every grain whose deadline is no later than the instant.</summary>
    public Task PassDeadlines(Instant upTo, CancellationToken cancel) => _watch.Pass(upTo, cancel);

    /// <summary>Hands its jobs over, refuses new commands, finishes the ones in flight, keeps the folds and closes the log.</summary>
    public async ValueTask DisposeAsync()
    {
        await _working.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_jobs).ConfigureAwait(false);
        await _engine.DisposeAsync().ConfigureAwait(false);
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _folding.ConfigureAwait(false);
        if (_folds is not null) await _folds.Finish().ConfigureAwait(false);
        if (Fault is null && FoldedTo > 0) await KeepFolds().ConfigureAwait(false);
        if (_notary is not null) await Finish(_notary).ConfigureAwait(false);
        await Log.DisposeAsync().ConfigureAwait(false);
        if (Keys is not null) await Keys.DisposeAsync().ConfigureAwait(false);
        _outwards.Dispose();
        _working.Dispose();
        _stopping.Dispose();
    }

    private static async Task<Hub> Over(IEventLog log, IPersonKeys? keys, ILogRows? rows, HubOptions options, ILoggerFactory loggers, CancellationToken cancel) =>
        new(options, log, await options.OpenEngine(new EngineParts(options.Catalog, log, options.Clock, options.Engine, loggers), cancel).ConfigureAwait(false), keys, rows, loggers);

    private static async Task<Hub> Begun(Hub hub, CancellationToken cancel)
    {
        try
        {
            await hub.Begin(hub._options.Followers, cancel).ConfigureAwait(false);
            return hub;
        }
        catch
        {
            await hub.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Everything that is folded here, in the order in which a fact reaches it.</summary>
    /// <param name="followers">Folds besides boards and deadlines.</param>
    internal IReadOnlyList<IFollower> Folds(IReadOnlyList<IFollower> followers) => [.. StandardFolds(), _boards, _deadlines, .. followers];

    /// <summary>A hub over a log that is already open, not begun.</summary>
    internal static Task<Hub> Over(IEventLog log, HubOptions options, ILoggerFactory loggers, CancellationToken cancel) => Over(log, options.Keys, null, options, loggers, cancel);

    /// <summary>Standards come before all that is judged by them.</summary>
    private IEnumerable<IFollower> StandardFolds() => _options.Standards is { } standards ? [standards, _open] : [];

    private static async Task Finish(Notary notary)
    {
        await notary.Finish().ConfigureAwait(false);
        await notary.DisposeAsync().ConfigureAwait(false);
    }

    private async Task KeepFolds()
    {
        try
        {
            await _folds!.Keep(FoldedTo, CancellationToken.None).ConfigureAwait(false);
        }
        catch (LogAwayException)
        {
            // only a saving: the next start folds more events
        }
    }
}
