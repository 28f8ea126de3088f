using OpsHub.Testing;

namespace OpsHub.Endurance.Faults.Machinery;

/// <summary>What a node is cut off from.</summary>
internal enum Reach { Peers, Database, Everything }

/// <summary>
/// A network for three nodes on this machine: each lives in a network namespace of its own, joined by a bridge to the clients and to the database, which have an address
/// each. Nobody is told of a cut: packets vanish, connections stay open and carry nothing. Needs root and <c>ip</c>; one run at a time, for names and addresses are fixed.
/// </summary>
internal sealed class Network : IDisposable
{
    public const int Nodes = 3;
    public const string Database = "10.213.77.2", Range = "10.213.77.0/24";
    private const string Bridge = "opshub0", Clients = "10.213.77.1", NobodysCard = "02:00:00:00:00:99";

    public Network()
    {
        TidyUp();
        Ip("link", "add", Bridge, "type", "bridge");
        foreach (var address in (string[])[Clients, Database]) Ip("address", "add", $"{address}/24", "dev", Bridge);
        Ip("link", "set", Bridge, "up");
        foreach (var node in Enumerable.Range(0, Nodes)) Join(node);
    }

    /// <summary>Why there can be none here, or null.</summary>
    public static string? Missing => !Environment.IsPrivilegedProcess ? "Network namespaces need root." : File.Exists("/usr/sbin/ip") || File.Exists("/sbin/ip") ? null : "ip is not installed (Debian: iproute2).";

    public static string AddressOf(int node) => $"10.213.77.{11 + node}";

    /// <summary>What runs a program at that node's place in the network.</summary>
    public static IReadOnlyList<string> Within(int node) => ["ip", "netns", "exec", SpaceOf(node)];

    public static void Cut(int node, Reach from)
    {
        if (from == Reach.Everything) Ip("link", "set", PlugOf(node), "nomaster");
        // Its packets to them go to a card that nobody has; theirs reach it and are never answered.
        else foreach (var address in Others(node, from)) Ip("-n", SpaceOf(node), "neigh", "replace", address, "lladdr", NobodysCard, "dev", "eth0", "nud", "permanent");
    }

    public static void Mend(int node, Reach from)
    {
        if (from == Reach.Everything) Ip("link", "set", PlugOf(node), "master", Bridge);
        else foreach (var address in Others(node, from)) Ip("-n", SpaceOf(node), "neigh", "del", address, "dev", "eth0");
    }

    public void Dispose() => TidyUp();

    private static IEnumerable<string> Others(int node, Reach from) => from == Reach.Database ? [Database] : Enumerable.Range(0, Nodes).Where(n => n != node).Select(AddressOf);

    private static void Join(int node)
    {
        Ip("netns", "add", SpaceOf(node));
        Ip("link", "add", PlugOf(node), "type", "veth", "peer", "name", "eth0", "netns", SpaceOf(node));
        Ip("link", "set", PlugOf(node), "master", Bridge, "up");
        Ip("-n", SpaceOf(node), "address", "add", $"{AddressOf(node)}/24", "dev", "eth0");
        foreach (var device in (string[])["lo", "eth0"]) Ip("-n", SpaceOf(node), "link", "set", device, "up");
    }

    /// <summary>Also what a run that was killed left behind.</summary>
    private static void TidyUp()
    {
        // Plugs first: with its space alone one would go later, when its name is wanted again.
        foreach (var device in Enumerable.Range(0, Nodes).Select(PlugOf).Append(Bridge).Where(d => Directory.Exists($"/sys/class/net/{d}"))) Ip("link", "del", device);
        foreach (var node in Enumerable.Range(0, Nodes).Where(n => File.Exists($"/run/netns/{SpaceOf(n)}"))) Ip("netns", "del", SpaceOf(node));
    }

    private static string SpaceOf(int node) => $"opshub-{node + 1}";

    private static string PlugOf(int node) => $"opshub-plug{node + 1}";

    private static void Ip(params string[] arguments) => Shell.Run("ip", arguments);
}
