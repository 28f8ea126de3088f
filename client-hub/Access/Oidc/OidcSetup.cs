using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace OpsHub.ClientHub.Access.Oidc;

/// <summary>The provider, as ASP.NET wants to be told. Its scheme is added only where there is one: the framework starts every scheme at every request.</summary>
internal static class OidcSetup
{
    public const string Callback = "/api/v1/oidc/callback";

    private const string SignedOutCallback = "/api/v1/oidc/signed-out";

    public static void AddOidc(this IServiceCollection services)
    {
        services.TryAddSingleton(new OidcSecret(null));
        services.AddSingleton<OidcDesk>().AddTransient<OpenIdConnectHandler>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<OpenIdConnectOptions>, OpenIdConnectPostConfigureOptions>());
        services.AddOptions<OpenIdConnectOptions>(Schemes.Oidc).Configure<IOptions<OidcOptions>, OidcSecret>(SetUp);
    }

    public static void UseOidc(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<OidcOptions>>().Value.IsOn)
            app.Services.GetRequiredService<IAuthenticationSchemeProvider>().AddScheme(new AuthenticationScheme(Schemes.Oidc, null, typeof(OpenIdConnectHandler)));
    }

    private static void SetUp(OpenIdConnectOptions oidc, IOptions<OidcOptions> options, OidcSecret secret)
    {
        var said = options.Value;
        (oidc.Authority, oidc.ClientId, oidc.ClientSecret) = (said.Authority, said.ClientId, secret.Text);
        oidc.RequireHttpsMetadata = said.Authority?.StartsWith("http:", StringComparison.OrdinalIgnoreCase) != true;   // the setting is refused unless it is this machine
        // The code comes back in the address: a form from another site would need cookies that go along with anything.
        (oidc.ResponseType, oidc.ResponseMode, oidc.UsePkce) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query, true);
        (oidc.CallbackPath, oidc.SignedOutCallbackPath, oidc.SignedOutRedirectUri) = (Callback, SignedOutCallback, "/sign-in");
        (oidc.SignInScheme, oidc.SignOutScheme) = (Schemes.Cookie, Schemes.Cookie);
        (oidc.MapInboundClaims, oidc.SaveTokens, oidc.BackchannelTimeout) = (false, false, TimeSpan.FromSeconds(said.PatienceS));
        foreach (var cookie in (CookieBuilder[])[oidc.CorrelationCookie, oidc.NonceCookie]) (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
        foreach (var scope in said.Scopes) oidc.Scope.Add(scope);
        oidc.Events.OnTicketReceived = Enter;
        oidc.Events.OnRemoteFailure = Fail;
        oidc.Events.OnRedirectToIdentityProviderForSignOut = NameTheHub;
    }

    private static async Task Enter(TicketReceivedContext ticket)
    {
        var refusal = await ticket.HttpContext.RequestServices.GetRequiredService<OidcDesk>().Enter(ticket.Principal!, ticket.HttpContext, ticket.HttpContext.RequestAborted);
        ticket.Response.Redirect(refusal is null ? OidcDesk.OwnPath(ticket.ReturnUri) : OidcDesk.PageOf(refusal));
        ticket.HandleResponse();
    }

    /// <summary>The kind of the failure is logged and not its words, which may quote a token.</summary>
    private static Task Fail(RemoteFailureContext failure)
    {
        var services = failure.HttpContext.RequestServices;
        services.GetRequiredService<SignInDesk>().Failed();
        services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(OidcSetup)).OidcFailed(failure.Failure?.GetType().Name ?? "unknown");
        failure.Response.Redirect(OidcDesk.PageOf("failed"));
        failure.HandleResponse();
        return Task.CompletedTask;
    }

    /// <summary>No token of the provider is kept to show at the end, so the hub says its name.</summary>
    private static Task NameTheHub(RedirectContext context)
    {
        context.ProtocolMessage.ClientId = context.Options.ClientId;
        return Task.CompletedTask;
    }
}
