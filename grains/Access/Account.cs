using System.Collections.Immutable;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Access;

/// <param name="PasswordHash">Null until created.</param>
/// <param name="Roles">What it may be, and where.</param>
/// <param name="Disabled">Whether nobody may sign in.</param>
/// <param name="Generation">Grows whenever older sign-ins end: password changed, disabled.</param>
public sealed record AccountState(string? PasswordHash, ImmutableArray<RoleGrant> Roles, bool Disabled, int Generation)
{
    public static AccountState None { get; } = new(null, [], false, 0);
}

/// <summary>A person's account (учётная запись): hash and roles, no name. Grain id <c>account/hub/{login}</c>.</summary>
public static class Account
{
    /// <summary>Stands where grain ids want a company, for what belongs to the hub as a whole.</summary>
    public const string Hub = "hub";

    private static readonly Refusal WrongScope = new("scope-wrong", "A scope is nothing, a company, or a company and an office.");

    public static GrainKind<AccountState, AccountCommand, AccountEvent> Kind { get; } =
        new("account", 1, AccountState.None, Decide, Evolve);

    public static GrainId IdOf(string login) => new(Kind.Name, Hub, login);

    public static Decision<AccountEvent> Decide(AccountState account, AccountCommand command, Turn turn) => command switch
    {
        CreateAccount { Roles: var roles } when !AreRoles(roles) => WrongScope,
        CreateAccount when account.PasswordHash is not null => new Refusal("account-exists", "The login is taken; choose another one."),
        CreateAccount create => new AccountCreated(create.PasswordHash, create.Roles, turn.Now),
        _ when account.PasswordHash is null => new Refusal("account-unknown", "There is no such account; create it first."),
        ChangePassword change => new PasswordChanged(change.PasswordHash, turn.Now),
        ChangeRoles { Roles: var roles } when !AreRoles(roles) => WrongScope,
        ChangeRoles change when change.Roles.SequenceEqual(account.Roles) => Decision<AccountEvent>.Nothing,
        ChangeRoles change => new RolesChanged(change.Roles, turn.Now),
        DisableAccount when account.Disabled => Decision<AccountEvent>.Nothing,
        DisableAccount => new AccountDisabled(turn.Now),
        EnableAccount when !account.Disabled => Decision<AccountEvent>.Nothing,
        EnableAccount => new AccountEnabled(turn.Now),
        _ => throw new InvalidOperationException($"Unknown command {command}."),
    };

    public static AccountState Evolve(AccountState account, AccountEvent happened) => happened switch
    {
        AccountCreated created => account with { PasswordHash = created.PasswordHash, Roles = created.Roles },
        PasswordChanged changed => account with { PasswordHash = changed.PasswordHash, Generation = account.Generation + 1 },
        RolesChanged changed => account with { Roles = changed.Roles },
        AccountDisabled => account with { Disabled = true, Generation = account.Generation + 1 },
        AccountEnabled => account with { Disabled = false },
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };

    private static bool AreRoles(ImmutableArray<RoleGrant> roles) => !roles.IsDefault && roles.All(r => new Scope(r.Company, r.Office).IsValid);
}
