using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Followers;
using OpsHub.Silo.Log;

namespace OpsHub.Silo.Past;

/// <summary>Opens recordings, so many at a time: each holds boards of its own.</summary>
internal sealed class TimeMachine : IPast
{
    /// <summary>In one process; each takes about the memory of the hub's own boards.</summary>
    public const int MostRecordings = 8;

    /// <summary>Of one account or key: a page that was left open must not shut the others out.</summary>
    public const int MostOfOne = 3;

    private readonly Lock _lock = new();
    private readonly List<string> _open = [];
    private readonly RecordingParts _parts;

    public TimeMachine(IEventLog log, Catalog catalog, Func<IReadOnlyList<IKeptView>> views, IClock clock, PastPages pages) =>
        _parts = new RecordingParts(log, catalog, views, clock, pages, new PastReader(log, pages));

    /// <summary>Recordings that are open.</summary>
    public int Open
    {
        get { lock (_lock) return _open.Count; }
    }

    async Task<PastOpening> IPast.Open(string who, string board, Instant at, CancellationToken cancel)
    {
        if (await _parts.Reader.Begins(board, cancel).ConfigureAwait(false) is not { } begins)
            return new PastOpening.Refused(new Refusal(PastCodes.BeforeTheLog, "Nothing has been recorded yet."), null);
        if (_parts.Refusal(at, begins) is { } refusal) return new PastOpening.Refused(refusal, begins);
        if (Admit(who) is { } full) return new PastOpening.Refused(full, begins);
        var recording = new Recording(_parts, begins, () => Leave(who));
        try
        {
            if (await recording.MoveTo(at, cancel).ConfigureAwait(false) is not { } refused) return new PastOpening.Opened(recording);
            recording.Dispose();
            return new PastOpening.Refused(refused, begins);
        }
        catch
        {
            recording.Dispose();
            throw;
        }
    }

    private Refusal? Admit(string who)
    {
        lock (_lock)
        {
            if (_open.Count(w => w == who) >= MostOfOne) return new Refusal(PastCodes.TooMany, $"{MostOfOne} recordings of this account or key are open; close one.");
            if (_open.Count >= MostRecordings) return new Refusal(PastCodes.TooMany, $"{MostRecordings} recordings are open, no more than this hub plays at once; try later.");
            _open.Add(who);
            return null;
        }
    }

    private void Leave(string who)
    {
        lock (_lock) _open.Remove(who);
    }
}

/// <summary>What the recordings of a hub share.</summary>
internal sealed record RecordingParts(IEventLog Log, Catalog Catalog, Func<IReadOnlyList<IKeptView>> Views, IClock Clock, PastPages Pages, PastReader Reader)
{
    public BoardSet NewBoards() => new(Log.LogId, Views());

    /// <summary>Why a recording does not go to an instant, or null.</summary>
    public Refusal? Refusal(Instant at, Instant begins) =>
        at < begins ? new Refusal(PastCodes.BeforeTheLog, $"The recordings begin at {begins}; there is nothing before.")
        : at > Clock.GetCurrentInstant() ? new Refusal(PastCodes.InTheFuture, $"{at} has not come yet.")
        : null;
}
