using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Recounts;

/// <summary>Why deadlines are counted anew.</summary>
public enum RecountCause { Calendar, Profile }

/// <summary>A clock that a change moved, gave or took away.</summary>
/// <param name="Subject">Grain whose clock it is, <c>kind/company/key</c>.</param>
/// <param name="Clock">Which of its clocks.</param>
/// <param name="Rule">Rule that holds now.</param>
/// <param name="Old">Null where there was no instant.</param>
/// <param name="New">Null where there is none any more.</param>
/// <param name="Days">Days of the calendar that the change is about and the clock counts over; empty where it is not the calendar.</param>
public sealed record MovedClock(string Subject, string Clock, string Rule, Instant? Old, Instant? New, ImmutableArray<LocalDate> Days);

public abstract record RecountEvent(Instant At) : IEvent;

/// <param name="What">Calendar and year such as <c>ru 2027</c>, or the version.</param>
[Stored("recount-begun")]
public sealed record RecountBegun(RecountCause Cause, string What, Instant At) : RecountEvent(At);

[Stored("clocks-moved")]
public sealed record ClocksMoved(ImmutableArray<MovedClock> Moved, Instant At) : RecountEvent(At);

/// <param name="Counted">Clocks that were counted anew.</param>
/// <param name="Moved">Of them, those that moved.</param>
/// <param name="TookMs">Real milliseconds from beginning to end.</param>
[Stored("recount-done")]
public sealed record RecountDone(long Counted, long Moved, long TookMs, Instant At) : RecountEvent(At);

/// <summary>Only the hub's own lane sends these.</summary>
public abstract record RecountCommand : IInward;

[Stored("begin-recount")]
public sealed record BeginRecount(RecountCause Cause, string What) : RecountCommand;

[Stored("record-moved")]
public sealed record RecordMoved(ImmutableArray<MovedClock> Moved) : RecountCommand;

[Stored("end-recount")]
public sealed record EndRecount(long Counted, long TookMs) : RecountCommand;
