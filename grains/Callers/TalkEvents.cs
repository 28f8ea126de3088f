using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Retention;

namespace OpsHub.Grains.Callers;

/// <summary>The operator put the caller on hold.</summary>
[Stored("call-held")]
[Perishes(DataKind.Calls)]
public sealed record CallHeld(string Line, string? Operator, Instant At) : CallerAside(Line, At);

/// <summary>The talk goes on after a hold.</summary>
/// <param name="HeldS">Seconds of this hold.</param>
[Stored("call-resumed")]
[Perishes(DataKind.Calls)]
public sealed record CallResumed(string Line, string? Operator, int HeldS, Instant At) : CallerAside(Line, At);

/// <summary>The operator passed the caller on: to a colleague, or to a line or tier where he waits for the next one. The call is answered and stays so.</summary>
/// <param name="Line">Line the operator is on.</param>
/// <param name="Operator">Who passed it on, or null.</param>
/// <param name="ToLine">Line he was passed to, or null for the same.</param>
/// <param name="ToOperator">Colleague who talks to him now, or null where he waits.</param>
/// <param name="Tier">Tier he is on now, or null where the source knows none.</param>
/// <param name="TalkS">Seconds this operator talked, holds left out.</param>
/// <param name="HoldS">Seconds he held him, or null where no hold was told.</param>
/// <param name="LostAt">When the call is taken for lost if nothing more is heard of it; null where the company has no standard.</param>
[Stored("call-transferred")]
[Perishes(DataKind.Calls)]
public sealed record CallTransferred(string Line, string? Operator, string? ToLine, string? ToOperator, int? Tier, int TalkS, int? HoldS, Instant At, Instant? LostAt = null) : CallerEvent(Line, At);

/// <summary>The next operator answered a caller who had been passed on.</summary>
/// <param name="WaitedS">Seconds since he was passed on; no part of the wait for an answer.</param>
/// <param name="RangS">Seconds this operator's phone rang, or null where nobody says.</param>
/// <param name="Rings">The same as rings, where the source counts them.</param>
/// <param name="LostAt">When the call is taken for lost if nothing more is heard of it; null where the company has no standard.</param>
[Stored("call-taken-over")]
[Perishes(DataKind.Calls)]
public sealed record CallTakenOver(string Line, string? Operator, int WaitedS, int? Tier, int? RangS, int? Rings, Instant At, Instant? LostAt = null) : CallerEvent(Line, At);

/// <summary>The call is over after an answer.</summary>
/// <param name="Operator">Who talked last, or null.</param>
/// <param name="OfferedAt">When the wait began.</param>
/// <param name="TalkS">Talk of the whole call in seconds, of all operators, holds left out.</param>
/// <param name="HoldS">Holds of the whole call in seconds, or null where no hold was told.</param>
/// <param name="Tiers">Seconds on each tier, or null where the source knows no tiers.</param>
/// <param name="GaveUp">Whether the caller hung up while he waited for the next operator; null for no.</param>
/// <param name="PassedTo">Where the last operator passed him on to, beyond what the source sees: an inner extension or <c>outside</c>; null for nowhere.</param>
[Stored("call-ended")]
[Perishes(DataKind.Calls)]
public sealed record CallEnded(string Line, string? Operator, Instant OfferedAt, int TalkS, Instant At, int? HoldS = null, TierSeconds? Tiers = null, bool? GaveUp = null, string? PassedTo = null) : CallerEvent(Line, At);

/// <summary>How long the operator looked for the customer's data (поиск данных); only his own program knows.</summary>
/// <param name="OfferedAt">When the call's wait began.</param>
/// <param name="LookupS">Seconds.</param>
/// <param name="Outside">Whether the call's wait began outside the line's hours; null for no.</param>
[Stored("lookup-told")]
[Perishes(DataKind.Calls)]
public sealed record LookupTold(string Line, string? Operator, Instant OfferedAt, int LookupS, Instant At, bool? Outside = null) : CallerAside(Line, At);

/// <summary>The operator is done with what the call left to do (постобработка).</summary>
/// <param name="OfferedAt">When the call's wait began.</param>
/// <param name="WrapUpS">Seconds since the end of the talk.</param>
/// <param name="Outside">Whether the call's wait began outside the line's hours; null for no.</param>
[Stored("call-wrapped-up")]
[Perishes(DataKind.Calls)]
public sealed record CallWrappedUp(string Line, string? Operator, Instant OfferedAt, int WrapUpS, Instant At, bool? Outside = null) : CallerAside(Line, At);
