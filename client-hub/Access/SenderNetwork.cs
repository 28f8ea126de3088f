using System.Net;
using System.Net.Sockets;

namespace OpsHub.ClientHub.Access;

/// <summary>The network that a sender's address belongs to: enough to tell an office from a stranger, too little to keep of a person (ADR 0031).</summary>
internal static class SenderNetwork
{
    private const int V4Bits = 24;
    private const int V6Bits = 48;

    /// <summary>Such as <c>10.20.30.0/24</c> or <c>2001:db8:1::/48</c>; empty where the address is not known.</summary>
    public static string Of(IPAddress? address)
    {
        if (address is null) return "";
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bits = plain.AddressFamily == AddressFamily.InterNetwork ? V4Bits : V6Bits;
        var bytes = plain.GetAddressBytes();
        bytes.AsSpan(bits / 8).Clear();
        return $"{new IPAddress(bytes)}/{bits}";
    }
}
