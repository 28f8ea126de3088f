using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace OpsHub.ClientHub.Access.Oidc;

/// <summary>Whether people can sign in by a provider.</summary>
/// <param name="Provider">What people call it, maybe nothing; left out where there is none.</param>
internal sealed record SignInWaysAnswer(string? Provider);

/// <summary>To the provider and back.</summary>
internal static class OidcRoutes
{
    public static void MapOidc(this IEndpointRouteBuilder app)
    {
        app.Map(Routes.SignInWays, (IOptions<OidcOptions> options) => TypedResults.Json(new SignInWaysAnswer(options.Value.IsOn ? options.Value.Name ?? "" : null))).Answers<SignInWaysAnswer>();
        app.Map(Routes.OidcSignIn, (HttpContext http, IOptions<OidcOptions> options, string? next = null) =>
            Go(options, () => http.ChallengeAsync(Schemes.Oidc, new AuthenticationProperties { RedirectUri = OidcDesk.OwnPath(next) }), OidcDesk.PageOf("unreachable")));
        app.Map(Routes.OidcSignOut, (HttpContext http, IOptions<OidcOptions> options) =>
            Go(options, () => http.SignOutAsync(Schemes.Oidc, new AuthenticationProperties { RedirectUri = "/sign-in" }), "/sign-in"));
    }

    /// <summary>Sends the browser to the provider, or to a page of ours where the provider does not say where it is.</summary>
    private static async Task<IResult> Go(IOptions<OidcOptions> options, Func<Task> there, string otherwise)
    {
        if (!options.Value.IsOn) return Results.Redirect("/sign-in");
        try
        {
            await there();
            return Results.Empty;
        }
        catch (InvalidOperationException)
        {
            // Its configuration could not be read, or names no such address. Local accounts go on as if it were not there.
            return Results.Redirect(otherwise);
        }
    }
}
