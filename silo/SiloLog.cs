using Microsoft.Extensions.Logging;
using OpsHub.Silo.Log.Seals;

namespace OpsHub.Silo;

/// <summary>Every log line of the silo outside the event log's own (1000–1099). Ids 1100–1999. No personal data in a template.</summary>
internal static partial class SiloLog
{
    [LoggerMessage(1100, LogLevel.Warning, "The log is away for {Grain}: {Reason}")]
    public static partial void LogAway(this ILogger logger, string grain, string reason);

    [LoggerMessage(1101, LogLevel.Error, "Command {Command} broke {Grain}")]
    public static partial void CommandBroke(this ILogger logger, string grain, string command, Exception fault);

    [LoggerMessage(1102, LogLevel.Warning, "Snapshot {Name} cannot be read and is passed over: {Reason}")]
    public static partial void SnapshotUnreadable(this ILogger logger, string name, string reason);

    [LoggerMessage(1103, LogLevel.Warning, "Snapshot {Name} was not kept: {Reason}")]
    public static partial void SnapshotNotKept(this ILogger logger, string name, string reason);

    [LoggerMessage(1110, LogLevel.Warning, "Follower {Follower} cannot read the log (attempt {Attempt}) and tries again: {Reason}")]
    public static partial void FollowerWaits(this ILogger logger, string follower, int attempt, string reason);

    [LoggerMessage(1111, LogLevel.Critical, "Follower {Follower} stopped at {Position}; the hub is not ready any more")]
    public static partial void FollowerStopped(this ILogger logger, string follower, long position, Exception fault);

    [LoggerMessage(1112, LogLevel.Error, "Reaction {Reaction} to position {Position} was not carried out by {Grain}: {Reason}")]
    public static partial void ReactionRefused(this ILogger logger, string reaction, long position, string grain, string reason);

    [LoggerMessage(1113, LogLevel.Error, "Deadline {Deadline} of {Grain} was not passed: {Reason}")]
    public static partial void DeadlineRefused(this ILogger logger, string deadline, string grain, string reason);

    [LoggerMessage(1114, LogLevel.Error, "{Grain} did not take a recount: {Reason}")]
    public static partial void RecountRefused(this ILogger logger, string grain, string reason);

    [LoggerMessage(1115, LogLevel.Warning, "The customer file of {Company} does not take visits (attempt {Attempt}); they are sent again: {Reason}")]
    public static partial void VisitHookWaits(this ILogger logger, string company, int attempt, string reason);

    [LoggerMessage(1116, LogLevel.Warning, "The queue_log of {Company} ({Path}) cannot be read and is waited for: {Reason}")]
    public static partial void QueueLogWaits(this ILogger logger, string company, string path, string reason);

    [LoggerMessage(1117, LogLevel.Warning, "The queue_log of {Company} ({Path}), line {Line} since the start, is not used: {Reason}")]
    public static partial void QueueLogLineUnused(this ILogger logger, string company, string path, int line, string reason);

    [LoggerMessage(1118, LogLevel.Warning, "{Grain} refused {Command} of a telephone system: {Reason}")]
    public static partial void PbxFactRefused(this ILogger logger, string grain, string command, string reason);

    [LoggerMessage(1121, LogLevel.Warning, "The telephone system of {Company} at {Address} is not heard (attempt {Attempt}): {Reason}")]
    public static partial void AmiWaits(this ILogger logger, string company, string address, int attempt, string reason);

    [LoggerMessage(1122, LogLevel.Warning, "An event of the telephone system of {Company} is not used: {Reason}")]
    public static partial void AmiEventUnused(this ILogger logger, string company, string reason);

    [LoggerMessage(1124, LogLevel.Warning, "The list of outages {Source} of {Company} is not read: {Reason}")]
    public static partial void OutageFeedWaits(this ILogger logger, string company, string source, string reason);

    [LoggerMessage(1123, LogLevel.Warning, "Page {Page} of the past was not kept; instants near it are reached more slowly: {Reason}")]
    public static partial void PastPageNotKept(this ILogger logger, long page, string reason);

    [LoggerMessage(1131, LogLevel.Error, "Channel {Channel} of {Company} did not take {Count} alerts; they go up: {Reason}")]
    public static partial void AlertsNotDelivered(this ILogger logger, string company, string channel, int count, string reason);

    [LoggerMessage(1130, LogLevel.Error, "The alert rules of {Company} could not be evaluated; the other companies' are")]
    public static partial void AlertsNotEvaluated(this ILogger logger, string company, Exception fault);

    [LoggerMessage(1140, LogLevel.Warning, "Every probe of {Company} fails at once ({Reason}): most likely it is our own network, and no channel is reported down")]
    public static partial void ProbesFailTogether(this ILogger logger, string company, string reason);

    [LoggerMessage(1141, LogLevel.Warning, "{Grain} refused the report of a probe: {Reason}")]
    public static partial void ProbeRefused(this ILogger logger, string grain, string reason);

    [LoggerMessage(1150, LogLevel.Information, "The log is sealed up to {Head}. Kept elsewhere, this line shows a log that was rewritten: opshub verify --expect {Head}")]
    public static partial void ChainHead(this ILogger logger, ChainHead head);

    [LoggerMessage(1151, LogLevel.Critical, "The log is not the one that was sealed: sealed up to position {SealedTo}, found up to {Found}. Nothing more is sealed; opshub verify says where it breaks")]
    public static partial void ChainBroken(this ILogger logger, long sealedTo, long found);

    [LoggerMessage(1152, LogLevel.Warning, "The log is not sealed now, trying again: {Reason}")]
    public static partial void SealsWait(this ILogger logger, string reason);

    [LoggerMessage(1120, LogLevel.Information, "Hub open: log {LogId}, {Events} events, {Grains} kinds of grains")]
    public static partial void HubOpen(this ILogger logger, Guid logId, long events, int grains);
}
