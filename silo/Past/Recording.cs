using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Followers;
using OpsHub.Silo.Log;

namespace OpsHub.Silo.Past;

/// <summary>Boards of its own, folded from the log up to where it stands. Holds what the boards of the hub hold, and at most one page of events read ahead.</summary>
/// <param name="parts">What all recordings of the hub share.</param>
/// <param name="begins">Of the log.</param>
/// <param name="closed">Called once when it is disposed.</param>
internal sealed class Recording(RecordingParts parts, Instant begins, Action closed) : IRecording
{
    private const int EventsPerRead = 1_000;

    /// <summary>Further ahead than this a kept page is looked for; nearer, folding on is as quick.</summary>
    private static readonly Duration Near = Duration.FromMinutes(30);

    private BoardSet _boards = parts.NewBoards();
    private Queue<LogRecord> _ahead = [];
    private long _position;
    private Action? _closed = closed;

    public Instant Begins => begins;

    public Instant At { get; private set; } = Instant.MinValue;

    public Board? Find(string name) => _boards.Find(name);

    public async Task<Refusal?> MoveTo(Instant at, CancellationToken cancel)
    {
        if (parts.Refusal(at, begins) is { } refusal) return refusal;
        if (at < At || at - Near > At) await Turn(at, cancel).ConfigureAwait(false);
        while (await Next(cancel).ConfigureAwait(false) is { } record && record.RecordedAt <= at) await Take(_ahead.Dequeue(), cancel).ConfigureAwait(false);
        At = at;
        return null;
    }

    public void Dispose()
    {
        _closed?.Invoke();
        _closed = null;
    }

    /// <summary>Begins from the nearest page, unless going on from here is nearer.</summary>
    private async Task Turn(Instant at, CancellationToken cancel)
    {
        var page = await parts.Reader.PageAt(at, cancel).ConfigureAwait(false);
        if (at >= At && parts.Pages.EndOf(page) <= _position) return;
        var boards = parts.NewBoards();
        var position = await parts.Pages.Load(boards, page, cancel).ConfigureAwait(false);
        if (at >= At && position <= _position) return;
        (_boards, _position, _ahead) = (boards, position, []);
    }

    /// <summary>The event that comes next, or null at the end of the log.</summary>
    private async Task<LogRecord?> Next(CancellationToken cancel)
    {
        if (_ahead.Count == 0) _ahead = new Queue<LogRecord>(await parts.Log.ReadAll(_position, EventsPerRead, cancel).ConfigureAwait(false));
        return _ahead.TryPeek(out var next) ? next : null;
    }

    private async Task Take(LogRecord record, CancellationToken cancel)
    {
        if (parts.Pages.IsDue(_boards, record.Position)) await parts.Pages.Keep(_boards, record.Position, cancel).ConfigureAwait(false);
        _boards.Apply(Lane.Decode(record, parts.Catalog));
        _position = record.Position;
    }
}
