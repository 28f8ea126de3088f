using OpsHub.Grains.Journeys;
using OpsHub.Grains.Walls.Calls;

namespace OpsHub.Silo.Journeys;

/// <summary>A call as an entry of a journey.</summary>
internal static class CallEntry
{
    public static JourneyEntry Of(CallStory story)
    {
        var end = story.Steps.LastOrDefault(s => s.Kind is "call-ended" or "call-abandoned" or "call-left-line" or "call-left-menu" or "dial-ended" or "dial-given-up");
        return new JourneyEntry(EntryKind.Call, story.Call, story.Steps[0].At, null, story.Line, null, "phone", end is null ? null : OutcomeOf(end), end?.At);
    }

    private static string? OutcomeOf(CallStep end) => end.Kind switch
    {
        "call-ended" => "answered",
        "call-abandoned" => "abandoned",
        "dial-ended" => "talked",
        "dial-given-up" => end.Word,
        _ => "notOffered",
    };
}
