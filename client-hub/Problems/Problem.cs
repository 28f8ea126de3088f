using System.Globalization;
using Microsoft.AspNetCore.Http;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Grains.Norms;

namespace OpsHub.ClientHub.Problems;

/// <summary>An answer that is a "no" (RFC 9457). Never a stack trace, never personal data.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">Stable, kebab-case; callers branch on it.</param>
/// <param name="Detail">What is wrong, one sentence.</param>
/// <param name="At">Where: JSON path, header, query part or line; null for the request as a whole.</param>
/// <param name="Expected">What to send instead, or null when the detail says it.</param>
internal sealed record Problem(int Status, string Code, string Detail, string? At = null, string? Expected = null) : IResult
{
    public const string ContentType = "application/problem+json";

    /// <summary>Nobody, or nobody any more.</summary>
    public static Problem NotSignedIn { get; } = new(401, "not-signed-in", "Nobody is signed in, or the sign-in is over.", "Authorization",
        "POST /api/v1/session with login and password, POST /api/v1/device-session with a key, or the header Authorization: Bearer ohk_….");

    /// <summary>The body is of a type that the address does not take.</summary>
    public static Problem WrongType { get; } =
        new(415, "content-type-wrong", "The body's type is not taken here.", "Content-Type", "application/json, or what /openapi/v1.json says of this address");

    /// <summary>Whole seconds after which asking again makes sense, or null.</summary>
    public int? RetryAfterS { get; init; }

    /// <summary>What to send instead, for people to read; null where nobody but programs and their authors will.</summary>
    public Said? Words { get; init; }

    public ProblemBody Body => new($"urn:opshub:problem:{Code}", Title, Status, Detail, At, Expected, Words);

    private string Title => char.ToUpper(Code[0], CultureInfo.InvariantCulture) + Code[1..].Replace('-', ' ');

    public Task ExecuteAsync(HttpContext http)
    {
        http.Response.StatusCode = Status;
        if (RetryAfterS is { } seconds) http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return http.Response.WriteAsJsonAsync(Body, HubJson.Options, ContentType, http.RequestAborted);
    }
}

/// <summary>Problem Details on the wire.</summary>
/// <param name="Type"><c>urn:opshub:problem:{code}</c>.</param>
/// <param name="Title">The code in words.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Detail">What is wrong.</param>
/// <param name="At">Where.</param>
/// <param name="Expected">What to send instead.</param>
/// <param name="Words">The same in Russian and English, where people read it.</param>
public sealed record ProblemBody(string Type, string Title, int Status, string Detail, string? At, string? Expected, Said? Words = null);
