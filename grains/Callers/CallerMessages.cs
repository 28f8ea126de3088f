using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Callers;

public abstract record CallerEvent(string Line, Instant At) : IEvent;

/// <summary>The call reached the line's menu (IVR); the wait has not begun.</summary>
[Stored("call-entered")]
public sealed record CallEntered(string Line, Instant At) : CallerEvent(Line, At);

/// <summary>The caller left the menu and waits: the wait begins.</summary>
/// <param name="Priority">0 ordinary; larger goes first.</param>
[Stored("call-queued")]
public sealed record CallQueued(string Line, int Priority, Instant At) : CallerEvent(Line, At);

/// <summary>An operator answered.</summary>
/// <param name="Operator">Operator's number as the source names it, or null.</param>
/// <param name="OfferedAt">When the wait began; equal to <c>At</c> for a call that never queued. The call's interval in every figure.</param>
/// <param name="WaitedS">Wait in seconds.</param>
[Stored("call-answered")]
public sealed record CallAnswered(string Line, string? Operator, Instant OfferedAt, int WaitedS, Instant At) : CallerEvent(Line, At);

/// <summary>The caller hung up while waiting.</summary>
/// <param name="OfferedAt">When the wait began.</param>
/// <param name="WaitedS">Wait in seconds. A wait of 0 is no offered call.</param>
[Stored("call-abandoned")]
public sealed record CallAbandoned(string Line, Instant OfferedAt, int WaitedS, Instant At) : CallerEvent(Line, At);

/// <summary>The talk is over.</summary>
/// <param name="OfferedAt">When the wait began.</param>
/// <param name="TalkS">Talk in seconds.</param>
[Stored("call-ended")]
public sealed record CallEnded(string Line, string? Operator, Instant OfferedAt, int TalkS, Instant At) : CallerEvent(Line, At);

/// <summary>The call ended in the menu: served there or given up, never offered to operators.</summary>
[Stored("call-left-menu")]
public sealed record CallLeftMenu(string Line, Instant At) : CallerEvent(Line, At);

/// <summary>The call left the line without an answer's end and without hanging up: it is not offered if it was waiting, and its talk is unknown if it was talking.</summary>
/// <param name="Reason"><c>timeout | key | empty</c> (the queue sent it elsewhere), <c>callback</c> (he is called back instead), <c>not-connected | restart | lost</c> (the source does not say how it ended).</param>
/// <param name="OfferedAt">When the wait began.</param>
[Stored("call-left-line")]
public sealed record CallLeftLine(string Line, string Reason, Instant OfferedAt, Instant At) : CallerEvent(Line, At);

/// <summary>The caller was told that he will be called back.</summary>
/// <param name="PromisedAt">By when.</param>
[Stored("callback-promised")]
public sealed record CallbackPromised(string Line, Instant PromisedAt, Instant At) : CallerEvent(Line, At);

/// <summary>The caller was called back; whether in time says the promise.</summary>
/// <param name="Operator">Who called, or null.</param>
[Stored("callback-made")]
public sealed record CallbackMade(string Line, string? Operator, Instant At) : CallerEvent(Line, At);

/// <summary>The promised instant passed and nobody had called.</summary>
/// <param name="DueAt">Last instant in time, as the standard counts it.</param>
[Stored("callback-missed")]
public sealed record CallbackMissed(string Line, Instant DueAt, Instant At) : CallerEvent(Line, At);

public abstract record CallerCommand : ICommand;

/// <summary>What a PBX reports of a call.</summary>
public abstract record CallerFact : CallerCommand, IFact;

[Stored("enter-menu")]
public sealed record EnterMenu(string Line) : CallerFact;

[Stored("join-queue")]
public sealed record JoinQueue(string Line, int Priority = 0) : CallerFact;

/// <param name="Line">Line the call came by.</param>
/// <param name="Operator">Who answered, or null.</param>
/// <param name="WaitedS">The source's own measure of the wait; without it the wait is counted from the instants.</param>
[Stored("answer-call")]
public sealed record AnswerCall(string Line, string? Operator = null, int? WaitedS = null) : CallerFact;

/// <param name="Line">Line the call came by.</param>
/// <param name="WaitedS">The source's own measure of the wait; without it the wait is counted from the instants.</param>
[Stored("abandon-call")]
public sealed record AbandonCall(string Line, int? WaitedS = null) : CallerFact;

/// <param name="Line">Line the call came by.</param>
/// <param name="TalkS">The source's own measure of the talk; without it the talk is counted from the instants.</param>
[Stored("end-call")]
public sealed record EndCall(string Line, int? TalkS = null) : CallerFact;

[Stored("leave-menu")]
public sealed record LeaveMenu(string Line) : CallerFact;

/// <summary>Reports that a waiting or talking call is no longer on the line, though nobody hung up or finished.</summary>
[Stored("leave-line")]
public sealed record LeaveLine(string Line, string Reason) : CallerFact;

/// <summary>Reports that the caller was promised a call back by an instant. One who waits leaves the line for it.</summary>
[Stored("promise-callback")]
public sealed record PromiseCallback(string Line, Instant CallbackAt) : CallerFact;

/// <summary>Reports that the caller was called back.</summary>
/// <param name="Line">Line the call came by.</param>
/// <param name="Operator">Who called, or null.</param>
[Stored("make-callback")]
public sealed record MakeCallback(string Line, string? Operator = null) : CallerFact;

/// <summary>The promise's word that nobody has called in time.</summary>
[Stored("miss-callback")]
public sealed record MissCallback(Instant DueAt) : CallerCommand, IInward;
