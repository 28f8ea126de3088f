using OpsHub.Silo.Log;
using OpsHub.Testing;
using static OpsHub.Silo.Tests.Log.LogSamples;

namespace OpsHub.Silo.Tests.Log;

public abstract partial class EventLogContract
{
    [ContractFact]
    public async Task Takes_back_a_commit_that_still_waits()
    {
        var log = await Open(new EventLogOptions { MaxBatchCommits = 1, PostgresLockWaitMs = 60_000, PostgresPatienceMs = 60_000 });
        using var giveUp = new CancellationTokenSource();
        Task<Appended>[] before;
        Task<Appended> last;
        await using (await BlockWrites())
        {
            before = [.. Enumerable.Range(0, 10).Select(i => log.Append(Commit($"queue/khges/{i}", 0, "command")))];
            last = log.Append(Commit("queue/khges/last", 0, "command"), giveUp.Token);

            await giveUp.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(() => last.WaitAsync(Patience));
        }

        (await Task.WhenAll(before)).ShouldAllBe(a => a is Appended.Written);
        (await log.Stream("queue/khges/last")).ShouldBeEmpty();
        (await log.Write(Commit("queue/khges/last", 0, "command"))).Version.ShouldBe(1);
    }

    [ContractFact]
    public async Task Refuses_a_commit_when_too_many_wait()
    {
        var log = await Open(new EventLogOptions { MaxBatchCommits = 1, MaxWaiting = 4, PostgresLockWaitMs = 60_000, PostgresPatienceMs = 60_000 });
        var accepted = new List<Task<Appended>>();
        await using (await BlockWrites())
        {
            await Should.ThrowAsync<LogFullException>(async () =>
            {
                for (var i = 0; i < 50; i++) accepted.Add(log.Append(Commit($"queue/khges/{i}", 0, "command"), default));
                await Task.WhenAll(accepted);
            });
        }

        (await Task.WhenAll(accepted)).ShouldAllBe(a => a is Appended.Written);
        (await log.Everything()).Count.ShouldBe(accepted.Count);
        accepted.Count.ShouldBeInRange(4, 10);
    }

    [ContractFact]
    public async Task Writes_what_waits_before_it_closes()
    {
        var log = await Open();
        var waiting = Enumerable.Range(0, 400).Select(i => log.Append(Commit($"queue/khges/{i % 200}", i / 200, $"c{i}"))).ToArray();

        await Close(log);

        (await Task.WhenAll(waiting).WaitAsync(TimeSpan.FromSeconds(30))).ShouldAllBe(a => a is Appended.Written);
        (await (await Open()).Everything()).Count.ShouldBe(400);
        await Should.ThrowAsync<ObjectDisposedException>(() => log.Append(Commit("queue/khges/A", 0, "late")));
    }

    [ContractFact]
    public async Task Is_the_same_log_when_it_is_opened_again()
    {
        var log = await Open();
        var head = (await log.Write(Commit("queue/khges/A", 0, "first"))).Position;
        await Close(log);

        var again = await Open();

        again.LogId.ShouldBe(log.LogId);
        again.LogId.ShouldNotBe(Guid.Empty);
        (await again.Head(default)).ShouldBe(head);
        (await again.Write(Commit("queue/khges/A", 1, "second"))).Position.ShouldBeGreaterThan(head);
    }

    [ContractFact]
    public async Task Is_made_once_when_several_processes_start_together()
    {
        var logs = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Open()));

        logs.Select(l => l.LogId).Distinct().ShouldHaveSingleItem();
        await Task.WhenAll(logs.Select((l, i) => l.Write(Commit($"queue/khges/{i}", 0, "command"))));
        (await logs[0].Everything()).Count.ShouldBe(6);
    }
}
