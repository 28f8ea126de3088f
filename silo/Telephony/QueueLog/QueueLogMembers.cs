using OpsHub.Grains.Kernel;
using OpsHub.Grains.Lines;

namespace OpsHub.Silo.Telephony.QueueLog;

/// <summary>
/// The members of a queue_log's queues as operators of its lines. Only members that the log saw coming (ADDMEMBER, a sign-in) are reported:
/// of the others it does not say when they are there.
/// </summary>
internal sealed class QueueLogMembers(string company)
{
    /// <summary>By queue and member.</summary>
    private readonly SortedDictionary<(string Queue, string Member), bool> _paused = [];

    private readonly HashSet<string> _wrappingUp = new(StringComparer.Ordinal);

    /// <summary>Whether the line ends a pause for wrap-up; keeps in mind which one begins.</summary>
    public bool EndsWrapUp(QueueLogLine line)
    {
        if (line.Member is not { } member) return false;
        if (line.Event is "PAUSE" or "PAUSEALL" && IsWrapUp(Reason(line))) _wrappingUp.Add(member);
        return line.Event is "UNPAUSE" or "UNPAUSEALL" && _wrappingUp.Remove(member);
    }

    /// <returns>Why the line cannot be used, or null.</returns>
    public string? Read(QueueLogLine line, List<Envelope> facts)
    {
        if (line.Member is not { Length: <= 100 } member) return $"field 4: {line.Event} needs a member of 1 to 100 characters";
        var queues = line.Queue is { } one ? [one] : _paused.Keys.Where(m => m.Member == member).Select(m => m.Queue).ToList();
        foreach (var queue in queues)
            if (Change(queue, member, line.Event, Reason(line)) is { } change) facts.Add(Fact(queue, member, line, change));
        return null;
    }

    /// <summary>A member took a call.</summary>
    public void Connected(QueueLogLine line, List<Envelope> facts)
    {
        if (line.Member is { } member && _paused.ContainsKey((line.Queue!, member))) facts.Add(Fact(line.Queue!, member, line, new ReportOperator(member, OperatorPhase.Talking, Call: line.Call)));
    }

    /// <summary>A member's call is over.</summary>
    public void Released(QueueLogLine line, List<Envelope> facts)
    {
        if (line.Member is { } member && _paused.TryGetValue((line.Queue!, member), out var paused)) facts.Add(Fact(line.Queue!, member, line, Here(member, paused)));
    }

    private LineCommand? Change(string queue, string member, string name, string? reason)
    {
        var known = _paused.ContainsKey((queue, member));
        switch (name)
        {
            case "ADDMEMBER" or "AGENTLOGIN" or "AGENTCALLBACKLOGIN":
                _paused[(queue, member)] = false;
                return Here(member, false);
            case "PAUSE" or "PAUSEALL" when known:
                _paused[(queue, member)] = true;
                return new ReportOperator(member, IsWrapUp(reason) ? OperatorPhase.WrapUp : OperatorPhase.Pause, IsWrapUp(reason) ? null : reason);
            case "UNPAUSE" or "UNPAUSEALL" when known:
                _paused[(queue, member)] = false;
                return Here(member, false);
            case "REMOVEMEMBER" or "AGENTLOGOFF" or "AGENTCALLBACKLOGOFF":
                return _paused.Remove((queue, member)) ? new SignOutOperator(member) : null;
            default:
                return null;   // a pause of somebody whose coming the log did not see
        }
    }

    /// <summary>Reason that a pause was given, or null.</summary>
    private static string? Reason(QueueLogLine line) => line.Parameters is [{ Length: > 0 and <= 100 } reason, ..] ? reason : null;

    /// <summary>An Asterisk knows no wrap-up; its operators pause for it, by the convention of the trade under one of these names.</summary>
    private static bool IsWrapUp(string? reason) => reason?.ToUpperInvariant() is "WRAPUP" or "WRAP-UP" or "ACW";

    private static ReportOperator Here(string member, bool paused) => new(member, paused ? OperatorPhase.Pause : OperatorPhase.Available);

    private Envelope Fact(string queue, string member, QueueLogLine line, LineCommand fact) =>
        new(Line.IdOf(company, queue), $"queue-log:{line.Event}:{line.At.ToUnixTimeTicks()}:{(member.Length > 60 ? member[^60..] : member)}:{line.Call}", fact, QueueLogFacts.Actor, line.At);
}
