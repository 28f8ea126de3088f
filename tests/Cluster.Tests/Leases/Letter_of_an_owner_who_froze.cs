using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using OpsHub.Cluster.Leases;
using OpsHub.Cluster.Membership;
using OpsHub.Silo.Leases;
using OpsHub.Testing;

namespace OpsHub.Cluster.Tests.Leases;

/// <summary>A job that writes outside the log, where no version check and no command id protects: the receiver compares the terms of the lease.</summary>
public sealed class Letter_of_an_owner_who_froze
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [PostgresFact]
    public async Task Is_refused_by_its_receiver_once_the_next_owner_has_written()
    {
        await using var database = await Postgres.CreateDatabase();
        await using var cluster = await ClusterDatabase.Open(database.ConnectionString, CancellationToken.None);
        await using var receiver = await Receiver.Start();
        using var stop = new CancellationTokenSource();
        var thawed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (frozen, next) = (new Job(receiver, "frozen", thawed.Task), new Job(receiver, "next", Task.CompletedTask));
        var owning = Begin("frozen", frozen, cluster, stop.Token);
        await frozen.Checked;

        // The process stands still between its look at the lease and its letter; meanwhile the table gives the job to another.
        await new LeaseTable(cluster.Source).GiveUp("mail", "frozen", CancellationToken.None);
        var following = Begin("next", next, cluster, stop.Token);
        (await next.Answer).ShouldBe(HttpStatusCode.NoContent);
        thawed.SetResult();

        (await frozen.Answer).ShouldBe(HttpStatusCode.Conflict);
        receiver.Taken.ShouldBe(["next under term 2"]);
        await stop.CancelAsync();
        await Task.WhenAll(owning, following).WaitAsync(Patience);
    }

    private static Task Begin(string holder, Job job, ClusterDatabase cluster, CancellationToken stop)
    {
        ILease lease = new PostgresLease("mail", holder, new LeaseTable(cluster.Source), TimeProvider.System, NullLogger.Instance);
        return lease.Hold(cancel => job.Run(lease, cancel), stop);
    }

    /// <summary>Looks at its lease, sends one letter, and waits for its end.</summary>
    private sealed class Job(Receiver receiver, string name, Task goOn)
    {
        private readonly TaskCompletionSource _checked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource<HttpStatusCode> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Checked => _checked.Task.WaitAsync(Patience);

        public Task<HttpStatusCode> Answer => _answer.Task.WaitAsync(Patience);

        public async Task Run(ILease lease, CancellationToken cancel)
        {
            var term = lease.Term;
            lease.Stands.ShouldBeTrue();
            _checked.TrySetResult();
            await goOn;
            _answer.TrySetResult(await receiver.Send(term, $"{name} under term {term}"));
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }
}
