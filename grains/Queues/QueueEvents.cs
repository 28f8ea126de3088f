using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Retention;
using OpsHub.Grains.Windows;

namespace OpsHub.Grains.Queues;

public abstract record QueueEvent(Instant At) : IEvent;

[Stored("queue-configured")]
public sealed record QueueConfigured(QueueRules Rules, Instant At) : QueueEvent(At);

/// <summary>The window may call.</summary>
/// <param name="Reserve">What it serves when nobody waits for its own; null: nothing.</param>
/// <param name="Operator">Who sits there; null where nobody has said.</param>
[Stored("window-admitted")]
public sealed record WindowAdmitted(int Window, ImmutableArray<string> Services, Instant At, ImmutableArray<string>? Reserve = null, string? Operator = null) : QueueEvent(At);

/// <summary>The window may not call any more.</summary>
/// <param name="OnBreak">On a break rather than closed.</param>
[Stored("window-withdrawn")]
public sealed record WindowWithdrawn(int Window, bool OnBreak, Instant At) : QueueEvent(At);

/// <summary>A break was allowed; the window may not call until it is over.</summary>
/// <param name="OpenLeft">Windows that stay open; at least one.</param>
/// <param name="Waiting">People who waited then.</param>
/// <param name="UntilAt">When it is meant to end, or null.</param>
[Stored("break-granted")]
public sealed record BreakGranted(int Window, BreakKind Kind, string? Reason, int OpenLeft, int Waiting, Instant At, Instant? UntilAt = null) : QueueEvent(At);

/// <summary>Somebody waits for a window that stands free.</summary>
/// <param name="Until">From then on it is a breach.</param>
[Stored("window-awaited")]
[Perishes(DataKind.Visits)]
public sealed record WindowAwaited(int Window, Instant Until, Instant At) : QueueEvent(At);

/// <summary>The window stood free too long although somebody waited for it: a breach of its own (SARATOV-A3-3.1).</summary>
/// <param name="Since">Since when it stands free with people waiting.</param>
/// <param name="Waiting">How many wait for it.</param>
[Stored("window-idled")]
[Perishes(DataKind.Visits)]
public sealed record WindowIdled(int Window, Instant Since, int Waiting, Instant At) : QueueEvent(At);

/// <summary>The office's day began for the queue: tickets are issued from here on.</summary>
[Stored("queue-opened")]
[Perishes(DataKind.Visits)]
public sealed record QueueOpened(Instant At) : QueueEvent(At);

/// <summary>The office's day ended for the queue: no ticket is issued until it opens again.</summary>
/// <param name="Turned">Tickets that were not served.</param>
/// <param name="Visits">Their records, in the same order; null in logs of earlier versions.</param>
[Stored("queue-closed")]
[Perishes(DataKind.Visits)]
public sealed record QueueClosed(string Reason, ImmutableArray<string> Turned, Instant At, ImmutableArray<VisitRecord>? Visits = null) : QueueEvent(At);

/// <summary>The day ended and those who wait keep their place; each of them is parked until the queue opens.</summary>
[Stored("queue-kept")]
[Perishes(DataKind.Visits)]
public sealed record QueueKept(string Reason, ImmutableArray<string> Kept, Instant At) : QueueEvent(At);
