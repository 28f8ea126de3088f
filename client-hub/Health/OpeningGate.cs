using Microsoft.AspNetCore.Http;
using OpsHub.ClientHub.Problems;

namespace OpsHub.ClientHub.Health;

/// <summary>
/// Until the host has been ready once, everything that knows accounts or boards is answered 503: the directory is not folded yet, and a screen
/// that was told 401 would take its key for revoked.
/// </summary>
internal sealed class OpeningGate(RequestDelegate next, IReadiness readiness)
{
    private static readonly string[] Guarded = ["/api", "/feed", "/openapi"];
    private volatile bool _open;

    public async Task Invoke(HttpContext http)
    {
        if (!_open && Array.Exists(Guarded, p => http.Request.Path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase)))
        {
            if (await readiness.Check(http.RequestAborted) is { } missing)
            {
                await new Problem(503, missing.Code, missing.Detail) { RetryAfterS = 1 }.ExecuteAsync(http);
                return;
            }
            _open = true;
        }
        await next(http);
    }
}
