using OpsHub.Grains.Boards;

namespace OpsHub.ClientHub.Feed;

/// <summary>A board with at least one watcher. Belongs to the pump.</summary>
/// <param name="board">Which.</param>
/// <param name="make">Makes the frame of a board from a position on.</param>
internal sealed class WatchedView(Board board, Func<Board, long, SharedFrame> make)
{
    private readonly Dictionary<long, SharedFrame> _frames = [];

    public Board Board { get; private set; } = board;

    public List<Watcher> Watchers { get; } = [];

    /// <summary>Sequence that every watcher has, except the unsettled.</summary>
    public long PushedSeq { get; set; } = board.Seq;

    public long PushedAtMs { get; set; }

    /// <summary>Sequence of the first news seen since the last push; null without any.</summary>
    public long? NewsSeq { get; set; }

    public long FrameAtMs { get; set; }

    /// <summary>Whether some watcher waits for something although the board has not moved: it is new, or its connection was busy.</summary>
    public bool Unsettled { get; set; }

    /// <summary>Follows a board that was folded anew: nobody has anything of it.</summary>
    public void Follow(Board current)
    {
        if (ReferenceEquals(current, Board)) return;
        (Board, PushedSeq) = (current, current.Seq);
        foreach (var watcher in Watchers) watcher.Position = PushPolicy.Unknown;
        Unsettled = true;
    }

    /// <summary>The frame for everybody at that position, made once per cycle.</summary>
    public SharedFrame FrameFor(long position)
    {
        if (_frames.TryGetValue(position, out var made)) return made;
        return _frames[position] = make(Board, position);
    }

    public void ForgetFrames()
    {
        if (_frames.Count > 0) _frames.Clear();
    }
}
