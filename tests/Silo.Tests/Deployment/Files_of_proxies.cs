using OpsHub.Testing;

namespace OpsHub.Silo.Tests.Deployment;

/// <summary>The shipped proxies pass nothing on that the hub believes of a proxy and a sender could have written.</summary>
public sealed class Files_of_proxies
{
    [Theory]
    [InlineData("deploy/nginx/opshub.conf", "proxy_set_header {0} ")]
    [InlineData("deploy/haproxy/haproxy.cfg", "-header {0}")]
    public void Drop_what_a_sender_claims_of_itself(string file, string order)
    {
        var orders = File.ReadLines(Checkout.File(file)).Where(line => !line.TrimStart().StartsWith('#')).ToList();

        foreach (var header in (string[])["X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host"])
            orders.ShouldContain(line => line.Contains(order.Replace("{0}", header, StringComparison.Ordinal), StringComparison.Ordinal), $"{file}: {header}");
    }
}
