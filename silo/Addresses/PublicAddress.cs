using System.Net;
using System.Net.Sockets;

namespace OpsHub.Silo.Addresses;

/// <summary>
/// Whether an address is on the open Internet (IANA special-purpose registries for IPv4 and IPv6). What is not – this machine, the office network, a cloud's metadata – is asked only where its
/// installation allows it: else whoever may write a source's address, or answer for its name, could make the hub ask inside.
/// </summary>
internal static class PublicAddress
{
    private static readonly IPNetwork[] Special =
    [
        .. from range in new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/128", "::1/128", "100::/64", "2001::/32", "2001:db8::/32", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }
        select IPNetwork.Parse(range),
    ];

    /// <summary>Ranges whose addresses hold an IPv4 address that is reached through them, and its first byte.</summary>
    private static readonly (IPNetwork Range, int At)[] Carriers = [(IPNetwork.Parse("64:ff9b::/96"), 12), (IPNetwork.Parse("2002::/16"), 2), (IPNetwork.Parse("::/96"), 12)];

    public static bool Is(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (Special.Any(range => range.Contains(plain))) return false;
        return plain.AddressFamily != AddressFamily.InterNetworkV6 || Carriers.Where(c => c.Range.Contains(plain)).All(c => Is(new IPAddress(plain.GetAddressBytes().AsSpan(c.At, 4))));
    }
}
