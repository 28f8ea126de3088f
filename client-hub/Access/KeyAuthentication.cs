using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace OpsHub.ClientHub.Access;

/// <summary><c>Authorization: Bearer ohk_…</c>, checked on every request.</summary>
internal sealed class KeyAuthentication(Doorkeeper doorkeeper, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string Prefix = "Bearer ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) || !DeviceKeyText.TryParse(header[Prefix.Length..], out var key))
            return Task.FromResult(AuthenticateResult.Fail("The header holds no device key."));
        return Task.FromResult(doorkeeper.Holds(key) is { } generation
            ? AuthenticateResult.Success(new AuthenticationTicket(Schemes.ForDevice(Schemes.Key, key.Id, generation), Schemes.Key))
            : AuthenticateResult.Fail("No such key."));
    }
}
