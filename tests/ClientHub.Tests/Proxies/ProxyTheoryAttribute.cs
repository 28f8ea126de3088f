namespace OpsHub.ClientHub.Tests.Proxies;

/// <summary>A theory over nginx and HAProxy; skipped with a reason where one of them is missing.</summary>
public sealed class ProxyTheoryAttribute : TheoryAttribute
{
    public ProxyTheoryAttribute() => Skip = ProxyServer.Program("nginx") is null ? "nginx is not installed (Debian: nginx-light)."
        : ProxyServer.Program("haproxy") is null ? "HAProxy is not installed (Debian: haproxy)."
        : null;
}
