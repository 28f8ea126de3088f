namespace OpsHub.Cluster.Leases;

/// <summary>
/// When a lease stands. Its owner believes in it for shorter than the table does, so that there is never a moment with two believers: the owner counts
/// from before it asked, the table from when it answered, and the owner stops <see cref="Margin"/> earlier.
/// </summary>
internal static class LeasePolicy
{
    /// <summary>How long the table keeps a job for an owner who says nothing. A job changes hands within this and one <see cref="Renew"/> after a kill.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromSeconds(3);

    /// <summary>How often an owner renews and the others look.</summary>
    public static readonly TimeSpan Renew = TimeSpan.FromSeconds(1);

    /// <summary>Allowance for clocks that run at different speeds.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(500);

    /// <param name="sinceAsked">Time on the owner's own steady clock since it sent the renewal that succeeded.</param>
    public static bool Stands(TimeSpan sinceAsked) => sinceAsked < Lasts - Margin;
}
