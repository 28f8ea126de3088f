using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace OpsHub.Cluster.Tests.Nodes;

/// <summary>
/// The way to a port of loopback, which can be blocked as a packet filter that drops everything blocks it: nobody is told, open connections stay open and
/// carry nothing, new ones are taken and carry nothing. Needs no rights, unlike a packet filter.
/// </summary>
internal sealed class Link : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<TcpClient> _ends = [];
    private readonly CancellationTokenSource _gone = new();
    private volatile bool _blocked;

    public Link()
    {
        _listener.Start();
        _ = Accept();
    }

    /// <summary>The port behind it; set before anybody connects.</summary>
    public int To { get; set; }

    /// <summary>Where others connect.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Block() => _blocked = true;

    /// <summary>Lets new connections through; those that were open have lost bytes and end.</summary>
    public void Unblock()
    {
        _blocked = false;
        while (_ends.TryTake(out var end)) end.Dispose();
    }

    public void Dispose()
    {
        _gone.Cancel();
        _listener.Dispose();
        Unblock();
        _gone.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true) _ = Carry(await _listener.AcceptTcpClientAsync(_gone.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // disposed
        }
    }

    private async Task Carry(TcpClient from)
    {
        var to = new TcpClient { NoDelay = true };
        from.NoDelay = true;
        _ends.Add(from);
        _ends.Add(to);
        try
        {
            await to.ConnectAsync(IPAddress.Loopback, To, _gone.Token);
            await Task.WhenAny(Pump(from.GetStream(), to.GetStream()), Pump(to.GetStream(), from.GetStream()));
        }
        catch (Exception e) when (Ends(e))
        {
            // one of the two ends is gone, and so is the other
        }
        from.Dispose();
        to.Dispose();
    }

    private async Task Pump(NetworkStream from, NetworkStream to)
    {
        var bytes = new byte[1 << 16];
        try
        {
            while (await from.ReadAsync(bytes, _gone.Token) is > 0 and var read)
                if (!_blocked) await to.WriteAsync(bytes.AsMemory(0, read), _gone.Token);   // else lost
        }
        catch (Exception e) when (Ends(e))
        {
            // said by whoever closed it
        }
    }

    private static bool Ends(Exception e) => e is OperationCanceledException or IOException or SocketException or ObjectDisposedException or InvalidOperationException;
}
