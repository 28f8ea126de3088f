using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Callers;

namespace OpsHub.Grains.Journeys;

/// <param name="KeptUntil">Not to be destroyed before, or null where the standard is silent.</param>
public sealed record CallRecording(string Reference, Instant? KeptUntil);

/// <summary>What a journey tells of a call besides its begin and end.</summary>
/// <param name="WaitedS">Wait for the first answer, or null where there was none.</param>
/// <param name="TalkS">Talk, holds left out, or null.</param>
/// <param name="CallbackAt">By when a call back was promised, or null.</param>
/// <param name="Recordings">Those that are not destroyed.</param>
public sealed record CallDetails(int? WaitedS, int? TalkS, Instant? CallbackAt, ImmutableArray<CallRecording> Recordings);

/// <summary>What came of a call, from its own facts.</summary>
public static class CallEnds
{
    /// <summary>Word of the journey for a call's end; null for what is none.</summary>
    public static string? OutcomeOf(CallerEvent happened) => happened switch
    {
        CallEnded => "answered",
        CallAbandoned => "abandoned",
        CallLeftLine or CallLeftMenu => "notOffered",
        DialEnded => "talked",
        DialGivenUp e => e.Outcome,
        _ => null,
    };

    /// <summary>A call that nobody has named, as an entry.</summary>
    /// <param name="facts">All of the call, in order; at least one.</param>
    public static JourneyEntry Nameless(string call, IReadOnlyList<CallerEvent> facts) => With(new JourneyEntry(EntryKind.Call, call, facts[0].At, null, facts[0].Line, null, KeptEntry.Phone, null, null), facts);

    /// <summary>The entry with what the call's facts say of it; as it is where retention has taken them.</summary>
    public static JourneyEntry With(JourneyEntry entry, IReadOnlyList<CallerEvent> facts)
    {
        if (facts.Count == 0) return entry;
        var end = facts.FirstOrDefault(f => OutcomeOf(f) is not null);
        var gone = facts.OfType<RecordingDestroyed>().Select(r => r.Reference).ToHashSet(StringComparer.Ordinal);
        return entry with
        {
            Outcome = end is null ? null : OutcomeOf(end),
            EndedAt = end?.At,
            Call = new CallDetails(
                facts.Select(f => f switch { CallAnswered e => e.WaitedS, CallAbandoned e => e.WaitedS, _ => (int?)null }).FirstOrDefault(s => s is not null),
                facts.Select(f => f switch { CallEnded e => e.TalkS, DialEnded e => e.TalkS, _ => null }).FirstOrDefault(s => s is not null),
                facts.OfType<CallbackPromised>().FirstOrDefault()?.PromisedAt,
                [.. facts.OfType<CallRecorded>().Where(r => !gone.Contains(r.Reference)).Select(r => new CallRecording(r.Reference, r.KeptUntil))]),
        };
    }
}
