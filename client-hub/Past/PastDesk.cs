using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;
using NodaTime.Text;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Feed;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Access;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;

namespace OpsHub.ClientHub.Past;

/// <summary>Shows boards of the past: one frame, or a recording that plays to a connection. The caller has checked that the board may be watched; what was to be seen then takes the right of what is to be seen now.</summary>
internal sealed class PastDesk(IPast past, Doorkeeper doorkeeper, IHostClock clock, TimeProvider time, IOptions<FeedOptions> options, ILogger<PastDesk> log)
{
    private const string InstantExample = "UTC, such as 2026-11-24T06:47:22Z.";
    internal static readonly Refusal NoBoard = new("board-unknown-then", "There was no such board at that instant.");

    /// <summary>The board as it stood, as a snapshot frame.</summary>
    public async Task<IResult> Snapshot(Identity identity, string name, string text, CancellationToken cancel)
    {
        if (Read(text) is not { } at) return new Problem(400, "instant-wrong", "This is no instant.", "?at", InstantExample);
        switch (await past.Open(identity.Actor, name, at, cancel))
        {
            case PastOpening.Opened { Recording: var recording }:
                using (recording)
                    return recording.Find(name) is { } board
                        ? TypedResults.Bytes(new FrameWriter().Json(board.Snapshot(at), speed: 1), "application/json")
                        : new Problem(404, NoBoard.Code, NoBoard.Detail, "?at", "A later instant, or a name from GET /api/v1/boards.");
            case PastOpening.Refused { Refusal: { Code: PastCodes.TooMany } full }:
                return new Problem(429, full.Code, full.Detail, null, "The same request later.") { RetryAfterS = 5 };
            case PastOpening.Refused { Refusal: var no }:
                return new Problem(400, no.Code, no.Detail, "?at", "An instant between the first fact and now.");
            case var unknown:
                throw new InvalidOperationException($"Unknown opening {unknown}.");
        }
    }

    /// <summary>Begins a connection's recording, or moves the one that it has.</summary>
    public async Task<PastAnswer> Play(FeedClient client, Identity identity, string view, string? text, double speed, CancellationToken cancel)
    {
        if (!Playhead.Plays(speed)) return PastAnswer.No(new Refusal("speed-wrong", $"The speed is 0 (stands) or 1 to {Playhead.Fastest}."));
        var at = text is null ? null : Read(text);
        if (text is not null && at is null) return PastAnswer.No(new Refusal("instant-wrong", $"This is no instant; write {InstantExample}"));
        if (client.Past is { Ended: false } playing)
        {
            if (playing.View == view) return await playing.Turn(at, speed, cancel);
            playing.Stop();
        }
        if (at is null) return PastAnswer.No(new Refusal("instant-wrong", "No recording plays, so it must be said where one begins."));
        return await Begin(client, identity, view, at.Value, speed, cancel);
    }

    private async Task<PastAnswer> Begin(FeedClient client, Identity identity, string view, Instant at, double speed, CancellationToken cancel)
    {
        var opening = await past.Open(identity.Actor, view, at, cancel);
        if (opening is PastOpening.Refused no) return PastAnswer.No(no.Refusal, no.Begins);
        var recording = ((PastOpening.Opened)opening).Recording;
        if (recording.Find(view) is null)
        {
            recording.Dispose();
            return PastAnswer.No(NoBoard, recording.Begins);
        }
        var player = new PastPlayer(recording, view, speed, client.Sink, MayWatch, clock, time, options.Value, log);
        client.Past = player;
        _ = player.Run();   // ends by itself, and its end is its own business
        return PastAnswer.Playing(recording.Begins, at);

        bool MayWatch(string board) => doorkeeper.Who(client.Sink.User) is { } now && FeedPump.MayWatch(now, board);
    }

    /// <summary>Null when it is no instant.</summary>
    private static Instant? Read(string text) => InstantPattern.ExtendedIso.Parse(text).TryGetValue(default, out var instant) ? instant : null;
}
