using System.Net;
using System.Net.Sockets;

namespace OpsHub.Testing;

/// <summary>Free ports of loopback.</summary>
public static class Ports
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50), Patience = TimeSpan.FromMinutes(1);

    /// <summary>A port of this machine that nobody listens on.</summary>
    public static int Free() => Free(1)[0];

    /// <summary>Different ones, held together until all are known.</summary>
    public static int[] Free(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        foreach (var listener in listeners) listener.Start();
        int[] ports = [.. listeners.Select(l => ((IPEndPoint)l.LocalEndpoint).Port)];
        foreach (var listener in listeners) listener.Dispose();
        return ports;
    }

    /// <summary>Completes when somebody listens there.</summary>
    /// <exception cref="OperationCanceledException">Nobody did for a minute.</exception>
    public static async Task Listening(int port)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port, patience.Token);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(Look, TimeProvider.System, patience.Token);   // not yet
            }
        }
    }
}
