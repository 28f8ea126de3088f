using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Duties;

public abstract record DutyEvent(Instant At) : IEvent;

/// <summary>From here on it is counted; the period at hand is the first.</summary>
/// <param name="Period">First day of that period.</param>
/// <param name="DueAt">By when it is due.</param>
[Stored("duty-begun")]
public sealed record DutyBegun(LocalDate Period, Instant DueAt, Instant At) : DutyEvent(At);

/// <param name="Period">First day of the period that it was done for.</param>
/// <param name="Note">Reference: number of questionnaires, of an order. No personal data. Or null.</param>
/// <param name="ActBy">By when what was found must be acted on, or null.</param>
/// <param name="NextPeriod">First day of the period that is due next.</param>
/// <param name="NextDueAt">By when.</param>
[Stored("duty-done")]
public sealed record DutyDone(LocalDate Period, string? Note, bool Late, Instant? ActBy, LocalDate NextPeriod, Instant NextDueAt, Instant At) : DutyEvent(At);

/// <summary>A period has passed without it.</summary>
[Stored("duty-missed")]
public sealed record DutyMissed(LocalDate Period, Instant DueAt, LocalDate NextPeriod, Instant NextDueAt, Instant At) : DutyEvent(At);

/// <summary>What was found was acted on.</summary>
[Stored("duty-acted")]
public sealed record DutyActed(LocalDate Period, string Note, bool Late, Instant At) : DutyEvent(At);

/// <summary>What was found was not acted on in time.</summary>
[Stored("duty-act-overdue")]
public sealed record DutyActOverdue(LocalDate Period, Instant ActBy, Instant At) : DutyEvent(At);

/// <summary>The standard asks for it no more: the period that had begun was the last.</summary>
[Stored("duty-ended")]
public sealed record DutyEnded(Instant At) : DutyEvent(At);

public abstract record DutyCommand : ICommand;

/// <summary>Begins to count; the hub says so when it starts with the company's profile, and when a version that asks for it takes force.</summary>
[Stored("begin-duty")]
public sealed record BeginDuty : DutyCommand, IInward;

/// <summary>Says that it was done, at the command's own instant.</summary>
[Stored("record-duty")]
public sealed record RecordDuty(string? Note = null) : DutyCommand, IFact;

/// <summary>Says that what was found was acted on.</summary>
[Stored("act-on-duty")]
public sealed record ActOnDuty(string Note) : DutyCommand, IFact;

[Stored("wake-duty")]
public sealed record WakeDuty(string Deadline) : DutyCommand, IWake;
