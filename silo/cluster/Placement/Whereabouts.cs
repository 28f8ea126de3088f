namespace OpsHub.Cluster.Placement;

/// <summary>Where grains belong as this silo sees the cluster.</summary>
internal sealed class Whereabouts(IClusterMembershipService membership, ILocalSiloDetails here, int silosPerCompany)
{
    /// <summary>Grows whenever a silo comes or goes.</summary>
    public MembershipVersion Version => membership.CurrentSnapshot.Version;

    /// <summary>Set when this silo is about to leave: it keeps no grain and takes none while there is another.</summary>
    public bool Leaving { get; set; }

    public bool BelongsElsewhere(GrainId grain)
    {
        var active = membership.CurrentSnapshot.Members.Values.Where(m => m.Status == SiloStatus.Active).Select(m => m.SiloAddress).ToArray();
        return active.Length > 0 && Choose(grain, active) != here.SiloAddress;
    }

    public SiloAddress Choose(GrainId grain, SiloAddress[] silos)
    {
        if (Leaving && silos.Length > 1) silos = [.. silos.Where(s => s != here.SiloAddress)];
        return CompanySilo.Choose(grain.Key.ToString()!, silos, silosPerCompany);
    }
}
