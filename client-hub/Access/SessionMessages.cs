using System.Collections.Immutable;
using OpsHub.Grains.Access;

namespace OpsHub.ClientHub.Access;

/// <summary>Signs a person in.</summary>
/// <param name="Login">As given by the administrator; capitals make no difference.</param>
/// <param name="Password">Never kept, never logged.</param>
internal sealed record SignInRequest(string Login, string Password);

/// <summary>Signs a device in.</summary>
/// <param name="Key"><c>ohk_…</c>.</param>
internal sealed record DeviceSignInRequest(string Key);

/// <summary>Changes one's own password; every other session of the account ends.</summary>
internal sealed record OwnPasswordRequest(string OldPassword, string NewPassword);

/// <summary>Who is signed in.</summary>
/// <param name="Kind"><c>account</c> or <c>device</c>.</param>
/// <param name="Name">Login of a person, label of a device.</param>
/// <param name="Roles">Roles of a person with their scopes; company null means every company, office null the whole company.</param>
/// <param name="Rights">Every right with its scope.</param>
internal sealed record SessionAnswer(IdentityKind Kind, string Name, ImmutableArray<RoleGrant> Roles, ImmutableArray<RightGrant> Rights)
{
    public static SessionAnswer Of(Identity identity) => new(identity.Kind, identity.Name, identity.Roles, identity.Rights);
}
