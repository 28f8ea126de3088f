namespace OpsHub.Testing;

/// <summary>What a server of a test's own is made with.</summary>
/// <param name="DataIn">Folder that its data goes into, such as a small disk; its own by default.</param>
/// <param name="WalIn">Folder that its write-ahead log goes into; within the data by default.</param>
/// <param name="WalSegmentMiB">Size of a piece of that log.</param>
public sealed record PostgresClusterPlan(string? DataIn = null, string? WalIn = null, int WalSegmentMiB = 16)
{
    /// <summary>Settings of the server, such as <c>max_wal_size=8MB</c>.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>Where it listens.</summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>Who besides this machine's loopback may connect, such as 10.1.2.0/24; null for nobody.</summary>
    public string? Neighbours { get; init; }
}
