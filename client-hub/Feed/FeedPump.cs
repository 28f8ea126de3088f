using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Metrics;
using OpsHub.Grains.Access;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Kernel.Tracing;

namespace OpsHub.ClientHub.Feed;

/// <summary>
/// Brings every watched board's news to its watchers, one cycle at a time. All state belongs to the thread of the cycle; others leave
/// notes in a queue. Who gets what is <see cref="PushPolicy"/>'s decision.
/// </summary>
internal sealed class FeedPump(IBoards boards, CommitTrail trail, Doorkeeper doorkeeper, IHostClock clock, TimeProvider time, HubMeter meter, IOptions<FeedOptions> options, ILogger<FeedPump> log)
{
    private const long RightsEveryMs = 5000; // Expiry of a key moves no counter; it is looked for this often.

    private readonly PushPolicy _policy = new(options.Value);
    private readonly FrameWriter _writer = new();
    private readonly ConcurrentQueue<Note> _notes = new();
    private readonly Dictionary<string, WatchedView> _views = new(StringComparer.Ordinal);
    private readonly HashSet<FeedClient> _clients = [];
    private readonly long _start = time.GetTimestamp();
    private long _changesSeen;
    private long _rightsCheckedMs;

    public int TickMs => _policy.TickMs;

    public void Connect(FeedClient client) => _notes.Enqueue(new Note(client, NoteKind.Connect));

    public void Disconnect(FeedClient client) => _notes.Enqueue(new Note(client, NoteKind.Disconnect));

    public void Subscribe(FeedClient client, string view, string? epoch, long? seq) => _notes.Enqueue(new Note(client, NoteKind.Subscribe, view, epoch, seq));

    public void Unsubscribe(FeedClient client, string view) => _notes.Enqueue(new Note(client, NoteKind.Unsubscribe, view));

    /// <summary>One look at everything watched. Never throws for one view's or one client's sake.</summary>
    public void Cycle()
    {
        var began = Stopwatch.GetTimestamp();
        var nowMs = (long)time.GetElapsedTime(_start).TotalMilliseconds;
        while (_notes.TryDequeue(out var note)) Read(note);
        CheckRights(nowMs);
        var delivered = 0;
        foreach (var view in _views.Values) delivered += PushTo(view, nowMs);
        if (delivered == 0) return;
        meter.Deliveries.Add(delivered);
        meter.PushSeconds.Record(Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    private void Read(in Note note)
    {
        switch (note.Kind)
        {
            case NoteKind.Connect:
                _clients.Add(note.Client);
                break;
            case NoteKind.Disconnect:
                note.Client.Gone = true;
                _clients.Remove(note.Client);
                foreach (var watcher in note.Client.Watching.ToArray()) Drop(watcher);
                break;
            case NoteKind.Unsubscribe:
                var view = note.View;
                if (note.Client.Watching.Find(w => w.View.Board.Name == view) is { } left) Drop(left);
                break;
            case NoteKind.Subscribe when !note.Client.Gone && boards.Find(note.View) is { } board:
                Watch(note, board);
                break;
        }
    }

    private void Watch(in Note note, Board board)
    {
        if (!_views.TryGetValue(board.Name, out var view)) _views[board.Name] = view = new WatchedView(board, Make);
        view.Follow(board);
        if (note.Client.Watching.Find(w => w.View == view) is { } old) Drop(old);
        _views[board.Name] = view; // Dropping the last watcher takes the view away.
        var watcher = new Watcher(note.Client, view, PushPolicy.Begin(note.Epoch, note.Seq, board.Epoch, board.Seq));
        view.Watchers.Add(watcher);
        note.Client.Watching.Add(watcher);
        view.Unsettled = true;
    }

    private void Drop(Watcher watcher)
    {
        watcher.Client.Watching.Remove(watcher);
        watcher.View.Watchers.Remove(watcher);
        if (watcher.View.Watchers.Count == 0) _views.Remove(watcher.View.Board.Name);
    }

    /// <summary>Whoever lost an account, a key or a right loses the feed with it.</summary>
    private void CheckRights(long nowMs)
    {
        var changes = doorkeeper.Changes;
        if (changes == _changesSeen && nowMs - _rightsCheckedMs < RightsEveryMs) return;
        (_changesSeen, _rightsCheckedMs) = (changes, nowMs);
        foreach (var client in _clients)
        {
            if (client.Gone) continue;
            if (doorkeeper.Who(client.Sink.User) is { } identity && client.Watching.TrueForAll(w => MayWatch(identity, w.View.Board.Name))) continue;
            Cut(client, "revoked");
            log.FeedClientRevoked();
        }
    }

    public static bool MayWatch(Identity identity, string board)
    {
        var asked = Places.RightFor(board);
        return identity.May(asked.Right, asked.Company, asked.Office);
    }

    private int PushTo(WatchedView view, long nowMs)
    {
        try
        {
            if (boards.Find(view.Board.Name) is { } board) view.Follow(board);
            var seq = view.Board.Seq;
            var due = _policy.IsDue(seq, view.PushedSeq, nowMs - view.PushedAtMs);
            var beat = _policy.IsBeat(nowMs - view.FrameAtMs);
            var news = due && seq != view.PushedSeq;
            if (seq != view.PushedSeq) view.NewsSeq ??= seq;
            if (!news && !beat && !view.Unsettled) return 0;
            if (news || beat) view.FrameAtMs = nowMs;
            return news ? ServeNews(view, seq, beat, nowMs) : Serve(view, seq, due, beat, nowMs);
        }
        catch (Exception broken)
        {
            // A cell that cannot be serialised must not stop the other views; the watchers keep their positions and are served when it can.
            log.PushBroke(broken, view.Board.Name);
            return 0;
        }
        finally
        {
            view.ForgetFrames();
        }
    }

    private int ServeNews(WatchedView view, long seq, bool beat, long nowMs)
    {
        using var span = FrameSpan.Begin(trail, view.Board.Name, view.PushedSeq, seq);
        (view.PushedSeq, view.PushedAtMs) = (seq, nowMs);
        var delivered = Serve(view, seq, due: true, beat, nowMs);
        span?.SetTag("opshub.deliveries", delivered);
        if (delivered > 0 && clock.Speed > 0 && boards.RecordedAt(view.NewsSeq!.Value) is { } at) meter.FeedLag.Record(Math.Max(0, (clock.GetCurrentInstant() - at).TotalSeconds / clock.Speed));
        view.NewsSeq = null;
        return delivered;
    }

    private int Serve(WatchedView view, long seq, bool due, bool beat, long nowMs)
    {
        var (delivered, bytes, waits) = (0, 0L, 0);
        view.Unsettled = false;
        foreach (var watcher in view.Watchers)
        {
            var client = watcher.Client;
            var push = _policy.Decide(client.IsWriting ? nowMs - client.WritingSinceMs : null, watcher.Position, watcher.Fresh, seq, due, beat);
            if (push is Push.Nothing) continue;
            if (push is Push.Wait or Push.Cut)
            {
                view.Unsettled = true;
                waits++;
                if (push is Push.Cut) CutStalled(client);
                continue;
            }
            var frame = view.FrameFor(watcher.Position);
            client.Write(frame, nowMs);
            (watcher.Position, watcher.Fresh) = (frame.Seq, false);
            (delivered, bytes) = (delivered + 1, bytes + frame.Bytes);
        }
        if (waits > 0) meter.Waits.Add(waits);
        if (bytes > 0) meter.DeliveredBytes.Add(bytes);
        return delivered;
    }

    private SharedFrame Make(Board board, long position)
    {
        var frame = position == PushPolicy.Unknown ? board.Snapshot(clock.GetCurrentInstant()) : board.Since(position, clock.GetCurrentInstant());
        meter.Frames.Add(1, new KeyValuePair<string, object?>("kind", frame.Kind.ToString().ToLowerInvariant()));
        return _writer.Message(frame, clock.Speed);
    }

    private void CutStalled(FeedClient client)
    {
        if (client.Gone) return;
        Cut(client, "stalled");
        log.FeedClientCut(options.Value.StalledAfterS);
    }

    private void Cut(FeedClient client, string reason)
    {
        client.Gone = true;
        meter.Cuts.Add(1, new KeyValuePair<string, object?>("reason", reason));
        client.Sink.Abort();
    }

    private enum NoteKind { Connect, Disconnect, Subscribe, Unsubscribe }

    private readonly record struct Note(FeedClient Client, NoteKind Kind, string View = "", string? Epoch = null, long? Seq = null);
}
