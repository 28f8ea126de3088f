using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using OpsHub.Grains.Access;
using OpsHub.Grains.Kernel;

namespace OpsHub.ClientHub.Access.Oidc;

/// <summary>Lets in whom the provider vouches for, with the roles of his groups (ADR 0108).</summary>
internal sealed class OidcDesk(AccountDesk accounts, SessionDesk sessions, SignInDesk desk, IOptions<OidcOptions> options)
{
    /// <summary>Before the provider's name for a person, so that nobody there can be called as an account of the hub's own.</summary>
    public const string Prefix = "oidc:";

    /// <summary>The page that people sign in at, with the reason why they are back there.</summary>
    public static string PageOf(string reason) => $"/sign-in?oidc={reason}";

    /// <summary>Where to go afterwards: only ever a page of this hub.</summary>
    public static string OwnPath(string? next) => next is ['/', ..] and not ['/', '/' or '\\', ..] ? next : "/";

    /// <summary>Begins a session; null when it has begun, otherwise why not: <c>nameless</c>, <c>no-rights</c>, <c>disabled</c> or <c>later</c>.</summary>
    /// <param name="user">What the provider's token says, checked.</param>
    /// <param name="http">Gets the cookie.</param>
    /// <param name="cancel">Gives up waiting.</param>
    public async Task<string?> Enter(ClaimsPrincipal user, HttpContext http, CancellationToken cancel)
    {
        var refusal = await Begin(user, http, cancel);
        if (refusal is not null) desk.Failed();
        return refusal;
    }

    private async Task<string?> Begin(ClaimsPrincipal user, HttpContext http, CancellationToken cancel)
    {
        var login = Prefix + Logins.Normal(user.FindFirst(options.Value.LoginClaim)?.Value ?? "");
        if (login.Length == Prefix.Length || !GrainId.IsPart(login)) return "nameless";
        var roles = GroupRole.Of(options.Value.Roles, user.FindAll(options.Value.GroupsClaim).Select(c => c.Value).ToHashSet(StringComparer.Ordinal));
        // Whoever has left every group loses what he had; who never was in one leaves no account behind.
        if (roles.IsEmpty && accounts.Find(login) is null) return "no-rights";
        if ((await accounts.Say(Identity.ActorOf(login), Account.IdOf(login), new ProvideAccount(roles), cancel)).Problem is not null) return "later";
        if (roles.IsEmpty) return "no-rights";
        var account = accounts.Find(login)!;
        if (account.Disabled) return "disabled";
        var (cookie, problem) = await sessions.Begin(login, account, http, cancel);
        if (cookie is null || problem is not null) return "later";
        await http.SignInAsync(Schemes.Cookie, cookie, desk.EnterPerson());
        return null;
    }
}
