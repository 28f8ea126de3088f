using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Callers;

/// <summary>Reports that the caller was promised a call back by an instant. One who waits leaves the line for it.</summary>
[Stored("promise-callback")]
public sealed record PromiseCallback(string Line, Instant CallbackAt) : CallerFact;

/// <summary>Reports that the caller was called back.</summary>
/// <param name="Line">Line the call came by.</param>
/// <param name="Operator">Who called, or null.</param>
[Stored("make-callback")]
public sealed record MakeCallback(string Line, string? Operator = null) : CallerFact;

/// <summary>The promise's word that nobody has called in time.</summary>
[Stored("miss-callback")]
public sealed record MissCallback(Instant DueAt) : CallerCommand, IInward;
