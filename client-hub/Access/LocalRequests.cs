using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using OpsHub.ClientHub.Metrics;

namespace OpsHub.ClientHub.Access;

/// <summary>Whether a request comes straight from a program on this machine and may read the metrics without a key.</summary>
internal sealed class LocalRequests(IOptions<MetricsOptions> options)
{
    /// <summary>A proxy on this machine also comes from loopback, but says for whom it asks: such requests are not trusted.</summary>
    public bool AreTrusted(HttpContext http) =>
        options.Value.TrustLoopback
        && http.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from)
        && !Array.Exists(OfProxies, http.Request.Headers.ContainsKey);

    private static readonly string[] OfProxies = ["X-Forwarded-For", "X-Original-For", "Forwarded", "Via"];
}
