namespace OpsHub.Cluster.Engine;

/// <summary>A client: it has no grains, only ways to silos.</summary>
internal sealed class ClientPresence : Presence
{
    private volatile int _gateways;

    public override int ActiveGrains => 0;

    public override string? Absence => _gateways > 0 ? null : "No silo of the cluster can be reached.";

    public override Task Leave() => Task.CompletedTask;

    public void SetGateways(int connected) => _gateways = connected;
}
