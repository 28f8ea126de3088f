using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Callers;

/// <summary>A call back that was promised to a caller.</summary>
/// <param name="Line">Line it was promised on.</param>
/// <param name="PromisedAt">When he is to be called, as he was told.</param>
/// <param name="AskedAt">When he was told.</param>
/// <param name="Made">Whether he was called.</param>
/// <param name="Missed">Whether the instant passed before.</param>
public sealed record Callback(string Line, Instant PromisedAt, Instant AskedAt, bool Made, bool Missed);

/// <summary>
/// A call back (обратный звонок) is promised once per call: to somebody who waits and leaves the line for it, during the talk, or after the call. Whoever leaves for it is neither answered nor abandoned.
/// The promise itself, with its deadline, moves and breach, is a grain of its own; the caller keeps what became of it.
/// </summary>
internal static class Callbacks
{
    /// <summary>Reason with which a waiting call leaves its line.</summary>
    private const string Reason = "callback";

    private static readonly Refusal Promised = new("callback-promised", "A call back has been promised to this caller already; move that promise, the caller told.");
    private static readonly Refusal NotPromised = new("callback-not-promised", "No call back was promised to this caller.");
    private static readonly Refusal Past = new("callback-past", "The promised instant is not after the promise itself.");

    public static Decision<CallerEvent> Promise(CallerState call, PromiseCallback asked, Turn turn)
    {
        if (call.Callback is { } known) return known.PromisedAt == asked.CallbackAt ? Decision<CallerEvent>.Nothing : Promised;
        if (asked.CallbackAt <= turn.OccurredAt) return Past;
        var promised = new CallbackPromised(asked.Line, asked.CallbackAt, turn.OccurredAt);
        return call.Phase switch
        {
            CallerPhase.Menu => Decision<CallerEvent>.Of(Caller.LeftMenu(call, asked.Line, turn.OccurredAt), promised),
            CallerPhase.Waiting when turn.OccurredAt < call.OfferedAt => Caller.BeforeStart,
            CallerPhase.Waiting => Decision<CallerEvent>.Of(new CallLeftLine(asked.Line, Reason, call.OfferedAt, turn.OccurredAt, call.Route.Tiers(turn.OccurredAt)), promised),
            _ => promised,
        };
    }

    public static Decision<CallerEvent> Make(CallerState call, MakeCallback made, Turn turn) => call.Callback switch
    {
        null => NotPromised,
        { Made: true } => Decision<CallerEvent>.Nothing,
        { AskedAt: var asked } when turn.OccurredAt < asked => Caller.BeforeStart,
        { } known => new CallbackMade(known.Line, made.Operator, turn.OccurredAt),
    };

    public static Decision<CallerEvent> Miss(CallerState call, MissCallback missed, Turn turn) =>
        call.Callback is { Missed: false } known ? new CallbackMissed(known.Line, missed.DueAt, turn.OccurredAt) : Decision<CallerEvent>.Nothing;

    public static Callback Evolve(Callback? known, CallerEvent happened) => happened switch
    {
        CallbackPromised e => new Callback(e.Line, e.PromisedAt, e.At, false, false),
        CallbackMade => known! with { Made = true },
        CallbackMissed => known! with { Missed = true },
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };
}
