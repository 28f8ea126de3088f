using NodaTime;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Lines;

namespace OpsHub.Grains.Figures;

/// <summary>A call that is not over.</summary>
/// <param name="Line">Line of its newest fact.</param>
/// <param name="OfferedAt">When its wait began.</param>
/// <param name="Answered">Its record while it talks, or null while it waits.</param>
internal readonly record struct OpenCall(string Line, Instant OfferedAt, DayShelf<CallContact>.Place? Answered);

/// <summary>A phone line as figures know it.</summary>
internal sealed class LineCalls
{
    public LineDetails? Details { get; set; }

    /// <summary>T of the service level; 20 s unless the line says otherwise.</summary>
    public int TargetS => Details?.TargetS ?? 20;

    public DayShelf<CallContact> Calls { get; } = new(PackedCall.Code);
}

/// <summary>The calls of one company: a fold of its callers' and lines' events.</summary>
public sealed class CompanyCalls
{
    /// <summary>Words of the facts.</summary>
    private const string Lost = "lost", NoAnswer = "no-answer";

    private readonly Dictionary<string, string> _operators = new(StringComparer.Ordinal);
    private IContactWatch? _watch;

    internal Dictionary<string, LineCalls> Lines { get; } = new(StringComparer.Ordinal);

    /// <summary>Calls that wait or talk, by their key.</summary>
    internal Dictionary<string, OpenCall> Open { get; } = new(StringComparer.Ordinal);

    internal LineCalls Line(string id)
    {
        if (Lines.TryGetValue(id, out var line)) return line;
        Lines[id] = line = new LineCalls();
        Watch(id, line);
        return line;
    }

    /// <summary>Tells of every change of a call from here on.</summary>
    internal void Watch(IContactWatch watch)
    {
        _watch = watch;
        foreach (var (id, line) in Lines) Watch(id, line);
    }

    /// <summary>Every call whose wait is over, in no order.</summary>
    public IEnumerable<CallContact> All => Lines.Values.SelectMany(line => line.Calls.All);

    /// <param name="call">Key of the caller's grain.</param>
    /// <param name="happened">What happened to it.</param>
    public void Apply(string call, CallerEvent happened)
    {
        switch (happened)
        {
            case CallQueued e: Open[call] = new OpenCall(e.Line, e.At, null); _ = Line(e.Line); break;
            case CallAnswered e: Answer(call, e); break;
            case CallEnded e: End(call, e.TalkS + (e.HoldS ?? 0)); break;
            case CallAbandoned e: Close(call, e.Line, new CallContact(e.OfferedAt, e.WaitedS > 0 ? CallEnd.Abandoned : CallEnd.NotOffered, e.WaitedS, CallContact.Unknown, null, call, Outside(e.Outside))); break;
            case CallLeftLine e: Leave(call, e); break;
            case CallMoved e: Open[call] = new OpenCall(e.Line, e.OfferedAt, null); _ = Line(e.Line); break;
            case CallLeftMenu e: Close(call, e.Line, new CallContact(e.At, CallEnd.Menu, 0, CallContact.Unknown, null, call, (e.Served == true ? CallMarks.Served : 0) | (e.Lost == true ? CallMarks.Lost : 0))); break;
            case CallWrappedUp e: Beside(e.Line, new CallContact(e.OfferedAt, CallEnd.WrapUp, 0, e.WrapUpS, Shared(e.Operator), call, Outside(e.Outside))); break;
            case LookupTold e: Beside(e.Line, new CallContact(e.OfferedAt, CallEnd.Lookup, 0, e.LookupS, Shared(e.Operator), call, Outside(e.Outside))); break;
            case DialAnswered e: Beside(e.Line, new CallContact(e.At, CallEnd.OutboundAnswered, 0, CallContact.Unknown, Shared(e.Operator), call, Rings: CallContact.RingsOf(e.Rings, e.RangS, CallContact.OutboundRingS))); break;
            case DialGivenUp e: Beside(e.Line, GivenUp(call, e)); break;
            case CallTransferred or CallTakenOver: break;   // answered, and stays so
            case CallEntered or CallerAside: break;   // no part of a wait or a talk
            default: throw new InvalidOperationException($"Unknown event {happened}.");
        }
    }

    private void Watch(string id, LineCalls line)
    {
        if (_watch is { } watch) line.Calls.Changed = (before, after) => watch.Call(id, before, after);
    }

    private void Answer(string call, CallAnswered e)
    {
        var place = Line(e.Line).Calls.Add(e.OfferedAt, new CallContact(e.OfferedAt, CallEnd.Answered, e.WaitedS, CallContact.Unknown, Shared(e.Operator), call, Outside(e.Outside), CallContact.RingsOf(e.Rings, e.RangS, CallContact.InboundRingS)));
        Open[call] = new OpenCall(e.Line, e.OfferedAt, place);
    }

    private void End(string call, int talkS)
    {
        if (Open.Remove(call, out var open) && open.Answered is { } place) Line(open.Line).Calls.Change(place, c => c with { TalkS = talkS });
    }

    private void Leave(string call, CallLeftLine e)
    {
        var marks = e.Reason == Lost ? CallMarks.Lost : CallMarks.None;
        if (Open.GetValueOrDefault(call) is not { Answered: { } place } open)
        {
            Close(call, e.Line, new CallContact(e.OfferedAt, CallEnd.NotOffered, (int)(e.At - e.OfferedAt).TotalSeconds, CallContact.Unknown, null, call, marks));
            return;
        }
        Open.Remove(call);   // it was answered and stays so; how long it talked is not known
        if (marks != CallMarks.None) Line(open.Line).Calls.Change(place, c => c with { Marks = c.Marks | marks });
    }

    private void Close(string call, string line, CallContact contact)
    {
        Open.Remove(call);
        Line(line).Calls.Add(contact.OfferedAt, contact);
    }

    /// <summary>What is counted of a line beside the calls that wait and talk.</summary>
    private void Beside(string line, CallContact contact) => Line(line).Calls.Add(contact.OfferedAt, contact);

    /// <summary>One that could not get through or was lost rang for nobody.</summary>
    private CallContact GivenUp(string call, DialGivenUp e) => new(
        e.At, CallEnd.OutboundUnanswered, 0, CallContact.Unknown, Shared(e.Operator), call, e.Outcome == Lost ? CallMarks.Lost : CallMarks.None,
        e.Outcome == NoAnswer ? CallContact.RingsOf(e.Rings, e.RangS, CallContact.OutboundRingS) : CallContact.Unknown);

    private static CallMarks Outside(bool? outside) => outside == true ? CallMarks.Outside : CallMarks.None;

    /// <summary>One string per operator instead of one per call.</summary>
    private string? Shared(string? who)
    {
        if (who is null) return null;
        if (!_operators.TryGetValue(who, out var shared)) _operators[who] = shared = who;
        return shared;
    }
}
