namespace OpsHub.Silo.Leases;

/// <summary>A job that has one owner among all processes of a hub, such as reactions or the deadline watch.</summary>
public interface ILease
{
    /// <summary>Whether this process owns the job at this instant; false as soon as another one may.</summary>
    bool Stands { get; }

    /// <summary>
    /// Fencing token: every later owner has a higher one; 0 while this process is not the owner. Who writes outside the log reads it before the work, sends it along,
    /// and the receiver refuses a lower one than it has seen: a process may freeze between <see cref="Stands"/> and its write.
    /// </summary>
    long Term { get; }

    /// <summary>Does the work whenever this process owns the job, until cancelled. The work's token is cancelled when the lease is lost.</summary>
    Task Hold(Func<CancellationToken, Task> work, CancellationToken cancel);
}

/// <summary>The lease of a process that is the whole hub.</summary>
internal sealed class SoleOwner : ILease
{
    public bool Stands => true;

    public long Term => 1;

    public Task Hold(Func<CancellationToken, Task> work, CancellationToken cancel) => work(cancel);
}

/// <summary>The lease of a process that never does the job.</summary>
internal sealed class NeverOwner : ILease
{
    public bool Stands => false;

    public long Term => 0;

    public Task Hold(Func<CancellationToken, Task> work, CancellationToken cancel) => Task.CompletedTask;
}
