using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Callers;

/// <summary>Reports that an operator calls a customer. The call has an id of its own.</summary>
/// <param name="Line">Line whose number is shown.</param>
/// <param name="Purpose">By the word list of the company's profile.</param>
/// <param name="Operator">Who calls, or null.</param>
/// <param name="For">Call whose promised call back this is, or null; once the customer answers, that promise is kept.</param>
[Stored("dial-out")]
public sealed record DialOut(string Line, string Purpose, string? Operator = null, string? For = null) : CallerFact;

/// <summary>Reports that the customer picked up; <c>end-call</c> ends the talk.</summary>
/// <param name="Line">Line of the call.</param>
/// <param name="RangS">The source's own measure; without it the ring is counted from the instants.</param>
/// <param name="Rings">Rings, where the source counts them.</param>
[Stored("answer-dial")]
public sealed record AnswerDial(string Line, int? RangS = null, int? Rings = null) : CallerFact;

/// <summary>Reports that the operator gave up, or could not get through.</summary>
/// <param name="Line">Line of the call.</param>
/// <param name="Outcome"><c>no-answer | busy | failed</c>.</param>
/// <param name="RangS">The source's own measure; without it the ring is counted from the instants.</param>
/// <param name="Rings">Rings, where the source counts them.</param>
[Stored("give-up-dial")]
public sealed record GiveUpDial(string Line, string Outcome = "no-answer", int? RangS = null, int? Rings = null) : CallerFact;
