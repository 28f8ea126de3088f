using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Retention;

namespace OpsHub.Grains.Callers;

/// <summary>An operator calls a customer: an outbound call, no part of any figure of callers.</summary>
/// <param name="Purpose">By the word list of the company's profile, such as <c>call-back</c> or <c>debt</c>.</param>
/// <param name="For">Call whose promised call back this is, or null.</param>
/// <param name="LostAt">When the call is taken for lost if nothing more is heard of it; null where the company has no standard.</param>
[Stored("call-dialled")]
[Perishes(DataKind.Calls)]
public sealed record CallDialled(string Line, string? Operator, string Purpose, string? For, Instant At, Instant? LostAt = null) : CallerAside(Line, At);

/// <summary>The customer picked up.</summary>
/// <param name="For">Call whose promised call back this is, or null.</param>
/// <param name="RangS">Seconds it rang.</param>
/// <param name="Rings">The same as rings, where the source counts them.</param>
/// <param name="LostAt">When the call is taken for lost if nothing more is heard of it; null where the company has no standard.</param>
[Stored("dial-answered")]
[Perishes(DataKind.Calls)]
public sealed record DialAnswered(string Line, string? Operator, string? For, int RangS, int? Rings, Instant At, Instant? LostAt = null) : CallerAside(Line, At);

/// <summary>The operator gave up calling, or could not get through.</summary>
/// <param name="Outcome"><c>no-answer | busy | failed</c>, or why the source lost it.</param>
/// <param name="RangS">Seconds it rang.</param>
/// <param name="Rings">The same as rings, where the source counts them.</param>
[Stored("dial-given-up")]
[Perishes(DataKind.Calls)]
public sealed record DialGivenUp(string Line, string? Operator, string Outcome, int RangS, int? Rings, Instant At) : CallerAside(Line, At);

/// <summary>The talk of an outbound call is over.</summary>
/// <param name="TalkS">Seconds, holds left out; null where the source lost its end.</param>
/// <param name="HoldS">Holds in seconds, or null where no hold was told.</param>
[Stored("dial-ended")]
[Perishes(DataKind.Calls)]
public sealed record DialEnded(string Line, string? Operator, int? TalkS, int? HoldS, Instant At) : CallerAside(Line, At);
