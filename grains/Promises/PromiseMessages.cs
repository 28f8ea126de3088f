using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Promises;

public abstract record PromiseEvent(Instant At) : IEvent;

/// <summary>Somebody promised a customer something by an instant.</summary>
/// <param name="Kind">One of the company's kinds: call-back, next meeting, postponed date…</param>
/// <param name="Subject">What it is about, such as <c>appeal/a-1</c> or <c>caller/77</c>. No personal data.</param>
/// <param name="PromisedAt">What was said to the customer; of a day, its beginning.</param>
/// <param name="DueAt">Last instant in time, as the standard counts it.</param>
/// <param name="Rule">Rule that says so.</param>
/// <param name="Owner">Who keeps it, or null.</param>
/// <param name="By">Who promised.</param>
[Stored("promise-made")]
public sealed record PromiseMade(string Kind, string Subject, Instant PromisedAt, Instant DueAt, string Rule, string? Office, string? Owner, string By, Instant At) : PromiseEvent(At);

/// <summary>The customer was told of another instant, before the old one had passed.</summary>
/// <param name="ToldBy">Channel by which he was told.</param>
/// <param name="Reason">Why. No personal data.</param>
[Stored("promise-moved")]
public sealed record PromiseMoved(Instant PromisedAt, Instant DueAt, string ToldBy, string Reason, Instant At) : PromiseEvent(At);

/// <param name="Late">Whether it was kept after its instant.</param>
[Stored("promise-kept")]
public sealed record PromiseKept(bool Late, Instant At) : PromiseEvent(At);

/// <summary>Its instant has passed without it.</summary>
[Stored("promise-broken")]
public sealed record PromiseBroken(Instant DueAt, Instant At) : PromiseEvent(At);

/// <summary>The customer does not wait for it any more.</summary>
/// <param name="Reason">How he said so. No personal data.</param>
[Stored("promise-released")]
public sealed record PromiseReleased(string Reason, Instant At) : PromiseEvent(At);

public abstract record PromiseCommand : ICommand;

/// <summary>What people do with a promise. Another system may report the same as facts.</summary>
public abstract record PromiseAct : PromiseCommand, IFact;

/// <summary>Promises something by an instant or for a day: exactly one of the two is told.</summary>
[Stored("make-promise")]
public sealed record MakePromise(string Kind, string Subject, Instant? PromisedAt = null, LocalDate? PromisedDay = null, string? Office = null, string? Owner = null) : PromiseAct;

/// <summary>Moves a promise that is not late yet; the customer has been told.</summary>
[Stored("move-promise")]
public sealed record MovePromise(string ToldBy, string Reason, Instant? PromisedAt = null, LocalDate? PromisedDay = null) : PromiseAct;

/// <summary>Says that it was kept, at the command's own instant.</summary>
[Stored("keep-promise")]
public sealed record KeepPromise : PromiseAct;

/// <summary>Says that the customer does not wait for it any more.</summary>
[Stored("release-promise")]
public sealed record ReleasePromise(string Reason) : PromiseAct;

[Stored("wake-promise")]
public sealed record WakePromise(string Deadline) : PromiseCommand, IWake;
