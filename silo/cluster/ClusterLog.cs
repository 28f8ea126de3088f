using Microsoft.Extensions.Logging;

namespace OpsHub.Cluster;

/// <summary>Every log line of the cluster engine; ids 2000–2099. No personal data in a template.</summary>
internal static partial class ClusterLog
{
    [LoggerMessage(2000, LogLevel.Debug, "{Grain} did not answer (attempt {Attempt}) and is asked again: {Reason}")]
    public static partial void AskedAgain(this ILogger logger, string grain, int attempt, string reason);

    [LoggerMessage(2001, LogLevel.Information, "Silo {Silo} serves cluster {Cluster}")]
    public static partial void SiloServes(this ILogger logger, string silo, string cluster);

    [LoggerMessage(2002, LogLevel.Information, "Silo {Silo} hands over {Grains} grains")]
    public static partial void SiloLeaves(this ILogger logger, string silo, int grains);

    [LoggerMessage(2003, LogLevel.Warning, "No silo of cluster {Cluster} can be reached yet: {Reason}")]
    public static partial void NoSiloYet(this ILogger logger, string cluster, string reason);

    [LoggerMessage(2004, LogLevel.Error, "A letter from {Node} of another hub was refused; two clusters share a name")]
    public static partial void OtherHub(this ILogger logger, string node);

    [LoggerMessage(2005, LogLevel.Information, "The owner of {Grain} is silent, this process takes its turns for a while: {Reason}")]
    public static partial void OwnerSilent(this ILogger logger, string grain, string reason);

    [LoggerMessage(2010, LogLevel.Information, "This process owns {Job} (term {Term})")]
    public static partial void LeaseWon(this ILogger logger, string job, long term);

    [LoggerMessage(2011, LogLevel.Warning, "This process no longer owns {Job} (term {Term})")]
    public static partial void LeaseLost(this ILogger logger, string job, long term);

    [LoggerMessage(2012, LogLevel.Warning, "The lease of {Job} cannot be looked at: {Reason}")]
    public static partial void LeaseAway(this ILogger logger, string job, string reason);

    [LoggerMessage(2020, LogLevel.Critical, "The cluster has declared this silo dead: the process ends so that it can be started anew")]
    public static partial void DeclaredDead(this ILogger logger);
}
