using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Access;

public abstract record DeviceKeyEvent(Instant At) : IEvent;

/// <summary>A screen, kiosk or integration has a key; its public id is the grain's key.</summary>
/// <param name="Label">What it is for, such as <c>Hall screen, 2nd floor</c>; no person's name.</param>
/// <param name="SecretHash">SHA-256 of the secret, hexadecimal.</param>
/// <param name="Company">One company, or null for all.</param>
/// <param name="Office">One office, or null for the whole company.</param>
/// <param name="Rights">What the device may do there.</param>
/// <param name="ExpiresAt">From when on it is worth nothing, or null for never.</param>
[Stored("device-key-issued")]
public sealed record DeviceKeyIssued(
    string Label, string SecretHash, string? Company, string? Office, ImmutableArray<Right> Rights, Instant? ExpiresAt, Instant At) : DeviceKeyEvent(At);

[Stored("device-key-revoked")]
public sealed record DeviceKeyRevoked(Instant At) : DeviceKeyEvent(At);

/// <summary>The key has a new secret; everything else of it stays.</summary>
/// <param name="SecretHash">SHA-256 of the new secret, hexadecimal.</param>
/// <param name="FormerUntil">Until when the secret before works on; the instant of the rotation for not at all.</param>
/// <param name="ExpiresAt">From when on the key is worth nothing, or null for never.</param>
[Stored("device-key-rotated")]
public sealed record DeviceKeyRotated(string SecretHash, Instant FormerUntil, Instant? ExpiresAt, Instant At) : DeviceKeyEvent(At);

public abstract record DeviceKeyCommand : IInward;

[Stored("issue-device-key")]
public sealed record IssueDeviceKey(
    string Label, string SecretHash, string? Company, string? Office, ImmutableArray<Right> Rights, Instant? ExpiresAt) : DeviceKeyCommand;

/// <summary>Gives a key a new secret.</summary>
/// <param name="ExpiresAt">Null: as before.</param>
[Stored("rotate-device-key")]
public sealed record RotateDeviceKey(string SecretHash, Instant FormerUntil, Instant? ExpiresAt) : DeviceKeyCommand;

[Stored("revoke-device-key")]
public sealed record RevokeDeviceKey : DeviceKeyCommand;
