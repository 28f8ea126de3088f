using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Deadlines;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Cases;

public abstract record CaseEvent(Instant At) : IEvent;

/// <summary>A case has begun. Nobody is named in it.</summary>
/// <param name="Process">One of the company's processes.</param>
/// <param name="On">Event that began it.</param>
/// <param name="Number">Number under which the company files it, or null.</param>
/// <param name="Customer">Opaque key of the customer, or null.</param>
/// <param name="Appeal">Appeal it came from, or null.</param>
/// <param name="Owner">Who leads it, or null.</param>
/// <param name="By">Who opened it.</param>
[Stored("case-opened")]
public sealed record CaseOpened(
    string Process, string On, string? Number, string? Category, string? Channel, bool Vip, string? Office, string? Customer, string? Appeal, string? Owner, string By, Instant At) : CaseEvent(At);

/// <summary>Something happened to the case; <c>At</c> is when, by its source.</summary>
[Stored("case-event-recorded")]
public sealed record CaseEventRecorded(string Event, Instant At) : CaseEvent(At);

/// <summary>An event had happened at another instant than was said.</summary>
/// <param name="WasAt">What was said before.</param>
/// <param name="Reason">Why. No personal data.</param>
[Stored("case-event-corrected")]
public sealed record CaseEventCorrected(string Event, Instant WasAt, string Reason, Instant At) : CaseEvent(At);

/// <summary>Its clocks, as the standard has them from now on.</summary>
/// <param name="NextAt">When somebody must be told next, or null.</param>
[Stored("case-clocks-set")]
public sealed record CaseClocksSet(ImmutableArray<KeptClock> Clocks, Instant? NextAt, Instant At) : CaseEvent(At);

/// <param name="Step">Which of its steps.</param>
/// <param name="NextAt">When somebody must be told next, or null.</param>
[Stored("case-at-risk")]
public sealed record CaseAtRisk(string Step, Instant? DueAt, Instant? NextAt, Instant At) : CaseEvent(At);

/// <summary>A step was not done in time: a breach, on the log whatever comes after.</summary>
/// <param name="Step">Which of its steps.</param>
/// <param name="Warn">A warning rather than a breach.</param>
/// <param name="NextAt">When somebody must be told next, or null.</param>
[Stored("case-overdue")]
public sealed record CaseOverdue(string Step, Instant DueAt, bool Warn, Instant? NextAt, Instant At) : CaseEvent(At);

/// <param name="Step">One step, or null for the case.</param>
[Stored("case-owner-changed")]
public sealed record CaseOwnerChanged(string? Step, string Owner, Instant At) : CaseEvent(At);

/// <param name="Result">Reference of the result, or the event that ended it. No personal data.</param>
[Stored("case-completed")]
public sealed record CaseCompleted(string Result, Instant At) : CaseEvent(At);

/// <param name="Ground">One of the process's closed list.</param>
[Stored("case-cancelled")]
public sealed record CaseCancelled(string Ground, Instant At) : CaseEvent(At);
