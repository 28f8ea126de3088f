using Microsoft.Extensions.Logging.Abstractions;
using OpsHub.Cluster.Leases;
using OpsHub.Cluster.Membership;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Leases;
using OpsHub.Silo.Tests.Engine;
using OpsHub.Testing;

namespace OpsHub.Cluster.Tests.Leases;

public sealed class Lease_of_a_job
{
    private const string Job = "reactions", RunOut = "update cluster.leases set until = now() - interval '1 second'";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30), Long = TimeSpan.FromHours(1);

    [PostgresFact]
    public async Task Has_one_owner_and_a_term_that_grows_with_each_change()
    {
        await using var database = await Postgres.CreateDatabase();
        await using var cluster = await ClusterDatabase.Open(database.ConnectionString, CancellationToken.None);
        var table = new LeaseTable(cluster.Source);

        (await table.Ask(Job, "a", Long, CancellationToken.None)).ShouldBe(1);
        (await table.Ask(Job, "b", Long, CancellationToken.None)).ShouldBeNull();
        (await table.Ask(Job, "a", Long, CancellationToken.None)).ShouldBe(1);
        await database.Execute(RunOut);
        (await table.Ask(Job, "b", Long, CancellationToken.None)).ShouldBe(2);
        (await table.Ask(Job, "a", Long, CancellationToken.None)).ShouldBeNull();
        await table.GiveUp(Job, "a", CancellationToken.None);
        (await table.Ask(Job, "a", Long, CancellationToken.None)).ShouldBeNull();   // who has lost it cannot give it up
        await table.GiveUp(Job, "b", CancellationToken.None);
        (await table.Ask(Job, "a", Long, CancellationToken.None)).ShouldBe(3);
    }

    [PostgresFact]
    public async Task Ends_the_work_of_an_owner_who_lost_it_and_begins_it_at_the_next()
    {
        await using var database = await Postgres.CreateDatabase();
        await using var cluster = await ClusterDatabase.Open(database.ConnectionString, CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var (first, second) = (new Work(), new Work());
        var one = Lease("one", cluster);
        var owning = one.Hold(first.Run, stop.Token);
        await first.Began;
        await new LeaseTable(cluster.Source).GiveUp(Job, "one", CancellationToken.None);   // as if it had said nothing for too long

        var other = Lease("two", cluster);
        var waiting = other.Hold(second.Run, stop.Token);
        await second.Began;
        await first.Ended;

        (one.Stands, other.Stands, other.Term).ShouldBe((false, true, 2));
        await stop.CancelAsync();
        await Task.WhenAll(owning, waiting).WaitAsync(Patience);
        other.Stands.ShouldBeFalse();
    }

    [Fact]
    public void Is_believed_by_its_owner_for_less_long_than_by_the_table()
    {
        LeasePolicy.Stands(TimeSpan.FromSeconds(2.4)).ShouldBeTrue();
        LeasePolicy.Stands(TimeSpan.FromSeconds(2.5)).ShouldBeFalse();
        (LeasePolicy.Lasts + LeasePolicy.Renew).ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Lets_no_command_through_once_it_has_run_out()
    {
        var sent = new Counted();
        var grains = new LeasedGrains(sent, new NeverOwner());
        using var ended = new CancellationTokenSource();

        var sending = grains.Send(new Envelope(Tally.Id("a"), "c", new Add(1), "test"), ended.Token);
        await ended.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(sending);
        sent.Count.ShouldBe(0);
    }

    private static PostgresLease Lease(string holder, ClusterDatabase cluster) => new(Job, holder, new LeaseTable(cluster.Source), TimeProvider.System, NullLogger.Instance);

    private sealed class Work
    {
        private readonly TaskCompletionSource _began = new(TaskCreationOptions.RunContinuationsAsynchronously), _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Began => _began.Task.WaitAsync(Patience);

        public Task Ended => _ended.Task.WaitAsync(Patience);

        public async Task Run(CancellationToken cancel)
        {
            _began.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            _ended.TrySetResult();
        }
    }

    private sealed class Counted : IGrains
    {
        public int Count { get; private set; }

        public Task<Outcome> Send(Envelope envelope, CancellationToken cancel)
        {
            Count++;
            return Task.FromResult<Outcome>(new Outcome.Nothing());
        }
    }
}
