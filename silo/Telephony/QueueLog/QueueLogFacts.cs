using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Replay.Files;

namespace OpsHub.Silo.Telephony.QueueLog;

/// <summary>
/// Turns the lines of a queue_log, in the order of their time, into facts for callers and lines. Command ids are derived from the lines, so
/// the same line read twice is done once.
/// </summary>
/// <param name="company">Company whose PBX it is.</param>
/// <param name="notes">Where rules are counted.</param>
internal sealed class QueueLogFacts(string company, Notes notes)
{
    public const string Actor = "queue-log";

    private readonly QueueLogMembers _members = new(company);
    private readonly QueueLogCalls _calls = new(company, notes);
    private readonly SortedSet<string> _queues = new(StringComparer.Ordinal);

    /// <summary>Queues met so far.</summary>
    public IReadOnlySet<string> Queues => _queues;

    /// <summary>Reads the next line.</summary>
    /// <param name="line">Not earlier than the one before, of the same call at least.</param>
    /// <param name="facts">Facts are added here.</param>
    /// <returns>Why the line cannot be used, or null.</returns>
    public string? Read(QueueLogLine line, List<Envelope> facts)
    {
        facts.AddRange(_calls.Lost(line.At));
        var matter = QueueLogEvents.MatterOf(line.Event);
        if (matter is QueueLogMatter.Noted or QueueLogMatter.Unknown)
        {
            notes.Count(matter == QueueLogMatter.Noted ? $"{line.Event}: noted, no fact" : $"{line.Event}: unknown event, no fact");
            return null;
        }
        if (line.Queue is { } queue && !GrainId.IsPart(queue)) return $"field 3: queue '{queue}' is not 1 to {GrainId.MaxPartLength} letters, digits or . _ : -";
        var problem = matter switch
        {
            QueueLogMatter.Call => ReadCall(line, facts),
            QueueLogMatter.Member => ReadMember(line, facts),
            _ => Restart(line.At, facts),
        };
        if (problem is null && line.Queue is not null && line.Event is not (QueueLogEvents.Hold or QueueLogEvents.Unhold)) _queues.Add(line.Queue);
        return problem;
    }

    /// <summary>Ends calls that have been open for too long, though no line says anything.</summary>
    public IEnumerable<Envelope> Lost(Instant now) => _calls.Lost(now);

    /// <summary>Ends calls that the telephone system does not have any more.</summary>
    public IEnumerable<Envelope> Missed(IReadOnlySet<string> alive, Instant at) => _calls.Missed(alive, at);

    public bool IsWaiting(string call) => _calls.IsWaiting(call);

    /// <summary>Calls that are still open.</summary>
    public (int Waiting, int Talking) Open => _calls.Open;

    private string? ReadCall(QueueLogLine line, List<Envelope> facts)
    {
        if (_calls.Read(line, facts) is { } problem) return problem;
        if (line.Event == "CONNECT") _members.Connected(line, facts);
        else if (QueueLogEvents.IsEnd(line.Event)) _members.Released(line, facts);
        return null;
    }

    private string? ReadMember(QueueLogLine line, List<Envelope> facts)
    {
        if (_members.EndsWrapUp(line) && _calls.WrappedUp(line.Member!, line.At) is { } fact) facts.Add(fact);
        return _members.Read(line, facts);
    }

    private string? Restart(Instant at, List<Envelope> facts)
    {
        facts.AddRange(_calls.Restarted(at));
        return null;
    }
}
