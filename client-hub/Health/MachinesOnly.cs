using Microsoft.AspNetCore.Http;
using OpsHub.ClientHub.Problems;

namespace OpsHub.ClientHub.Health;

/// <summary>The gate of a process that serves no screens: machines and administrators are answered, everybody else is told where to go.</summary>
internal sealed class MachinesOnly(RequestDelegate next)
{
    private static readonly string[] Open = ["/health", "/metrics", "/api/v1/session", "/orleans"];

    public Task Invoke(HttpContext http) => Array.Exists(Open, p => http.Request.Path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase))
        ? next(http)
        : new Problem(404, "no-web-role", "This process runs grains and serves no screens.", Expected: "The address of a process with the role web.").ExecuteAsync(http);
}
