using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Channels;

public abstract record ChannelEvent(Instant At) : IEvent;

/// <param name="Interruption">Id of the interruption: that of its first report.</param>
public abstract record InterruptionEvent(string Interruption, Instant At) : ChannelEvent(At);

/// <summary>The channel does not work.</summary>
/// <param name="StartedAt">Since when.</param>
/// <param name="Reason">As far as it is known, at most 500 characters; null while it is not.</param>
/// <param name="ForceMajeure">Counted apart: it takes nothing from the month's budget.</param>
/// <param name="Source">Who says so: a person's account or a probe.</param>
[Stored("interruption-began")]
public sealed record InterruptionBegan(string Interruption, Instant StartedAt, string? Reason, bool ForceMajeure, string Source, Instant At) : InterruptionEvent(Interruption, At);

/// <summary>A further report of the same interruption; all of it as it stands now.</summary>
/// <param name="Report">The report that joined.</param>
/// <param name="ReportEndedAt">Its own end, or null while it goes on.</param>
/// <param name="EndedAt">End of the whole; null while a report goes on.</param>
/// <param name="ForceMajeure">Of the whole: only where every report says so.</param>
/// <param name="Absorbed">Interruptions that turned out to be parts of this one, and are no more.</param>
[Stored("interruption-joined")]
public sealed record InterruptionJoined(
    string Interruption, string Report, Instant StartedAt, Instant? ReportEndedAt, Instant? EndedAt, string? Reason, bool ForceMajeure, ImmutableArray<string> Absorbed, string Source, Instant At)
    : InterruptionEvent(Interruption, At);

/// <summary>One of its reports is over, another one goes on.</summary>
[Stored("interruption-report-ended")]
public sealed record InterruptionReportEnded(string Interruption, string Report, Instant EndedAt, Instant At) : InterruptionEvent(Interruption, At);

/// <summary>The channel works again.</summary>
[Stored("interruption-ended")]
public sealed record InterruptionEnded(string Interruption, Instant StartedAt, Instant EndedAt, string? Reason, bool ForceMajeure, Instant At) : InterruptionEvent(Interruption, At);

/// <summary>Reason or force majeure were told, or told otherwise.</summary>
[Stored("interruption-corrected")]
public sealed record InterruptionCorrected(string Interruption, Instant StartedAt, Instant? EndedAt, string? Reason, bool ForceMajeure, string By, Instant At) : InterruptionEvent(Interruption, At);

/// <summary>There was none: the report was wrong. It counts nowhere.</summary>
[Stored("interruption-withdrawn")]
public sealed record InterruptionWithdrawn(string Interruption, string Why, string By, Instant At) : InterruptionEvent(Interruption, At);

/// <summary>Every probe fails at once: most likely it is the hub that is cut off, and what they see counts for nothing.</summary>
/// <param name="Since">First of those failures.</param>
/// <param name="Why">What the newest one was, as supervisors may read it.</param>
[Stored("looks-doubted")]
public sealed record LooksDoubted(Instant Since, string Why, Instant At) : ChannelEvent(At);

/// <summary>A probe was good again: what they see counts.</summary>
[Stored("looks-trusted")]
public sealed record LooksTrusted(Instant At) : ChannelEvent(At);

public abstract record ChannelCommand : ICommand;

/// <summary>Says that the channel does not work, or did not. A report that touches what is known is a part of it.</summary>
/// <param name="Report">Id of the report, unique within the channel; said twice, done once.</param>
/// <param name="StartsAt">Since when; null: since the command's own instant.</param>
/// <param name="EndsAt">When it worked again, where that is known already; or null.</param>
[Stored("report-interruption")]
public sealed record ReportInterruption(string Report, Instant? StartsAt = null, Instant? EndsAt = null, string? Reason = null, bool ForceMajeure = false) : ChannelCommand, IFact;

/// <summary>Says that the channel works again, at the command's own instant.</summary>
/// <param name="Report">Which report is over; null for all that go on.</param>
[Stored("end-interruption")]
public sealed record EndInterruption(string? Report = null) : ChannelCommand, IFact;

/// <summary>Tells the reason, or whether it was force majeure. What is null stays.</summary>
[Stored("correct-interruption")]
public sealed record CorrectInterruption(string Interruption, string? Reason = null, bool? ForceMajeure = null) : ChannelCommand, IFact;

/// <summary>Takes back an interruption that there was not.</summary>
[Stored("withdraw-interruption")]
public sealed record WithdrawInterruption(string Interruption, string Why) : ChannelCommand, IFact;

/// <summary>From the probes of a channel: everything fails at once.</summary>
/// <param name="Since">First of those failures.</param>
[Stored("doubt-looks")]
public sealed record DoubtLooks(Instant Since, string Why) : ChannelCommand, IInward;

/// <summary>From them: something is good again.</summary>
[Stored("trust-looks")]
public sealed record TrustLooks : ChannelCommand, IInward;
