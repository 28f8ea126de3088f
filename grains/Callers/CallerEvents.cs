using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Retention;

namespace OpsHub.Grains.Callers;

/// <param name="Line">Line the call is on.</param>
/// <param name="At">When it happened.</param>
public abstract record CallerEvent(string Line, Instant At) : IEvent;

/// <summary>Something that happened beside the caller's way from menu to end: neither a wait nor a talk begins or is over by it.</summary>
public abstract record CallerAside(string Line, Instant At) : CallerEvent(Line, At);

/// <summary>The call reached the line's menu (IVR); the wait has not begun.</summary>
/// <param name="LostAt">When the call is taken for lost if nothing more is heard of it; null where the company has no standard.</param>
[Stored("call-entered")]
[Perishes(DataKind.Calls)]
public sealed record CallEntered(string Line, Instant At, Instant? LostAt = null) : CallerEvent(Line, At);

/// <summary>The caller used a function of the menu: gave readings, ordered a call back, asked for the debt.</summary>
/// <param name="Function">By the word list of the company's profile.</param>
[Stored("menu-used")]
[Perishes(DataKind.Calls)]
public sealed record MenuUsed(string Line, string Function, Instant At) : CallerAside(Line, At);

/// <summary>The caller left the menu and waits: the wait begins.</summary>
/// <param name="Priority">0 ordinary; larger goes first.</param>
/// <param name="Tier">1 to 3, or null where the source knows none.</param>
/// <param name="Outside">Whether the wait began outside the line's hours; null for no. Such a call is in no service level.</param>
/// <param name="LostAt">When the call is taken for lost if nothing more is heard of it; null where the company has no standard.</param>
[Stored("call-queued")]
[Perishes(DataKind.Calls)]
public sealed record CallQueued(string Line, int Priority, Instant At, int? Tier = null, bool? Outside = null, Instant? LostAt = null) : CallerEvent(Line, At);

/// <summary>The waiting caller went over to another line or tier. His wait goes on from where it began (domain.md "Phone").</summary>
/// <param name="Line">Line he waits on from now on.</param>
/// <param name="FromLine">Line he waited on.</param>
/// <param name="OfferedAt">When the wait began.</param>
/// <param name="FromTier">Tier he was on, or null.</param>
/// <param name="Tier">Tier he is on now, or null.</param>
/// <param name="Priority">The one he joined with, which he keeps; null for 0.</param>
[Stored("call-moved")]
[Perishes(DataKind.Calls)]
public sealed record CallMoved(string Line, string FromLine, Instant OfferedAt, int? FromTier, int? Tier, Instant At, int? Priority = null) : CallerEvent(Line, At);

/// <summary>The phone of an operator rings for the call. Several may ring at once.</summary>
[Stored("call-rang")]
[Perishes(DataKind.Calls)]
public sealed record CallRang(string Line, string Operator, Instant At) : CallerAside(Line, At);

/// <summary>An operator whose phone rang did not pick up; the caller waits on.</summary>
/// <param name="RangS">Seconds it rang, or null where nobody says.</param>
/// <param name="Rings">The same as rings, where the source counts them.</param>
[Stored("ring-unanswered")]
[Perishes(DataKind.Calls)]
public sealed record RingUnanswered(string Line, string Operator, int? RangS, int? Rings, Instant At) : CallerAside(Line, At);

/// <summary>An operator answered: once per call, whoever talks later.</summary>
/// <param name="Operator">Operator's number as the source names it, or null.</param>
/// <param name="OfferedAt">When the wait began; equal to <c>At</c> for a call that never queued. The call's interval in every figure.</param>
/// <param name="WaitedS">Wait in seconds.</param>
/// <param name="Tier">Tier of the operator, or null where the source knows none.</param>
/// <param name="RangS">Seconds this operator's phone rang, or null where nobody says.</param>
/// <param name="Rings">The same as rings, where the source counts them.</param>
/// <param name="Outside">Whether the wait began outside the line's hours; null for no. Such a call is in no service level.</param>
/// <param name="LostAt">When the call is taken for lost if nothing more is heard of it; null where the company has no standard.</param>
[Stored("call-answered")]
[Perishes(DataKind.Calls)]
public sealed record CallAnswered(
    string Line, string? Operator, Instant OfferedAt, int WaitedS, Instant At, int? Tier = null, int? RangS = null, int? Rings = null, bool? Outside = null, Instant? LostAt = null) : CallerEvent(Line, At);

/// <summary>The caller hung up while waiting for the first answer.</summary>
/// <param name="OfferedAt">When the wait began.</param>
/// <param name="WaitedS">Wait in seconds. A wait of 0 is no offered call.</param>
/// <param name="Tiers">Seconds on each tier, or null where the source knows no tiers.</param>
/// <param name="Outside">Whether the wait began outside the line's hours; null for no. Such a call is in no service level.</param>
[Stored("call-abandoned")]
[Perishes(DataKind.Calls)]
public sealed record CallAbandoned(string Line, Instant OfferedAt, int WaitedS, Instant At, TierSeconds? Tiers = null, bool? Outside = null) : CallerEvent(Line, At);

/// <summary>The call ended in the menu: served there or given up, never offered to operators.</summary>
/// <param name="Served">Whether he got there what he came for: used a function that serves. Null where none is known of.</param>
/// <param name="Lost">Whether its source never told the end; null for no.</param>
[Stored("call-left-menu")]
[Perishes(DataKind.Calls)]
public sealed record CallLeftMenu(string Line, Instant At, bool? Served = null, bool? Lost = null) : CallerEvent(Line, At);

/// <summary>The call left the line without an answer's end and without hanging up: it is not offered if it was waiting, and its talk is unknown if it was talking.</summary>
/// <param name="Reason"><c>timeout | key | empty</c> (the queue sent it elsewhere), <c>callback</c> (he is called back instead), <c>not-connected | restart | lost</c> (the source does not say how it ended).</param>
/// <param name="OfferedAt">When the wait began.</param>
/// <param name="Tiers">Seconds on each tier, or null where the source knows no tiers.</param>
[Stored("call-left-line")]
[Perishes(DataKind.Calls)]
public sealed record CallLeftLine(string Line, string Reason, Instant OfferedAt, Instant At, TierSeconds? Tiers = null) : CallerEvent(Line, At);
