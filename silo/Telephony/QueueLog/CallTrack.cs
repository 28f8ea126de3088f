using NodaTime;

namespace OpsHub.Silo.Telephony.QueueLog;

internal enum CallStage { Waiting, Talking, Over }

/// <summary>Where a call of the PBX is. A call that enters a queue again after it left one is a new leg: a contact of its own, with a wait of its own.</summary>
/// <param name="Leg">From 1.</param>
/// <param name="Stage">Where it is.</param>
/// <param name="Queue">Queue it is in.</param>
/// <param name="Member">Who talks, or null.</param>
/// <param name="Since">When the stage began.</param>
internal sealed record CallTrack(int Leg, CallStage Stage, string Queue, string? Member, Instant Since)
{
    /// <summary>A wait that goes on for longer is one whose end the log has lost.</summary>
    public static readonly Duration LongestWait = Duration.FromHours(4);

    /// <summary>A talk that goes on for longer is one whose end the log has lost.</summary>
    public static readonly Duration LongestTalk = Duration.FromHours(24);

    /// <summary>When an open call is given up as lost.</summary>
    public Instant LostAt => Since + (Stage == CallStage.Waiting ? LongestWait : LongestTalk);
}
