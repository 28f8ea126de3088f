using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Replay.Files;
using OpsHub.Silo.Telephony.QueueLog;

namespace OpsHub.Silo.Telephony.Ami;

/// <summary>
/// Makes facts of a manager interface's events. Leaving a queue says nothing of why: an answer that follows explains it, and who has neither been answered nor given up two seconds
/// later has left the line. What was missed while the connection was away is made good from the lists that the PBX gives after signing in.
/// </summary>
internal sealed class AmiTranslation(string company, Func<string?, string?> lineOf)
{
    private static readonly Duration Explained = Duration.FromSeconds(2);

    private readonly QueueLogFacts _facts = new(company, new Notes());
    private readonly CallOrder _order = new();
    private readonly Dictionary<string, QueueLogLine> _leaving = new(StringComparer.Ordinal);
    private readonly HashSet<string> _alive = new(StringComparer.Ordinal);

    /// <summary>Facts of a message.</summary>
    /// <param name="problems">Why it, or a part of it, cannot be used.</param>
    public List<Envelope> Read(AmiMessage message, Instant now, List<string> problems)
    {
        var facts = Left(now, problems);
        switch (message.Event)
        {
            case "QueueMember":
                foreach (var line in AmiLines.Listed(message, now)) Take(line, facts, problems);
                break;
            case "CoreShowChannel" when message["Uniqueid"] is { } call: _alive.Add(call); break;
            case "CoreShowChannelsComplete":
                facts.AddRange(_facts.Missed(_alive, now));
                _alive.Clear();
                break;
            default:
                if (AmiLines.Of(message, now) is { } said) Take(said, facts, problems);
                break;
        }
        return facts;
    }

    /// <summary>A new connection begins: what an earlier one listed is not known any more.</summary>
    public void Begin() => _alive.Clear();

    /// <summary>Callers whose leaving nothing has explained, and calls that have been open for too long.</summary>
    public List<Envelope> Left(Instant now, List<string> problems)
    {
        var facts = new List<Envelope>();
        foreach (var (call, line) in _leaving)
        {
            if (now - line.At < Explained) continue;
            _leaving.Remove(call);
            if (_facts.IsWaiting(call)) Read(line, facts, problems);
        }
        facts.AddRange(_facts.Lost(now));
        return facts;
    }

    private void Take(QueueLogLine line, List<Envelope> facts, List<string> problems)
    {
        if (line.Event == QueueLogEvents.Exit && line.Call is { } call) _leaving[call] = line;
        else Read(line, facts, problems);
    }

    private void Read(QueueLogLine line, List<Envelope> facts, List<string> problems)
    {
        if (_facts.Read(_order.InOrder(line with { Queue = lineOf(line.Queue) }, out _), facts) is { } problem) problems.Add($"{line.Event} {line.Call}: {problem}");
    }
}
