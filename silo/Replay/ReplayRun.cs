using Microsoft.Extensions.Logging.Abstractions;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Log;
using OpsHub.Silo.Time;

namespace OpsHub.Silo.Replay;

/// <summary>Plays a source through a whole hub on a virtual clock, and reads back from the hub's log what reports are made of.</summary>
internal sealed class ReplayRun : IAsyncDisposable
{
    private readonly Hub _hub;
    private readonly Player _player;
    private readonly Playback _playback;

    private ReplayRun(Hub hub, Player player, Playback playback) => (_hub, _player, _playback) = (hub, player, playback);

    public Played Played => _player.Played;

    /// <summary>The hub that plays.</summary>
    public Hub Hub => _hub;

    /// <param name="playback">The source.</param>
    /// <param name="log">Where the log is.</param>
    /// <param name="speed">Source seconds per real second, or null for as fast as can be.</param>
    public static async Task<ReplayRun> Open(Playback playback, string log, double? speed, CancellationToken cancel) =>
        await Open(playback, await EventLogs.Open(log, new EventLogOptions(), NullLoggerFactory.Instance, cancel).ConfigureAwait(false), speed, cancel).ConfigureAwait(false);

    /// <param name="log">An open log; it is the run's from here on.</param>
    public static async Task<ReplayRun> Open(Playback playback, IEventLog log, double? speed, CancellationToken cancel)
    {
        var clock = new VirtualClock(playback.Start);
        var hub = await Hub.Start(new HubOptions { Log = "", Clock = clock, Catalog = playback.Catalog, WatchDeadlines = false }, log, NullLoggerFactory.Instance, cancel).ConfigureAwait(false);
        return new ReplayRun(hub, new Player(hub, new Timeline(hub, clock), new Pace(new RealClock(), speed), playback.Stride), playback);
    }

    /// <summary>Plays the source to its end.</summary>
    public Task Play(CancellationToken cancel) => _player.Play(_playback.Facts, cancel);

    /// <summary>Gives every event of the company in the log, in log order, to a fold.</summary>
    public async Task Read(Action<Recorded> fold, CancellationToken cancel)
    {
        const int page = 5_000;
        var catalog = _playback.Catalog;
        for (var position = 0L; await _hub.Log.ReadAll(position, page, cancel).ConfigureAwait(false) is { Count: > 0 } records; position = records[^1].Position)
            foreach (var record in records)
                if (GrainId.Parse(record.Stream) is var grain && grain.Company == _playback.Company)
                    fold(new Recorded(record.Position, grain, record.Version, catalog.Read(record.Event.Name, record.Event.Data.Span), record.RecordedAt));
    }

    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}
