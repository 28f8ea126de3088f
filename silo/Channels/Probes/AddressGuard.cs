using System.Net;
using System.Net.Sockets;
using OpsHub.Silo.Addresses;

namespace OpsHub.Silo.Channels.Probes;

/// <summary>
/// Which addresses the hub may be sent to by a configuration: those of the public internet, and those of one's own networks only where that is said. A name is resolved once and the connection
/// goes to the address that was checked, so a name that answers otherwise the next moment leads nowhere else.
/// </summary>
/// <param name="allowPrivate">Whether own networks and this machine may be reached.</param>
internal sealed class AddressGuard(bool allowPrivate)
{
    private static readonly IPNetwork[] Own =
    [
        IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16"), IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("::1/128"), IPNetwork.Parse("fc00::/7"),
    ];

    /// <summary>What is neither public nor one's own – link-local, where clouds tell their secrets, reserved, translated – is no place of a company's channel.</summary>
    public bool Allows(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return PublicAddress.Is(plain) || (allowPrivate && Own.Any(n => n.Contains(plain)));
    }

    /// <summary>A connection to the first allowed address of the host that answers.</summary>
    /// <exception cref="AddressForbiddenException">None of its addresses is allowed.</exception>
    /// <exception cref="SocketException">The name is not known, or nobody answers.</exception>
    public async ValueTask<Stream> Connect(string host, int port, CancellationToken cancel)
    {
        var addresses = IPAddress.TryParse(host.Trim('[', ']'), out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancel).ConfigureAwait(false);
        var allowed = addresses.Where(Allows).ToArray();
        if (allowed.Length == 0) throw new AddressForbiddenException(host);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, port, cancel).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>The hub may not be sent there.</summary>
internal sealed class AddressForbiddenException(string host) : Exception($"{host} has no address that may be looked at; addresses of own networks need allowPrivate.");
