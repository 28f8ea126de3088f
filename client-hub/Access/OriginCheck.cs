using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using OpsHub.ClientHub.Problems;

namespace OpsHub.ClientHub.Access;

/// <summary>
/// Refuses what another site's page makes a browser send: whatever changes something, and feeds. Together with a SameSite=Strict cookie this
/// stands in for antiforgery tokens; programs send no Origin and are not asked for one.
/// </summary>
internal sealed class OriginCheck(RequestDelegate next, IOptions<AccessOptions> options)
{
    private readonly HashSet<string> _origins = new(options.Value.Origins, StringComparer.OrdinalIgnoreCase);

    public Task Invoke(HttpContext http)
    {
        var origin = http.Request.Headers.Origin.ToString();
        if (origin.Length == 0 || IsSafe(http) || IsOurs(origin, http.Request.Host, http.Request.IsHttps, _origins)) return next(http);
        return new Problem(403, "origin-foreign", "The request comes from another site's page.", "Origin", "The hub's own pages, or an origin of the setting Access:Origins.").ExecuteAsync(http);
    }

    /// <summary>Pure: whether the origin is the host that was asked, or one that is allowed besides. A page that came in the clear, which anybody on the way may have written, is no page of a hub behind TLS.</summary>
    public static bool IsOurs(string origin, HostString host, bool secure, IReadOnlySet<string> allowed) =>
        allowed.Contains(origin) || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && !(secure && uri.Scheme == Uri.UriSchemeHttp) && string.Equals(uri.Authority, Plain(host, uri), StringComparison.OrdinalIgnoreCase));

    private static bool IsSafe(HttpContext http) =>
        (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)) && !http.Request.Path.StartsWithSegments(Routes.Feed.Pattern, StringComparison.Ordinal);

    /// <summary>The host as <see cref="Uri.Authority"/> writes it: without the scheme's own port.</summary>
    private static string Plain(HostString host, Uri origin) => host.Port == origin.Port && origin.IsDefaultPort ? host.Host : host.Value ?? "";
}
