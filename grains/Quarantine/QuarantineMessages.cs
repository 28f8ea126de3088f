using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Quarantine;

public abstract record QuarantineEvent(Instant At) : IEvent;

/// <summary>A reported fact was not accepted.</summary>
/// <param name="Code">Why, stable.</param>
/// <param name="Detail">What is wrong and what to send instead. No personal data.</param>
/// <param name="FactId">The sender's id, or null when it could not be read.</param>
/// <param name="Grain">What it was about as <c>kind/key</c>, or null.</param>
/// <param name="Sender">Who sent it.</param>
/// <param name="Raw">As it came, at most <see cref="QuarantineDay.MaxRawLength"/> characters; may hold personal data.</param>
/// <param name="At">Hub time.</param>
[Stored("fact-quarantined")]
public sealed record FactQuarantined(string Code, string Detail, string? FactId, string? Grain, string Sender, string Raw, Instant At) : QuarantineEvent(At);

public abstract record QuarantineCommand : IInward;

[Stored("quarantine-fact")]
public sealed record QuarantineFact(string Code, string Detail, string? FactId, string? Grain, string Raw) : QuarantineCommand;
