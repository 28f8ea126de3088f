using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Windows;

public enum BreakKind { Lunch, Technical, Personal }

public abstract record WindowEvent(string Office, int Number, Instant At) : IEvent;

/// <summary>An operator sat down at the window.</summary>
/// <param name="Operator">Operator's number; never a name.</param>
/// <param name="Services">Service ids the window serves.</param>
[Stored("window-opened")]
public sealed record WindowOpened(string Office, int Number, string Operator, ImmutableArray<string> Services, Instant At) : WindowEvent(Office, Number, At);

[Stored("window-closed")]
public sealed record WindowClosed(string Office, int Number, string Reason, Instant At) : WindowEvent(Office, Number, At);

[Stored("break-started")]
public sealed record BreakStarted(string Office, int Number, BreakKind Kind, string? Reason, Instant At) : WindowEvent(Office, Number, At);

[Stored("break-ended")]
public sealed record BreakEnded(string Office, int Number, ImmutableArray<string> Services, Instant At) : WindowEvent(Office, Number, At);

public abstract record WindowCommand : ICommand;

/// <summary>Signs an operator in to the window.</summary>
[Stored("open-window")]
public sealed record OpenWindow(string Operator, ImmutableArray<string> Services) : WindowCommand;

/// <summary>Signs the operator out; a ticket in service is finished first by its queue.</summary>
[Stored("close-window")]
public sealed record CloseWindow(string Reason) : WindowCommand;

[Stored("start-break")]
public sealed record StartBreak(BreakKind Kind, string? Reason = null) : WindowCommand;

[Stored("end-break")]
public sealed record EndBreak : WindowCommand;
