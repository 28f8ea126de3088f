using System.Collections.Frozen;

namespace OpsHub.Silo.Telephony.QueueLog;

/// <summary>What an event of a queue_log is about.</summary>
internal enum QueueLogMatter
{
    /// <summary>A version of Asterisk or a module that is not known here: counted and listed.</summary>
    Unknown,

    /// <summary>Known, and no fact for the hub: the telephone of one member rang, a file was loaded again.</summary>
    Noted,

    Call,

    Member,

    /// <summary>The telephone system started: whatever was open is over.</summary>
    Restart,
}

/// <summary>The events of a queue_log (Asterisk 1.8 to 21).</summary>
internal static class QueueLogEvents
{
    /// <summary>A call left a queue and the source does not say why. No word of a queue_log: the manager interface says so.</summary>
    public const string Exit = "EXIT";

    /// <summary>The phone of a member rings, a talk is put on hold and goes on: only the manager interface says so.</summary>
    public const string Ring = "RING", Hold = "HOLD", Unhold = "UNHOLD";

    /// <summary>A member did not pick up.</summary>
    public const string RingNoAnswer = "RINGNOANSWER";

    private static readonly FrozenDictionary<string, QueueLogMatter> Matters = new (QueueLogMatter Matter, string[] Events)[]
    {
        (QueueLogMatter.Call, ["ENTERQUEUE", "CONNECT", "COMPLETECALLER", "COMPLETEAGENT", "ABANDON", "EXITWITHTIMEOUT", "EXITWITHKEY", "EXITEMPTY", Exit, Ring, RingNoAnswer, Hold, Unhold, "TRANSFER", "BLINDTRANSFER", "ATTENDEDTRANSFER"]),
        (QueueLogMatter.Member, ["ADDMEMBER", "REMOVEMEMBER", "PAUSE", "UNPAUSE", "PAUSEALL", "UNPAUSEALL", "AGENTLOGIN", "AGENTCALLBACKLOGIN", "AGENTLOGOFF", "AGENTCALLBACKLOGOFF"]),
        (QueueLogMatter.Restart, ["QUEUESTART"]),
        (QueueLogMatter.Noted, ["RINGCANCELED", "AGENTDUMP", "CONFIGRELOAD", "SYSCOMPAT", "PENALTY", "RINGINUSE", "DID", "INFO"]),
    }
        .SelectMany(m => m.Events.Select(e => (Event: e, m.Matter)))
        .ToFrozenDictionary(m => m.Event, m => m.Matter, StringComparer.Ordinal);

    /// <summary>Whether the call has left the queue, and whoever talked is free.</summary>
    public static bool IsEnd(string name) => MatterOf(name) == QueueLogMatter.Call && name is not ("ENTERQUEUE" or "CONNECT" or Ring or RingNoAnswer or Hold or Unhold);

    public static QueueLogMatter MatterOf(string name) => Matters.GetValueOrDefault(name);
}
