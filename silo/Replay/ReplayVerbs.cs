using System.CommandLine;

namespace OpsHub.Silo.Replay;

/// <summary><c>replay technion | queue-log | warsaw | permits | outages | schedules</c>: plays recorded days through the hub.</summary>
internal static class ReplayVerbs
{
    public static Command Create() => new("replay", "Plays recorded days through the hub, by the same commands and grains as live input. Example: replay technion calls.csv.gz --report quarters.csv")
    {
        CallVerbs.Technion(), CallVerbs.QueueLog(), WarsawVerb.Create(), PermitsVerb.Create(), OutagesVerb.Create(), SchedulesVerb.Create(),
    };
}
