using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

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
        {
            if (IPAddress.TryParse(proxy, out var address)) forwarded.KnownProxies.Add(address);
            else if (IPNetwork.TryParse(proxy, out var network)) forwarded.KnownIPNetworks.Add(network);
            else throw new FormatException($"Access:Proxies: '{proxy}' is no address; write one such as 10.0.0.5, or a network such as 10.42.0.0/16.");
        }
        app.UseForwardedHeaders(forwarded);
    }
}
