using NodaTime;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Replay.Files;

namespace OpsHub.Silo.Telephony.QueueLog;

/// <summary>The calls of a queue_log. What a log that begins in the middle, was interrupted or lost a line leaves out is computed from the lines' own seconds, or closed by a stated rule, and counted.</summary>
internal sealed class QueueLogCalls(string company, Notes notes)
{
    public const string BeganBefore = "call began before the log: its earlier instants are computed from the line's seconds";
    public const string ConnectMissing = "COMPLETE without CONNECT: answered as long before as the call took";
    public const string Reentered = "call entered a queue again after leaving one: a new leg with a wait of its own";
    public const string EndMissing = "call entered a queue while it talked: the end of the talk is lost";
    public const string RestartLost = "open when the telephone system started (QUEUESTART): ended as lost";
    public const string TooLong = "no end for 4 h of waiting or 24 h of talking: ended as lost";

    public const string Unheard = "ended while the connection to the telephone system was away: ended as lost";

    public const string RangForNobody = "a phone rang for a call that does not wait: no fact";
    public const string HeldByNobody = "hold of a call that does not talk: no fact";

    /// <summary>Numbers of a company's own telephones are shorter than anybody else's.</summary>
    private const int LongestExtension = 5;

    private const string Restart = "restart", Lost4h = "lost";

    /// <summary>The last call that each member ended, until he has wrapped it up.</summary>
    private readonly Dictionary<string, (string Call, int Leg, string Queue)> _ended = new(StringComparer.Ordinal);

    private readonly Dictionary<string, CallTrack> _tracks = new(StringComparer.Ordinal);
    private Instant _lookAgainAt = Instant.MinValue;

    /// <summary>Calls that wait and that talk.</summary>
    public (int Waiting, int Talking) Open => (_tracks.Values.Count(t => t.Stage == CallStage.Waiting), _tracks.Values.Count(t => t.Stage == CallStage.Talking));

    /// <returns>Why the line cannot be used, or null.</returns>
    public string? Read(QueueLogLine line, List<Envelope> facts)
    {
        if (line.Call is not { } call || !GrainId.IsPart(call) || call.Length > 80) return $"field 2: {line.Event} needs a call id of 1 to 80 letters, digits or . _ : -";
        if (line.Queue is not { } queue) return $"field 3: {line.Event} needs a queue";
        var track = _tracks.GetValueOrDefault(call);
        return line.Event switch
        {
            "ENTERQUEUE" => Enter(call, queue, line.At, track, facts),
            "CONNECT" => Connect(call, line, track, facts),
            "COMPLETECALLER" or "COMPLETEAGENT" => Complete(call, line, track, line.Seconds(1), line.Seconds(0), facts),
            "TRANSFER" or "BLINDTRANSFER" or "ATTENDEDTRANSFER" => Complete(call, line, track, line.Seconds(3), line.Seconds(2), facts),
            "ABANDON" => Abandon(call, line, track, facts),
            QueueLogEvents.Ring or QueueLogEvents.RingNoAnswer => Ring(call, line, track, facts),
            QueueLogEvents.Hold or QueueLogEvents.Unhold => Hold(call, line, track, facts),
            _ => Exit(call, line, track, facts),
        };
    }

    /// <summary>Ends what was open when the telephone system started.</summary>
    public IEnumerable<Envelope> Restarted(Instant at) => Close((_, t) => t.Stage != CallStage.Over, _ => at, Restart, RestartLost);

    /// <summary>Ends what has been open for too long, and forgets what ended long ago.</summary>
    public IEnumerable<Envelope> Lost(Instant now)
    {
        if (now < _lookAgainAt) return [];
        _lookAgainAt = now + Duration.FromMinutes(10);
        foreach (var (call, track) in _tracks)
            if (track.Stage == CallStage.Over && track.LostAt <= now) _tracks.Remove(call);
        return Close((_, t) => t.Stage != CallStage.Over && t.LostAt <= now, t => t.LostAt, Lost4h, TooLong);
    }

    /// <summary>Ends, as lost, what is open here and not among the calls that the PBX has.</summary>
    public IEnumerable<Envelope> Missed(IReadOnlySet<string> alive, Instant at) => Close((call, track) => track.Stage != CallStage.Over && !alive.Contains(call), _ => at, Lost4h, Unheard);

    /// <summary>The member has done what his last call left to do; null where none is known.</summary>
    public Envelope? WrappedUp(string member, Instant at) => _ended.Remove(member, out var last) ? Fact(last.Call, last.Leg, new EndWrapUp(last.Queue), at) : null;

    public bool IsWaiting(string call) => _tracks.GetValueOrDefault(call) is { Stage: CallStage.Waiting };

    private string? Enter(string call, string queue, Instant at, CallTrack? track, List<Envelope> facts)
    {
        if (track is { Stage: CallStage.Waiting })
        {
            facts.Add(Fact(call, track.Leg, new JoinQueue(queue), at));   // said twice; the grain knows
            return null;
        }
        if (track is { Stage: CallStage.Talking })
        {
            notes.Count(EndMissing);
            facts.Add(Fact(call, track.Leg, new LeaveLine(track.Queue, Lost4h), at));
        }
        if (track is not null) notes.Count(Reentered);
        Join(call, queue, at, (track?.Leg ?? 0) + 1, facts);
        return null;
    }

    private string? Connect(string call, QueueLogLine line, CallTrack? track, List<Envelope> facts)
    {
        if (line.Seconds(0) is not { } held) return "CONNECT needs the seconds held as its first parameter (0 to 86400)";
        if (track is { Stage: CallStage.Over }) return "CONNECT of a call that has ended";
        track ??= JoinedBefore(call, line.Queue!, line.At - Duration.FromSeconds(held), facts);
        facts.Add(Fact(call, track.Leg, new AnswerCall(line.Queue!, line.Member, held, line.Seconds(2)), line.At));
        if (track.Stage == CallStage.Waiting) _tracks[call] = track with { Stage = CallStage.Talking, Member = line.Member, Since = line.At };
        return null;
    }

    private string? Complete(string call, QueueLogLine line, CallTrack? track, int? talked, int? held, List<Envelope> facts)
    {
        if (talked is not { } talkS || held is not { } heldS) return $"{line.Event} needs the seconds held and talked among its parameters (0 to 86400)";
        if (track is { Stage: CallStage.Over }) return $"{line.Event} of a call that has ended";
        var answeredAt = line.At - Duration.FromSeconds(talkS);
        track ??= JoinedBefore(call, line.Queue!, answeredAt - Duration.FromSeconds(heldS), facts);
        if (track.Stage == CallStage.Waiting)
        {
            notes.Count(ConnectMissing);
            facts.Add(Fact(call, track.Leg, new AnswerCall(line.Queue!, line.Member, heldS), Instant.Max(answeredAt, track.Since)));
        }
        facts.Add(Fact(call, track.Leg, new EndCall(line.Queue!, talkS, PassedTo(line)), line.At));
        if ((track.Member ?? line.Member) is { } member) _ended[member] = (call, track.Leg, line.Queue!);
        _tracks[call] = track with { Stage = CallStage.Over, Since = line.At };
        return null;
    }

    /// <summary>Of a call that does not wait nothing is said: whoever rang has been passed by.</summary>
    private string? Ring(string call, QueueLogLine line, CallTrack? track, List<Envelope> facts)
    {
        if (line.Member is not { Length: <= 100 } member) return $"field 4: {line.Event} needs a member of 1 to 100 characters";
        if (track is not { Stage: CallStage.Waiting }) notes.Count(RangForNobody);
        else if (line.Event == QueueLogEvents.Ring) facts.Add(Repeated(call, track.Leg, new RingOperator(track.Queue, member), line));
        else facts.Add(Repeated(call, track.Leg, new MissRing(track.Queue, member, line.Milliseconds(0) / 1000), line));
        return null;
    }

    private string? Hold(string call, QueueLogLine line, CallTrack? track, List<Envelope> facts)
    {
        if (track is not { Stage: CallStage.Talking }) notes.Count(HeldByNobody);
        else facts.Add(Repeated(call, track.Leg, line.Event == QueueLogEvents.Hold ? new HoldCall(track.Queue) : new ResumeCall(track.Queue), line));
        return null;
    }

    /// <summary>Where a transfer goes: an inner extension by its number, anything longer is somebody's own and only <c>outside</c>. Null for an ordinary end.</summary>
    private static string? PassedTo(QueueLogLine line) => !line.Event.EndsWith("TRANSFER", StringComparison.Ordinal) ? null
        : line is { Event: not "ATTENDEDTRANSFER", Parameters: [{ Length: > 0 and <= LongestExtension } extension, ..] } && GrainId.IsPart(extension) ? extension : "outside";

    private string? Abandon(string call, QueueLogLine line, CallTrack? track, List<Envelope> facts)
    {
        if (line.Seconds(2) is not { } waited) return "ABANDON needs the seconds waited as its third parameter (0 to 86400)";
        if (track is { Stage: not CallStage.Waiting }) return "ABANDON of a call that does not wait";
        track ??= JoinedBefore(call, line.Queue!, line.At - Duration.FromSeconds(waited), facts);
        facts.Add(Fact(call, track.Leg, new AbandonCall(line.Queue!, waited), line.At));
        _tracks[call] = track with { Stage = CallStage.Over, Since = line.At };
        return null;
    }

    private string? Exit(string call, QueueLogLine line, CallTrack? track, List<Envelope> facts)
    {
        if (track is { Stage: not CallStage.Waiting }) return $"{line.Event} of a call that does not wait";
        var (reason, waited) = line.Event switch
        {
            "EXITWITHTIMEOUT" => ("timeout", line.Seconds(2)),
            "EXITEMPTY" => ("empty", line.Seconds(2)),
            QueueLogEvents.Exit => ("not-connected", null),
            _ => ("key", line.Seconds(3)),
        };
        track ??= JoinedBefore(call, line.Queue!, line.At - Duration.FromSeconds(waited ?? 0), facts);
        facts.Add(Fact(call, track.Leg, new LeaveLine(line.Queue!, reason), line.At));
        _tracks[call] = track with { Stage = CallStage.Over, Since = line.At };
        return null;
    }

    private CallTrack JoinedBefore(string call, string queue, Instant at, List<Envelope> facts)
    {
        notes.Count(BeganBefore);
        return Join(call, queue, at, 1, facts);
    }

    private CallTrack Join(string call, string queue, Instant at, int leg, List<Envelope> facts)
    {
        facts.Add(Fact(call, leg, new JoinQueue(queue), at));
        return _tracks[call] = new CallTrack(leg, CallStage.Waiting, queue, null, at);
    }

    private List<Envelope> Close(Func<string, CallTrack, bool> which, Func<CallTrack, Instant> at, string reason, string rule)
    {
        var facts = new List<Envelope>();
        foreach (var (call, track) in _tracks.Where(t => which(t.Key, t.Value)).OrderBy(t => t.Key, StringComparer.Ordinal).ToList())
        {
            notes.Count(rule);
            facts.Add(Fact(call, track.Leg, new LeaveLine(track.Queue, reason), at(track)));
            _tracks[call] = track with { Stage = CallStage.Over, Since = at(track) };
        }
        return facts;
    }

    /// <summary>A fact of which a call may have several: its instant is a part of its id.</summary>
    private Envelope Repeated(string call, int leg, CallerCommand fact, QueueLogLine line)
    {
        var once = Fact(call, leg, fact, line.At);
        return once with { CommandId = $"{once.CommandId}:{line.At.ToUnixTimeTicks()}:{line.Member?[^Math.Min(line.Member.Length, 60)..]}" };
    }

    private Envelope Fact(string call, int leg, CallerCommand fact, Instant at) =>
        new(Caller.IdOf(company, leg == 1 ? call : $"{call}-{leg}"), $"queue-log:{Catalog.NameOf(fact)}", fact, QueueLogFacts.Actor, at);
}
