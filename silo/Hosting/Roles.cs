namespace OpsHub.Silo.Hosting;

/// <summary>What a process does for its hub.</summary>
[Flags]
public enum Roles
{
    /// <summary>Runs grains and the jobs that have one owner.</summary>
    Grains = 1,

    /// <summary>Serves screens and the API; commands travel to the processes that run grains.</summary>
    Web = 2,

    /// <summary>Both.</summary>
    All = Grains | Web,
}
