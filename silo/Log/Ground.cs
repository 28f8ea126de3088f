namespace OpsHub.Silo.Log;

/// <summary>Snapshots that are more than a saving: states folded from commits that are gone. They are not dropped with the others, and backups take them along.</summary>
internal static class Ground
{
    /// <summary>What their names begin with.</summary>
    public const string Prefix = "ground:";
}
