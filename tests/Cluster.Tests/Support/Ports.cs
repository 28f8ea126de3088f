using System.Net;
using System.Net.Sockets;

namespace OpsHub.Cluster.Tests.Support;

/// <summary>Free ports of loopback.</summary>
internal static class Ports
{
    /// <summary>Different ones, held together until all are known.</summary>
    public static int[] Free(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        foreach (var listener in listeners) listener.Start();
        int[] ports = [.. listeners.Select(l => ((IPEndPoint)l.LocalEndpoint).Port)];
        foreach (var listener in listeners) listener.Dispose();
        return ports;
    }
}
