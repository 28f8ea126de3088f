using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Access;

public abstract record AccountEvent(Instant At) : IEvent;

/// <summary>An account exists; its login is the grain's key.</summary>
/// <param name="PasswordHash">As the edge hashed it; never a password.</param>
[Stored("account-created")]
public sealed record AccountCreated(string PasswordHash, ImmutableArray<RoleGrant> Roles, Instant At) : AccountEvent(At);

/// <summary>Whoever signed in with the old password is signed out.</summary>
[Stored("password-changed")]
public sealed record PasswordChanged(string PasswordHash, Instant At) : AccountEvent(At);

[Stored("roles-changed")]
public sealed record RolesChanged(ImmutableArray<RoleGrant> Roles, Instant At) : AccountEvent(At);

/// <summary>Nobody may sign in any more, and whoever is signed in is signed out.</summary>
[Stored("account-disabled")]
public sealed record AccountDisabled(Instant At) : AccountEvent(At);

[Stored("account-enabled")]
public sealed record AccountEnabled(Instant At) : AccountEvent(At);

public abstract record AccountCommand : IInward;

[Stored("create-account")]
public sealed record CreateAccount(string PasswordHash, ImmutableArray<RoleGrant> Roles) : AccountCommand;

[Stored("change-password")]
public sealed record ChangePassword(string PasswordHash) : AccountCommand;

[Stored("change-roles")]
public sealed record ChangeRoles(ImmutableArray<RoleGrant> Roles) : AccountCommand;

[Stored("disable-account")]
public sealed record DisableAccount : AccountCommand;

[Stored("enable-account")]
public sealed record EnableAccount : AccountCommand;
