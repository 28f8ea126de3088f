using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Signals;

/// <summary>What somebody in the hall asks for. Stored: never renamed.</summary>
public enum SignalKind
{
    /// <summary>A visitor presses the button that calls the staff.</summary>
    StaffCall,

    /// <summary>An operator is in danger.</summary>
    Panic,

    /// <summary>A quarrel begins.</summary>
    Conflict,

    /// <summary>A visitor who may need help has taken a ticket (SARATOV-A3-6.2b).</summary>
    Assist,
}

public abstract record SignalEvent(string Signal, Instant At) : IEvent;

/// <param name="Signal">Unique among the office's open signals: kind and place.</param>
/// <param name="Window">Window it comes from, or null.</param>
/// <param name="Ticket">Ticket it is about, or null.</param>
/// <param name="DueAt">By when somebody must have acknowledged it.</param>
/// <param name="By">Who raised it.</param>
[Stored("signal-raised")]
public sealed record SignalRaised(string Signal, SignalKind Kind, int? Window, string? Ticket, Instant DueAt, string By, Instant At) : SignalEvent(Signal, At);

/// <param name="By">Who comes.</param>
/// <param name="AfterS">Seconds after it was raised.</param>
[Stored("signal-acknowledged")]
public sealed record SignalAcknowledged(string Signal, SignalKind Kind, string By, int AfterS, Instant At) : SignalEvent(Signal, At);

/// <summary>Nobody acknowledged it in time: a breach that goes up to whoever is next.</summary>
[Stored("signal-unanswered")]
public sealed record SignalUnanswered(string Signal, SignalKind Kind, Instant RaisedAt, Instant At) : SignalEvent(Signal, At);

[Stored("signal-resolved")]
public sealed record SignalResolved(string Signal, SignalKind Kind, string By, Instant At) : SignalEvent(Signal, At);

public abstract record SignalCommand : ICommand;

/// <summary>Raises a signal; one that is already open at the same place is not raised again, however often the button is pressed.</summary>
/// <param name="Kind">What.</param>
/// <param name="Window">Window, or null for the hall.</param>
/// <param name="Ticket">Ticket it is about, or null.</param>
/// <param name="WithinS">By when it must be acknowledged, 5–3600 seconds; null: as usual for its kind.</param>
[Stored("raise-signal")]
public sealed record RaiseSignal(SignalKind Kind, int? Window = null, string? Ticket = null, int? WithinS = null) : SignalCommand;

/// <summary>Says that somebody comes.</summary>
[Stored("acknowledge-signal")]
public sealed record AcknowledgeSignal(string Signal) : SignalCommand;

/// <summary>It is over.</summary>
[Stored("resolve-signal")]
public sealed record ResolveSignal(string Signal) : SignalCommand;

[Stored("pass-deadline")]
public sealed record PassSignalDeadline(string Deadline) : SignalCommand, IWake;
