using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Callers;

/// <param name="KeptUntil">Not to be destroyed before, or null.</param>
/// <param name="Destroyed">Whether it is gone.</param>
public sealed record Recording(Instant? KeptUntil, bool Destroyed);

/// <summary>References to the recordings of a call. What the exchange has destroyed is gone, early or not; early is a breach that is seen.</summary>
internal static class Recordings
{
    private static readonly Refusal Untold = new("recording-untold", "The company's standard wants callers told that they are recorded; say told: true once the announcement has been played.");
    private static readonly Refusal Unknown = new("recording-unknown", "No recording of that reference is known of this call.");

    public static Decision<CallerEvent> Decide(CallerState call, CallerCommand command, Turn turn, PhoneStandard? phone) => command switch
    {
        _ when call.Phase == CallerPhase.Unknown => Caller.OutOfOrder,
        KeepRecording keep when call.Recordings.ContainsKey(keep.Reference) => Decision<CallerEvent>.Nothing,
        KeepRecording { Told: false } when phone is { RecordingNotice: true } => Untold,
        KeepRecording keep => new CallRecorded(keep.Line, keep.Reference, keep.Told, phone?.KeptUntil(turn.OccurredAt), turn.OccurredAt),
        DestroyRecording destroy => call.Recordings.GetValueOrDefault(destroy.Reference) switch
        {
            null => Unknown,
            { Destroyed: true } => Decision<CallerEvent>.Nothing,
            { KeptUntil: var until } => new RecordingDestroyed(destroy.Line, destroy.Reference, turn.OccurredAt, turn.OccurredAt < until ? true : null),
        },
        _ => throw new InvalidOperationException($"Unknown command {command}."),
    };

    public static CallerState Evolve(CallerState call, CallerEvent happened) => happened switch
    {
        CallRecorded e => call with { Recordings = call.Recordings.SetItem(e.Reference, new Recording(e.KeptUntil, false)) },
        RecordingDestroyed e => call with { Recordings = call.Recordings.SetItem(e.Reference, call.Recordings[e.Reference] with { Destroyed = true }) },
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };
}
