using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Windows;

public enum BreakKind { Lunch, Technical, Personal }

public abstract record WindowEvent(string Office, int Number, Instant At) : IEvent;

/// <summary>An operator sat down at the window.</summary>
/// <param name="Operator">Operator's number; never a name.</param>
/// <param name="Services">Service ids the window serves.</param>
/// <param name="Reserve">What it serves when nobody waits for its own, or null.</param>
[Stored("window-opened")]
public sealed record WindowOpened(string Office, int Number, string Operator, ImmutableArray<string> Services, Instant At, ImmutableArray<string>? Reserve = null)
    : WindowEvent(Office, Number, At);

/// <param name="Incident">True when something happened that the visitors see, such as a fault; otherwise null.</param>
[Stored("window-closed")]
public sealed record WindowClosed(string Office, int Number, string Reason, Instant At, bool? Incident = null) : WindowEvent(Office, Number, At);

/// <param name="UntilAt">When it is meant to end, or null.</param>
[Stored("break-started")]
public sealed record BreakStarted(string Office, int Number, BreakKind Kind, string? Reason, Instant At, Instant? UntilAt = null) : WindowEvent(Office, Number, At);

[Stored("break-ended")]
public sealed record BreakEnded(string Office, int Number, ImmutableArray<string> Services, Instant At, ImmutableArray<string>? Reserve = null, string? Operator = null)
    : WindowEvent(Office, Number, At);

public abstract record WindowCommand : ICommand;

/// <summary>Signs an operator in to the window.</summary>
/// <param name="Operator">Operator's number; never a name.</param>
/// <param name="Services">What the window serves.</param>
/// <param name="Reserve">What it serves as well when nobody waits for its own, or null.</param>
[Stored("open-window")]
public sealed record OpenWindow(string Operator, ImmutableArray<string> Services, ImmutableArray<string>? Reserve = null) : WindowCommand;

/// <summary>Signs the operator out; a ticket in service is finished first by its queue.</summary>
/// <param name="Incident">Whether something happened that the visitors see: the board over the window says so and where to go.</param>
[Stored("close-window")]
public sealed record CloseWindow(string Reason, bool? Incident = null) : WindowCommand;

/// <summary>The queue has allowed a break; ask it with ask-break.</summary>
[Stored("start-break")]
public sealed record StartBreak(BreakKind Kind, string? Reason = null, Instant? UntilAt = null) : WindowCommand, IInward;

[Stored("end-break")]
public sealed record EndBreak : WindowCommand;
