using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Access;

public abstract record AccountEvent(Instant At) : IEvent;

/// <summary>An account exists; its login is the grain's key.</summary>
/// <param name="PasswordHash">As the edge hashed it; never a password.</param>
/// <param name="Roles">What it may be, and where.</param>
/// <param name="At">When.</param>
/// <param name="Given">True where the password is for the first sign-in only, for somebody else knows it.</param>
[Stored("account-created")]
public sealed record AccountCreated(string PasswordHash, ImmutableArray<RoleGrant> Roles, Instant At, bool? Given = null) : AccountEvent(At);

/// <summary>Whoever signed in with the old password is signed out.</summary>
/// <param name="PasswordHash">As the edge hashed it.</param>
/// <param name="At">When.</param>
/// <param name="Given">As of <see cref="AccountCreated"/>.</param>
[Stored("password-changed")]
public sealed record PasswordChanged(string PasswordHash, Instant At, bool? Given = null) : AccountEvent(At);

/// <summary>The same password under a hash of more rounds; nobody is signed out.</summary>
[Stored("password-rehashed")]
public sealed record PasswordRehashed(string PasswordHash, Instant At) : AccountEvent(At);

/// <summary>Whoever is signed in is signed out: a cookie that was stolen from an operator must not wake up as an administrator's.</summary>
[Stored("roles-changed")]
public sealed record RolesChanged(ImmutableArray<RoleGrant> Roles, Instant At) : AccountEvent(At);

/// <summary>A provider vouches for somebody, with the roles of his groups; whoever is signed in with others is signed out.</summary>
[Stored("account-provided")]
public sealed record AccountProvided(ImmutableArray<RoleGrant> Roles, Instant At) : AccountEvent(At);

/// <summary>Nobody may sign in any more, and whoever is signed in is signed out.</summary>
[Stored("account-disabled")]
public sealed record AccountDisabled(Instant At) : AccountEvent(At);

[Stored("account-enabled")]
public sealed record AccountEnabled(Instant At) : AccountEvent(At);

/// <summary>Somebody signed in.</summary>
[Stored("session-began")]
public sealed record SessionBegan(Session Session, Instant At) : AccountEvent(At);

/// <summary>Somebody signed out, or ended another sign-in of his own.</summary>
/// <param name="Session">Its id.</param>
[Stored("session-ended")]
public sealed record SessionEnded(string Session, Instant At) : AccountEvent(At);

/// <summary>Every sign-in of the account ended.</summary>
[Stored("sessions-ended")]
public sealed record SessionsEnded(Instant At) : AccountEvent(At);

public abstract record AccountCommand : IInward;

[Stored("create-account")]
public sealed record CreateAccount(string PasswordHash, ImmutableArray<RoleGrant> Roles, bool? Given = null) : AccountCommand;

[Stored("provide-account")]
public sealed record ProvideAccount(ImmutableArray<RoleGrant> Roles) : AccountCommand;

[Stored("change-password")]
public sealed record ChangePassword(string PasswordHash, bool? Given = null) : AccountCommand;

/// <param name="PasswordHash">Of the same password, with more rounds.</param>
/// <param name="Generation">The account's when the password was checked.</param>
[Stored("rehash-password")]
public sealed record RehashPassword(string PasswordHash, int Generation) : AccountCommand;

[Stored("change-roles")]
public sealed record ChangeRoles(ImmutableArray<RoleGrant> Roles) : AccountCommand;

[Stored("disable-account")]
public sealed record DisableAccount : AccountCommand;

[Stored("enable-account")]
public sealed record EnableAccount : AccountCommand;

/// <param name="Session">The new one.</param>
/// <param name="Generation">The account's when its password was checked.</param>
[Stored("begin-session")]
public sealed record BeginSession(Session Session, int Generation) : AccountCommand;

[Stored("end-session")]
public sealed record EndSession(string Session) : AccountCommand;

[Stored("end-sessions")]
public sealed record EndSessions : AccountCommand;
