using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Retention;

namespace OpsHub.Grains.Callers;

/// <summary>The caller was told that he will be called back.</summary>
/// <param name="PromisedAt">By when.</param>
[Stored("callback-promised")]
[Perishes(DataKind.Calls)]
public sealed record CallbackPromised(string Line, Instant PromisedAt, Instant At) : CallerAside(Line, At);

/// <summary>The caller was called back; whether in time says the promise.</summary>
/// <param name="Operator">Who called, or null.</param>
[Stored("callback-made")]
[Perishes(DataKind.Calls)]
public sealed record CallbackMade(string Line, string? Operator, Instant At) : CallerAside(Line, At);

/// <summary>The promised instant passed and nobody had called.</summary>
/// <param name="DueAt">Last instant in time, as the standard counts it.</param>
[Stored("callback-missed")]
[Perishes(DataKind.Calls)]
public sealed record CallbackMissed(string Line, Instant DueAt, Instant At) : CallerAside(Line, At);
