using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using OpsHub.ClientHub.Problems;

namespace OpsHub.ClientHub.Access;

/// <summary>Says "no" as Problem Details: 401 to whoever is not signed in, 403 to whoever is and may not.</summary>
internal sealed class PolicyAnswer : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded) return next(context);
        if (context.User.Identity?.IsAuthenticated != true)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return Problem.NotSignedIn.ExecuteAsync(context);
        }
        var asked = policy.Requirements.OfType<Policy>().FirstOrDefault();
        return new Problem(403, "forbidden", "The account or key may not do this here.", "Authorization", asked?.Meaning).ExecuteAsync(context);
    }
}
