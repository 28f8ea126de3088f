using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Access;

namespace OpsHub.ClientHub.Access;

/// <summary>An account as administrators see it.</summary>
internal sealed record AccountAnswer(string Login, ImmutableArray<RoleGrant> Roles, bool Disabled);

internal sealed record AccountsAnswer(ImmutableArray<AccountAnswer> Accounts);

/// <summary>Creates an account.</summary>
/// <param name="Login">1–100 of a–z 0–9 . _ : -; no name of a person is asked for.</param>
/// <param name="Roles">With scopes; may be empty.</param>
/// <param name="Password">Left out: the hub makes one and shows it once.</param>
internal sealed record CreateAccountRequest(string Login, ImmutableArray<RoleGrant> Roles, string? Password = null);

internal sealed record RolesRequest(ImmutableArray<RoleGrant> Roles);

/// <param name="Password">Left out: the hub makes one and shows it once.</param>
internal sealed record PasswordRequest(string? Password = null);

/// <param name="Login">Whose.</param>
/// <param name="Password">The made password, shown once; left out when the caller chose it.</param>
internal sealed record PasswordAnswer(string Login, string? Password);

/// <summary>Issues a device key.</summary>
/// <param name="Label">What it is for; no person's name.</param>
/// <param name="Rights">What it may do.</param>
/// <param name="Company">One company; left out: all of them.</param>
/// <param name="Office">One office of the company; left out: the whole company.</param>
/// <param name="ExpiresAt">Left out: never.</param>
internal sealed record IssueKeyRequest(string Label, ImmutableArray<Right> Rights, string? Company = null, string? Office = null, Instant? ExpiresAt = null);

/// <summary>Gives a device key a new secret.</summary>
/// <param name="OverlapHours">How long the old one works on: 0 to 720.</param>
/// <param name="ExpiresAt">Left out: as before.</param>
internal sealed record RotateKeyRequest(int OverlapHours, Instant? ExpiresAt = null);

/// <param name="Id">Public part.</param>
/// <param name="Key">The whole key; it is shown this once and kept nowhere.</param>
internal sealed record IssuedKeyAnswer(string Id, string Key);

/// <summary>A device key as administrators see it.</summary>
internal sealed record DeviceKeyAnswer(
    string Id, string Label, ImmutableArray<Right> Rights, string? Company, string? Office, Instant IssuedAt, Instant? ExpiresAt, bool Revoked, Instant? LastUsedAt, FormerSecretAnswer? Former);

/// <summary>The secret before the last rotation, while it works on.</summary>
/// <param name="Until">From when on it is worth nothing.</param>
/// <param name="LastUsedAt">A device still shows it.</param>
internal sealed record FormerSecretAnswer(Instant Until, Instant? LastUsedAt);

/// <param name="Keys">Newest first.</param>
/// <param name="UsesSince">Since when uses are known here: when this process began.</param>
internal sealed record DeviceKeysAnswer(ImmutableArray<DeviceKeyAnswer> Keys, Instant UsesSince);
