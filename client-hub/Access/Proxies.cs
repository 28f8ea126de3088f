using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;

namespace OpsHub.ClientHub.Access;

/// <summary>Believes the forwarded headers of named proxies, so that limits count senders and cookies are marked secure behind TLS.</summary>
internal static class Proxies
{
    public static void UseProxies(this IApplicationBuilder app, AccessOptions options)
    {
        if (options.Proxies.Length == 0) return;
        var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost };
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in options.Proxies)
            forwarded.KnownProxies.Add(IPAddress.TryParse(proxy, out var address) ? address : throw new FormatException($"Access:Proxies: '{proxy}' is no address; write one such as 10.0.0.5."));
        app.UseForwardedHeaders(forwarded);
    }
}
