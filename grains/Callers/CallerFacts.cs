using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Callers;

public abstract record CallerCommand : ICommand;

/// <summary>What a PBX reports of a call.</summary>
public abstract record CallerFact : CallerCommand, IFact;

[Stored("enter-menu")]
public sealed record EnterMenu(string Line) : CallerFact;

/// <summary>Reports that the caller used a function of the menu.</summary>
/// <param name="Line">Line the call came by.</param>
/// <param name="Function">By the word list of the company's profile.</param>
[Stored("use-menu")]
public sealed record UseMenu(string Line, string Function) : CallerFact;

[Stored("leave-menu")]
public sealed record LeaveMenu(string Line) : CallerFact;

/// <summary>Reports that the caller waits for an operator; while he waits already, that he has gone over to another line or tier.</summary>
/// <param name="Line">Line he waits on.</param>
/// <param name="Priority">0 ordinary; larger goes first.</param>
/// <param name="Tier">1 to 3, or null where the source knows none.</param>
[Stored("join-queue")]
public sealed record JoinQueue(string Line, int Priority = 0, int? Tier = null) : CallerFact;

/// <summary>Reports that an operator's phone rings for the call.</summary>
[Stored("ring-operator")]
public sealed record RingOperator(string Line, string Operator) : CallerFact;

/// <summary>Reports that an operator did not pick up.</summary>
/// <param name="Line">Line the call is on.</param>
/// <param name="Operator">Whose phone rang.</param>
/// <param name="RangS">The source's own measure; without it the ring is counted from the instants.</param>
/// <param name="Rings">Rings, where the source counts them.</param>
[Stored("miss-ring")]
public sealed record MissRing(string Line, string Operator, int? RangS = null, int? Rings = null) : CallerFact;

/// <param name="Line">Line the call came by.</param>
/// <param name="Operator">Who answered, or null.</param>
/// <param name="WaitedS">The source's own measure of the wait; without it the wait is counted from the instants.</param>
/// <param name="RangS">The source's own measure of this operator's ring; without it the ring is counted from the instants.</param>
/// <param name="Rings">Rings, where the source counts them.</param>
/// <param name="Tier">Tier of the operator, or null for the one the caller is on.</param>
[Stored("answer-call")]
public sealed record AnswerCall(string Line, string? Operator = null, int? WaitedS = null, int? RangS = null, int? Rings = null, int? Tier = null) : CallerFact;

/// <param name="Line">Line the call came by.</param>
/// <param name="WaitedS">The source's own measure of the wait; without it the wait is counted from the instants.</param>
[Stored("abandon-call")]
public sealed record AbandonCall(string Line, int? WaitedS = null) : CallerFact;

[Stored("hold-call")]
public sealed record HoldCall(string Line) : CallerFact;

/// <param name="Line">Line the call is on.</param>
/// <param name="HeldS">The source's own measure of the hold; without it the hold is counted from the instants.</param>
[Stored("resume-call")]
public sealed record ResumeCall(string Line, int? HeldS = null) : CallerFact;

/// <summary>Reports that the operator passed the caller on. With <paramref name="ToOperator"/> that colleague talks to him now, without he waits for the next answer.</summary>
/// <param name="Line">Line the operator is on.</param>
/// <param name="ToLine">Line he is passed to, or null for the same.</param>
/// <param name="ToOperator">Colleague who talks to him now, or null.</param>
/// <param name="Tier">Tier he is passed to, or null for the same.</param>
/// <param name="TalkS">The source's own measure of this operator's talk, holds included.</param>
[Stored("transfer-call")]
public sealed record TransferCall(string Line, string? ToLine = null, string? ToOperator = null, int? Tier = null, int? TalkS = null) : CallerFact;

/// <param name="Line">Line the call came by.</param>
/// <param name="TalkS">The source's own measure of the last operator's talk, holds included; without it the talk is counted from the instants.</param>
/// <param name="PassedTo">Where the operator passed the caller on to, if the source loses sight of him by it; an inner extension or <c>outside</c>, no number of a person.</param>
[Stored("end-call")]
public sealed record EndCall(string Line, int? TalkS = null, string? PassedTo = null) : CallerFact;

/// <summary>Reports that the operator has done what the ended call left to do.</summary>
/// <param name="Line">Line the call came by.</param>
/// <param name="WrapUpS">The source's own measure; without it the wrap-up is counted from the end of the talk.</param>
[Stored("end-wrap-up")]
public sealed record EndWrapUp(string Line, int? WrapUpS = null) : CallerFact;

/// <summary>Reports how long the operator looked for the customer's data: once per call, during it or after.</summary>
/// <param name="Line">Line the call came by.</param>
/// <param name="LookupS">Seconds, as his program measured them.</param>
[Stored("tell-lookup")]
public sealed record TellLookup(string Line, int LookupS) : CallerFact;

/// <summary>Reports that a waiting or talking call is no longer on the line, though nobody hung up or finished.</summary>
[Stored("leave-line")]
public sealed record LeaveLine(string Line, string Reason) : CallerFact;

/// <summary>Nothing more was heard of the call.</summary>
[Stored("wake-caller")]
public sealed record WakeCaller(string Deadline) : CallerCommand, IWake;
