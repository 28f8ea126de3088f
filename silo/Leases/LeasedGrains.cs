using OpsHub.Grains.Kernel;

namespace OpsHub.Silo.Leases;

/// <summary>The grains as a leased job reaches them: once the lease has run out nothing more is sent, even if the job has not noticed yet.</summary>
internal sealed class LeasedGrains(IGrains grains, ILease lease) : IGrains
{
    /// <exception cref="OperationCanceledException">The job has ended.</exception>
    public async Task<Outcome> Send(Envelope envelope, CancellationToken cancel)
    {
        if (!lease.Stands) await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel).ConfigureAwait(false);   // the lease ends its job
        return await grains.Send(envelope, cancel).ConfigureAwait(false);
    }
}
