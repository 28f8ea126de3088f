using System.ComponentModel.DataAnnotations;

namespace OpsHub.ClientHub.Access.Oidc;

/// <summary>Sign-in of people by a provider of OpenID Connect, beside the hub's own accounts.</summary>
public sealed class OidcOptions : IValidatableObject
{
    public const string Section = "Access:Oidc";

    /// <summary>The provider's address, below which <c>.well-known/openid-configuration</c> lies; without it nobody signs in so.</summary>
    public string? Authority { get; set; }

    /// <summary>What the provider calls the hub. Its secret is <c>OPSHUB_OIDC_SECRET</c>; a public client has none.</summary>
    public string? ClientId { get; set; }

    /// <summary>What people call the provider, for the button of the sign-in page.</summary>
    public string? Name { get; set; }

    /// <summary>The claim that names a person to the hub; one that the provider never gives to somebody else.</summary>
    public string LoginClaim { get; set; } = "preferred_username";

    /// <summary>The claim with the names of a person's groups or roles.</summary>
    public string GroupsClaim { get; set; } = "groups";

    /// <summary>Scopes that are asked for besides <c>openid profile</c>, such as one that brings the groups.</summary>
    public string[] Scopes { get; set; } = [];

    /// <summary>What groups may do: <c>group=role</c> everywhere, <c>group=role@company</c>, <c>group=role@company/office</c>. Whoever is in none of them does not come in.</summary>
    public string[] Roles { get; set; } = [];

    /// <summary>Seconds that the provider has for an answer to the hub; then people are told that it does not answer.</summary>
    [Range(1, 300, ErrorMessage = "Access:Oidc:PatienceS is 1 to 300 seconds.")]
    public int PatienceS { get; set; } = 30;

    internal bool IsOn => Authority is not null;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsOn) yield break;
        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var address) || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
            yield return new ValidationResult("Access:Oidc:Authority is https://…; http:// on this machine only.", [nameof(Authority)]);
        if (string.IsNullOrWhiteSpace(ClientId)) yield return new ValidationResult("Access:Oidc:ClientId is what the provider calls the hub.", [nameof(ClientId)]);
        if (Roles.FirstOrDefault(r => GroupRole.Parse(r) is null) is { } wrong)
            yield return new ValidationResult($"Access:Oidc:Roles: '{wrong}' is no group=role, group=role@company or group=role@company/office.", [nameof(Roles)]);
    }
}

/// <summary>The secret by which the hub proves itself to the provider; null for a public client.</summary>
public sealed record OidcSecret(string? Text);
