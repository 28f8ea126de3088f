namespace OpsHub.Silo.Leases;

/// <summary>A job that has one owner among all processes of a hub, such as reactions or the deadline watch.</summary>
public interface ILease
{
    /// <summary>Whether this process owns the job at this instant; false as soon as another one may.</summary>
    bool Stands { get; }

    /// <summary>Does the work whenever this process owns the job, until cancelled. The work's token is cancelled when the lease is lost.</summary>
    Task Hold(Func<CancellationToken, Task> work, CancellationToken cancel);
}

/// <summary>The lease of a process that is the whole hub.</summary>
internal sealed class SoleOwner : ILease
{
    public bool Stands => true;

    public Task Hold(Func<CancellationToken, Task> work, CancellationToken cancel) => work(cancel);
}

/// <summary>The lease of a process that never does the job.</summary>
internal sealed class NeverOwner : ILease
{
    public bool Stands => false;

    public Task Hold(Func<CancellationToken, Task> work, CancellationToken cancel) => Task.CompletedTask;
}
