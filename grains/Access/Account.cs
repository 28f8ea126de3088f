using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Access;

/// <param name="PasswordHash">Null until created.</param>
/// <param name="Roles">What it may be, and where.</param>
/// <param name="Disabled">Whether nobody may sign in.</param>
/// <param name="Generation">Grows when a password is not good any more: changed, disabled. A sign-in that was checked before then comes too late.</param>
/// <param name="GivenAt">When somebody else gave the password; null once its holder has chosen one.</param>
/// <param name="External">Whether a provider vouches for its holder: it has no password, and its roles are those of the provider's groups.</param>
/// <param name="Sessions">Sign-ins that have not ended, the newest last.</param>
/// <param name="Networks">Where its holder signed in lately, the newest last.</param>
public sealed record AccountState(string? PasswordHash, ImmutableArray<RoleGrant> Roles, bool Disabled, int Generation, Instant? GivenAt, bool External, ImmutableArray<Session> Sessions, ImmutableArray<string> Networks)
{
    public static AccountState None { get; } = new(null, [], false, 0, null, false, [], []);
}

/// <summary>A person's account (учётная запись): hash and roles, no name. Grain id <c>account/hub/{login}</c>.</summary>
public static class Account
{
    /// <summary>Stands where grain ids want a company, for what belongs to the hub as a whole.</summary>
    public const string Hub = "hub";

    private static readonly Refusal WrongScope = new("scope-wrong", "A scope is nothing, a company, or a company and an office.");

    public static GrainKind<AccountState, AccountCommand, AccountEvent> Kind { get; } =
        new("account", 2, AccountState.None, Decide, Evolve);

    public static GrainId IdOf(string login) => new(Kind.Name, Hub, login);

    public static Decision<AccountEvent> Decide(AccountState account, AccountCommand command, Turn turn) => command switch
    {
        CreateAccount { Roles: var roles } when !AreRoles(roles) => WrongScope,
        CreateAccount when account.PasswordHash is not null || account.External => new Refusal("account-exists", "The login is taken; choose another one."),
        CreateAccount create => new AccountCreated(create.PasswordHash, create.Roles, turn.Now, create.Given),
        ProvideAccount { Roles: var roles } when !AreRoles(roles) => WrongScope,
        ProvideAccount when account.PasswordHash is not null => new Refusal("account-exists", "The login is an account of the hub's own."),
        ProvideAccount provide when account.External && provide.Roles.SequenceEqual(account.Roles) => Decision<AccountEvent>.Nothing,
        ProvideAccount provide => new AccountProvided(provide.Roles, turn.Now),
        ChangePassword or ChangeRoles when account.External => new Refusal("account-external", "A provider vouches for this account: password and roles are changed there."),
        _ when account is { PasswordHash: null, External: false } => new Refusal("account-unknown", "There is no such account; create it first."),
        ChangePassword change => new PasswordChanged(change.PasswordHash, turn.Now, change.Given),
        RehashPassword rehash when rehash.Generation != account.Generation => Decision<AccountEvent>.Nothing,
        RehashPassword rehash => new PasswordRehashed(rehash.PasswordHash, turn.Now),
        ChangeRoles { Roles: var roles } when !AreRoles(roles) => WrongScope,
        ChangeRoles change when change.Roles.SequenceEqual(account.Roles) => Decision<AccountEvent>.Nothing,
        ChangeRoles change => new RolesChanged(change.Roles, turn.Now),
        DisableAccount when account.Disabled => Decision<AccountEvent>.Nothing,
        DisableAccount => new AccountDisabled(turn.Now),
        EnableAccount when !account.Disabled => Decision<AccountEvent>.Nothing,
        EnableAccount => new AccountEnabled(turn.Now),
        BeginSession begin when account.Disabled || begin.Generation != account.Generation => new Refusal("sign-in-late", "The account or its password has changed meanwhile; sign in again."),
        BeginSession begin when account.Sessions.Any(s => s.Id == begin.Session.Id) => Decision<AccountEvent>.Nothing,
        BeginSession begin => new SessionBegan(begin.Session, turn.Now),
        EndSession end when account.Sessions.Any(s => s.Id == end.Session) => new SessionEnded(end.Session, turn.Now),
        EndSessions when !account.Sessions.IsEmpty => new SessionsEnded(turn.Now),
        EndSession or EndSessions => Decision<AccountEvent>.Nothing,
        _ => throw new InvalidOperationException($"Unknown command {command}."),
    };

    public static AccountState Evolve(AccountState account, AccountEvent happened) => happened switch
    {
        AccountCreated created => account with { PasswordHash = created.PasswordHash, Roles = created.Roles, GivenAt = created.Given == true ? created.At : null },
        AccountProvided provided => account with { External = true, Roles = provided.Roles, Sessions = [] },
        PasswordChanged changed => account with { PasswordHash = changed.PasswordHash, GivenAt = changed.Given == true ? changed.At : null, Generation = account.Generation + 1, Sessions = [] },
        PasswordRehashed rehashed => account with { PasswordHash = rehashed.PasswordHash },
        RolesChanged changed => account with { Roles = changed.Roles, Sessions = [] },
        AccountDisabled => account with { Disabled = true, Generation = account.Generation + 1, Sessions = [] },
        AccountEnabled => account with { Disabled = false },
        SessionBegan began => account with { Sessions = Sessions.With(account.Sessions, began.Session), Networks = Sessions.Networks(account.Networks, began.Session.Network) },
        SessionEnded ended => account with { Sessions = Sessions.Without(account.Sessions, ended.Session) },
        SessionsEnded => account with { Sessions = [] },
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };

    private static bool AreRoles(ImmutableArray<RoleGrant> roles) => !roles.IsDefault && roles.All(r => new Scope(r.Company, r.Office).IsValid);
}
