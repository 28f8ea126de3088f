namespace OpsHub.ClientHub.Tests.Proxies;

/// <summary>A theory over nginx and HAProxy; skipped with a reason where one of them is missing.</summary>
public sealed class ProxyTheoryAttribute : TheoryAttribute
{
    public ProxyTheoryAttribute() => Skip = ProxyServer.Missing;
}
