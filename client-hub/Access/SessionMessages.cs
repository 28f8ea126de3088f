using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Access;

namespace OpsHub.ClientHub.Access;

/// <summary>Signs a person in.</summary>
/// <param name="Login">As given by the administrator; capitals make no difference.</param>
/// <param name="Password">Never kept, never logged.</param>
/// <param name="NewPassword">The password from now on; must be said where somebody else gave the present one.</param>
internal sealed record SignInRequest(string Login, string Password, string? NewPassword = null);

/// <summary>Signs a device in.</summary>
/// <param name="Key"><c>ohk_…</c>.</param>
internal sealed record DeviceSignInRequest(string Key);

/// <summary>Changes one's own password; every other session of the account ends.</summary>
internal sealed record OwnPasswordRequest(string OldPassword, string NewPassword);

/// <summary>One's own sessions that have not ended, the newest first.</summary>
internal sealed record SessionsAnswer(ImmutableArray<OpenSession> Sessions);

/// <param name="Id">To end it by.</param>
/// <param name="Network">Where it was begun: a network, never a whole address.</param>
/// <param name="BeganAt">By real time.</param>
/// <param name="UntilAt">Its end whatever happens; it ends sooner where nothing is asked for.</param>
/// <param name="Here">Whether this request is of it.</param>
internal sealed record OpenSession(string Id, string Network, Instant BeganAt, Instant UntilAt, bool Here);

/// <summary>Who is signed in.</summary>
/// <param name="Kind"><c>account</c> or <c>device</c>.</param>
/// <param name="Name">Login of a person, label of a device.</param>
/// <param name="Roles">Roles of a person with their scopes; company null means every company, office null the whole company.</param>
/// <param name="Rights">Every right with its scope.</param>
internal sealed record SessionAnswer(IdentityKind Kind, string Name, ImmutableArray<RoleGrant> Roles, ImmutableArray<RightGrant> Rights)
{
    public static SessionAnswer Of(Identity identity) => new(identity.Kind, identity.Name, identity.Roles, identity.Rights);
}
