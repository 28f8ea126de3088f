using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Logging;
using NodaTime;
using OpsHub.ClientHub.Feed;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;

namespace OpsHub.ClientHub.Past;

/// <summary>
/// Plays one recording to one connection: moves it on, sends what changed, and waits until that has been read before it goes on, so a slow screen jumps instead of lagging. Ends when it has come to the present, when
/// nobody has said anything for a quarter of an hour, or when the right or the connection is gone.
/// </summary>
/// <param name="recording">Its own; disposed at the end.</param>
/// <param name="mayWatch">Asked before every frame.</param>
internal sealed class PastPlayer(
    IRecording recording, string view, double speed, IFrameSink sink, Func<string, bool> mayWatch, IHostClock clock, TimeProvider time, FeedOptions options, ILogger log)
{
    private const long IdleMs = 15 * 60 * 1000;

    private readonly long _start = time.GetTimestamp();
    private readonly SemaphoreSlim _turn = new(1, 1);   // held while the recording moves
    private readonly CancellationTokenSource _stopping = new();
    private readonly FrameWriter _writer = new();
    private Playhead _head = new(recording.At, 0, speed);
    private long _askedMs;
    private Board? _shown;
    private long _seq;
    private long _frameMs;
    private bool _turned;

    /// <summary>The board that it shows.</summary>
    public string View => view;

    /// <summary>Whether it plays no more.</summary>
    public bool Ended { get; private set; }

    private long NowMs => (long)time.GetElapsedTime(_start).TotalMilliseconds;

    /// <summary>Plays until it ends. Never throws.</summary>
    public async Task Run()
    {
        try
        {
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(options.PushIntervalMs), time);
            string? reason;
            while ((reason = await Step(_stopping.Token)) is null) await timer.WaitForNextTickAsync(_stopping.Token);
            await Send(new SerializedHubMessage(new InvocationMessage("pastEnded", [reason])), _stopping.Token);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // its page went on to something else, or is gone
        }
        catch (Exception broken)
        {
            // The page notices the silence and asks anew; the connection's other boards go on.
            log.RecordingBroke(broken, view);
        }
        finally
        {
            Ended = true;
            recording.Dispose();
        }
    }

    public void Stop() => _stopping.Cancel();

    /// <summary>Goes to another instant, or on at another speed.</summary>
    public async Task<PastAnswer> Turn(Instant? at, double speed, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            var (before, nowMs) = (recording.At, NowMs);
            var to = at ?? Instant.Min(_head.At(nowMs), clock.GetCurrentInstant());
            if (await recording.MoveTo(to, cancel) is { } refusal) return PastAnswer.No(refusal, recording.Begins);
            if (recording.Find(view) is null)
            {
                await recording.MoveTo(before, cancel);
                return PastAnswer.No(PastDesk.NoBoard, recording.Begins);
            }
            (_head, _askedMs, _turned) = (_head.Turn(to, speed, NowMs), nowMs, true);
            return PastAnswer.Playing(recording.Begins, to);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Moves on by what has passed since, and sends what that changed.</summary>
    /// <returns>Why the recording ends, or null.</returns>
    private async Task<string?> Step(CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            var nowMs = NowMs;
            if (nowMs - _askedMs > IdleMs) return "idle";
            if (!mayWatch(view))
            {
                sink.Abort();
                return "revoked";
            }
            var (head, present) = (_head.At(nowMs), clock.GetCurrentInstant());
            var to = Instant.Min(head, present);
            await recording.MoveTo(to, cancel);
            if (recording.Find(view) is not { } board) return "no-board";
            if (FrameOf(board, to, nowMs) is { } frame) await Send(_writer.Message(frame, _head.Speed).Message, cancel);
            return head >= present ? "now" : null;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>What the connection is missing, or null while there is nothing to say.</summary>
    private Frame? FrameOf(Board board, Instant at, long nowMs)
    {
        var frame = ReferenceEquals(board, _shown) ? board.Since(_seq, at) : board.Snapshot(at);
        if (frame.Kind == FrameKind.Heartbeat && !_turned && nowMs - _frameMs < options.HeartbeatMs) return null;
        (_shown, _seq, _frameMs, _turned) = (board, frame.Seq, nowMs, false);
        return frame with { View = $"past/{board.Name}" };
    }

    private async Task Send(SerializedHubMessage message, CancellationToken cancel)
    {
        try
        {
            await sink.Write(message).AsTask().WaitAsync(TimeSpan.FromSeconds(options.StalledAfterS), time, cancel);
        }
        catch (TimeoutException)
        {
            sink.Abort();
        }
    }
}
