using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace OpsHub.ClientHub.Pages;

/// <summary>Headers of every answer.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const string Csp =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; media-src 'self'; " +
        "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private const string OneYear = "max-age=31536000; includeSubDomains";

    public Task Invoke(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Csp;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), screen-wake-lock=(self), autoplay=(self)";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (http.Request.IsHttps) headers.StrictTransportSecurity = OneYear;
        if (!http.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal)) headers.CacheControl = "no-cache";
        if (!http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)) return next(http);
        headers.CacheControl = "no-store";
        http.Response.OnStarting(AsFile, http.Response);
        return next(http);
    }

    /// <summary>Data that somebody opens as a page are saved and not drawn.</summary>
    private static Task AsFile(object state)
    {
        var answer = (HttpResponse)state;
        if (answer.ContentType is { } type && type.Contains("json", StringComparison.Ordinal) && StringValues.IsNullOrEmpty(answer.Headers.ContentDisposition)) answer.Headers.ContentDisposition = "attachment; filename=\"api.json\"";
        return Task.CompletedTask;
    }
}
