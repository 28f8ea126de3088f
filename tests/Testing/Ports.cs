using System.Net;
using System.Net.Sockets;

namespace OpsHub.Testing;

public static class Ports
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50), Patience = TimeSpan.FromMinutes(1);

    /// <summary>A port of this machine that nobody listens on.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
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
