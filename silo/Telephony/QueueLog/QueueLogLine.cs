using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace OpsHub.Silo.Telephony.QueueLog;

/// <summary>
/// One line of Asterisk's <c>queue_log</c>: <c>epoch|call id|queue|member|EVENT|parameter|…</c>. <c>NONE</c> stands for "none".
/// </summary>
/// <param name="At">Seconds since 1970, UTC; a fraction is allowed.</param>
/// <param name="Call">Unique id of the call, or null.</param>
/// <param name="Queue">Queue, or null.</param>
/// <param name="Member">Agent or channel, or null; an <c>Agent/</c> in front is taken off.</param>
/// <param name="Event">Upper case.</param>
/// <param name="Parameters">As many as the event and the version of Asterisk have.</param>
internal sealed record QueueLogLine(Instant At, string? Call, string? Queue, string? Member, string Event, ImmutableArray<string> Parameters)
{
    private const string None = "NONE", Agent = "Agent/";

    /// <summary>Reads a line.</summary>
    /// <param name="text">Without its line end.</param>
    /// <param name="line">The line, when there is no problem.</param>
    /// <returns>What is wrong, or null.</returns>
    public static string? Read(string text, out QueueLogLine line)
    {
        line = null!;
        var fields = text.Split('|');
        if (fields.Length < 5) return $"{fields.Length} fields; expected at least 5: epoch|call id|queue|member|EVENT";
        if (!decimal.TryParse(fields[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var epoch) || epoch is < 1 or > 253_402_300_799)
            return $"field 1: '{fields[0]}' is not a time in seconds since 1970";
        if (fields[4].Length == 0 || !fields[4].All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')) return $"field 5: '{fields[4]}' is not an event such as ENTERQUEUE";
        var at = Instant.FromUnixTimeTicks((long)(epoch * NodaConstants.TicksPerSecond));
        line = new QueueLogLine(at, Given(fields[1]), Given(fields[2]), MemberOf(fields[3]), fields[4].ToUpperInvariant(), [.. fields.Skip(5)]);
        return null;
    }

    /// <summary>A parameter that is a number of seconds, or null when it is missing or no such number.</summary>
    /// <param name="index">From 0.</param>
    public int? Seconds(int index) =>
        index >= 0 && index < Parameters.Length && int.TryParse(Parameters[index], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= NodaConstants.SecondsPerDay
            ? seconds
            : null;

    /// <summary>A parameter that is a number of milliseconds, or null.</summary>
    /// <param name="index">From 0.</param>
    public int? Milliseconds(int index) =>
        index < Parameters.Length && int.TryParse(Parameters[index], NumberStyles.None, CultureInfo.InvariantCulture, out var ms) && ms <= NodaConstants.MillisecondsPerDay ? ms : null;

    private static string? Given(string field) => field is "" or None ? null : field;

    /// <summary>A member as the hub names him: without <c>Agent/</c> in front; null for none.</summary>
    public static string? MemberOf(string field) => Given(field) is { } member && member.StartsWith(Agent, StringComparison.Ordinal) ? Given(member[Agent.Length..]) : Given(field);
}
