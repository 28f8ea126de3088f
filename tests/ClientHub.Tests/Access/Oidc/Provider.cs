using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace OpsHub.ClientHub.Tests.Access.Oidc;

/// <summary>A real OpenIddict server on a free port. It asks nobody for a password: whoever comes is the person whom the test names.</summary>
internal sealed class Provider : IAsyncDisposable
{
    public const string ClientId = "hub";
    public const string Secret = "the hub's own secret";

    private WebApplication _app = null!;

    public string Address => _app.Urls.First();

    /// <summary>Who signs in there.</summary>
    public (string Name, string[] Groups) Person { get; set; } = ("anna", []);

    /// <summary>Changes the token that the hub is given, after it is made and before it is signed.</summary>
    public Action<ClaimsPrincipal> Forge { get; set; } = _ => { };

    /// <summary>What the hub sent to prove that the code is its own.</summary>
    public List<OpenIddictRequest> Asked { get; } = [];

    public static async Task<Provider> Start()
    {
        var provider = new Provider();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddOpenIddict().AddServer(provider.SetUp);
        var app = builder.Build();
        app.UseAuthentication();
        await app.StartAsync(CancellationToken.None);
        provider._app = app;
        return provider;
    }

    /// <summary>The same server as if nobody had been there.</summary>
    public Provider Anew()
    {
        (Person, Forge) = (("anna", []), _ => { });
        Asked.Clear();
        return this;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private void SetUp(OpenIddictServerBuilder server)
    {
        server.EnableDegradedMode();   // no database: the handlers below say what is right
        server.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token").SetEndSessionEndpointUris("end");
        server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().RegisterScopes(Scopes.Profile);
        server.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
        server.UseAspNetCore().DisableTransportSecurityRequirement();
        server.AddEventHandler<ValidateAuthorizationRequestContext>(b => b.UseInlineHandler(Of<ValidateAuthorizationRequestContext>(c => { if (c.ClientId != ClientId) c.Reject(Errors.InvalidClient); })));
        server.AddEventHandler<ValidateTokenRequestContext>(b => b.UseInlineHandler(Of<ValidateTokenRequestContext>(c =>
        {
            Asked.Add(c.Request);
            if (c.ClientId != ClientId || c.ClientSecret != Secret) c.Reject(Errors.InvalidClient);
        })));
        server.AddEventHandler<ValidateEndSessionRequestContext>(b => b.UseInlineHandler(Of<ValidateEndSessionRequestContext>(c => { if (c.ClientId != ClientId) c.Reject(Errors.InvalidClient); })));
        server.AddEventHandler<HandleEndSessionRequestContext>(b => b.UseInlineHandler(Of<HandleEndSessionRequestContext>(c => c.SignOut())));
        server.AddEventHandler<HandleAuthorizationRequestContext>(b => b.UseInlineHandler(Of<HandleAuthorizationRequestContext>(c => c.SignIn(Principal(c.Request)))));
        server.AddEventHandler<ProcessSignInContext>(b => b
            .UseInlineHandler(Of<ProcessSignInContext>(c => { if (c.IdentityTokenPrincipal is { } token) Forge(token); }))
            .SetOrder(OpenIddictServerHandlers.PrepareIdentityTokenPrincipal.Descriptor.Order + 1));
    }

    private ClaimsPrincipal Principal(OpenIddictRequest asked)
    {
        var identity = new ClaimsIdentity("provider");
        identity.SetClaim(Claims.Subject, $"subject of {Person.Name}").SetClaim(Claims.PreferredUsername, Person.Name);
        identity.AddClaims(Person.Groups.Select(g => new Claim("groups", g)));
        identity.SetDestinations(_ => [Destinations.IdentityToken]);
        return new ClaimsPrincipal(identity).SetScopes(asked.GetScopes());
    }

    private static Func<T, ValueTask> Of<T>(Action<T> handle) => context =>
    {
        handle(context);
        return ValueTask.CompletedTask;
    };
}

/// <summary>One provider for all tests of a class, for its keys are dear.</summary>
public sealed class SharedProvider : IAsyncLifetime
{
    internal Provider Provider { get; private set; } = null!;

    public async Task InitializeAsync() => Provider = await Provider.Start();

    public async Task DisposeAsync() => await Provider.DisposeAsync();
}
