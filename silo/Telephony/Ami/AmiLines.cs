using System.Globalization;
using NodaTime;
using OpsHub.Silo.Telephony.QueueLog;

namespace OpsHub.Silo.Telephony.Ami;

/// <summary>
/// Says events of the manager interface as lines of a queue_log, old names (Asterisk 1.8) and new ones alike, so that one translation makes facts of both. An event
/// is of the instant that the PBX stamps it with (<c>timestampevents=yes</c>), else of its arrival.
/// </summary>
internal static class AmiLines
{
    /// <returns>Null for an event that says nothing of queues.</returns>
    public static QueueLogLine? Of(AmiMessage message, Instant arrived) => message.Event?.ToUpperInvariant() switch
    {
        "QUEUECALLERJOIN" or "JOIN" => Call(message, arrived, "ENTERQUEUE"),
        "AGENTCONNECT" => Call(message, arrived, "CONNECT", Held(message), message["BridgedChannel"] ?? "", message["RingTime"] ?? message["Ringtime"] ?? ""),
        "AGENTCALLED" => Call(message, arrived, QueueLogEvents.Ring),
        "AGENTRINGNOANSWER" => Call(message, arrived, QueueLogEvents.RingNoAnswer),
        "HOLD" => Held(message, arrived, message["Status"] == "Off" ? QueueLogEvents.Unhold : QueueLogEvents.Hold),
        "UNHOLD" => Held(message, arrived, QueueLogEvents.Unhold),
        "AGENTCOMPLETE" => Call(message, arrived, message["Reason"] == "agent" ? "COMPLETEAGENT" : "COMPLETECALLER", Held(message), message["TalkTime"] ?? ""),
        "QUEUECALLERABANDON" => Call(message, arrived, "ABANDON", "", "", Held(message)),
        "QUEUECALLERLEAVE" or "LEAVE" => Call(message, arrived, QueueLogEvents.Exit),
        "QUEUEENTRY" => Call(message, arrived - Waited(message), "ENTERQUEUE"),
        "QUEUEMEMBERADDED" => Member(message, arrived, "ADDMEMBER"),
        "QUEUEMEMBERREMOVED" => Member(message, arrived, "REMOVEMEMBER"),
        "QUEUEMEMBERPAUSE" or "QUEUEMEMBERPAUSED" => Member(message, arrived, message["Paused"] == "1" ? "PAUSE" : "UNPAUSE", message["PausedReason"] ?? message["Reason"]),
        _ => null,
    };

    /// <summary>What a member who is in the list of a queue's members does: there, there and paused, or not there.</summary>
    public static IEnumerable<QueueLogLine> Listed(AmiMessage member, Instant at) =>
        member["Status"] is "4" or "5" ? [Member(member, at, "REMOVEMEMBER")]   // no such telephone, telephone not registered
        : member["Paused"] == "1" ? [Member(member, at, "ADDMEMBER"), Member(member, at, "PAUSE")]
        : [Member(member, at, "ADDMEMBER")];

    private static QueueLogLine Call(AmiMessage message, Instant arrived, string name, params string[] parameters) =>
        new(At(message, arrived), message["Uniqueid"], message["Queue"], MemberOf(message), name, [.. parameters]);

    private static QueueLogLine Member(AmiMessage message, Instant arrived, string name, string? reason = null) =>
        new(At(message, arrived), null, message["Queue"], MemberOf(message), name, reason is null ? [] : [reason]);

    /// <summary>A hold is told of the channel that holds; the call is what it is linked to. No queue is named: it is the one the call is in.</summary>
    private static QueueLogLine Held(AmiMessage message, Instant arrived, string name) => new(At(message, arrived), message["Linkedid"] ?? message["Uniqueid"], InCall, null, name, []);

    /// <summary>Stands for the queue of a call that is known already.</summary>
    private const string InCall = "in-call";

    private static string Held(AmiMessage message) => message["HoldTime"] ?? "";

    private static Duration Waited(AmiMessage message) => Duration.FromSeconds(int.TryParse(message["Wait"], NumberStyles.None, CultureInfo.InvariantCulture, out var waited) ? waited : 0);

    private static Instant At(AmiMessage message, Instant arrived) =>
        decimal.TryParse(message["Timestamp"], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var stamp) && stamp is > 0 and < 253_402_300_799
            ? Instant.FromUnixTimeTicks((long)(stamp * NodaConstants.TicksPerSecond))
            : arrived;

    private static string? MemberOf(AmiMessage message) => QueueLogLine.MemberOf(message["MemberName"] ?? message["Name"] ?? message["Interface"] ?? message["Member"] ?? "");
}
