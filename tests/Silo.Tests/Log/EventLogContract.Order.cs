using OpsHub.Silo.Log;
using OpsHub.Testing;
using static OpsHub.Silo.Tests.Log.LogSamples;

namespace OpsHub.Silo.Tests.Log;

public abstract partial class EventLogContract
{
    [ContractFact]
    public async Task Lets_exactly_one_of_two_owners_write_each_version()
    {
        const int last = 120;
        var logs = new[] { await Open(), await Open() };

        async Task<List<long>> Own(IEventLog log, string owner)
        {
            var won = new List<long>();
            for (long version = 0; version < last;)
            {
                var answer = await log.Append(Commit("queue/khges/A", version, $"{owner}-{version}"));
                if (answer is Appended.Written written) won.Add(written.Version);
                version = answer is Appended.Written w ? w.Version : ((Appended.Conflict)answer).ActualVersion;
            }
            return won;
        }
        var won = await Task.WhenAll(Own(logs[0], "left"), Own(logs[1], "right"));

        won.SelectMany(w => w).Order().ShouldBe(Enumerable.Range(1, last).Select(v => (long)v));
        var stream = await logs[0].Stream("queue/khges/A");
        stream.Select(r => r.Version).ShouldBe(Enumerable.Range(1, last).Select(v => (long)v));
        stream.Count(r => r.CommandId.StartsWith("left", StringComparison.Ordinal)).ShouldBe(won[0].Count);
    }

    [ContractFact]
    public async Task Begins_the_order_at_one_also_where_the_first_commands_were_refused()
    {
        var log = await Open();
        await log.Write(Refusal("queue/khges/A", 0, "no"));
        await log.Write(Nothing("queue/khges/B", 0, "nothing"));

        var first = await log.Write(Commit("queue/khges/A", 0, "yes"));

        first.Position.ShouldBe(1);
        (await log.Everything()).ShouldHaveSingleItem().CommandId.ShouldBe("yes");
    }

    [ContractFact]
    public async Task Shows_a_follower_every_event_once_and_in_order_while_several_processes_write()
    {
        const int writers = 24;
        const int commits = 40;
        var logs = new[] { await Open(), await Open() };
        var follower = await Open();

        async Task<List<long>> Write(int writer)
        {
            var positions = new List<long>();
            for (long i = 0, version = 0; i < commits; i++)
            {
                var written = await logs[writer % 2].Write(Commit($"queue/khges/{writer}", version, $"c{i}", events: 1 + (int)((writer + i) % 3)));
                version = written.Version;
                positions.Add(written.Position);
            }
            return positions;
        }

        var expected = Enumerable.Range(0, writers).Sum(w => Enumerable.Range(0, commits).Sum(i => 1 + (w + i) % 3));
        var seen = Follow(follower, expected);
        var acknowledged = await Task.WhenAll(Enumerable.Range(0, writers).Select(Write));
        var events = await seen.WaitAsync(Patience);

        events.Select(e => e.Position).ShouldBe(events.Select(e => e.Position).Distinct().Order(), "positions only grow");
        foreach (var stream in events.GroupBy(e => e.Stream)) stream.Select(e => e.Version).ShouldBe(Enumerable.Range(1, stream.Count()).Select(v => (long)v));
        acknowledged.SelectMany(p => p).Except(events.Select(e => e.Position)).ShouldBeEmpty();
        (await logs[0].Everything(page: 7)).Select(e => (e.Position, e.Stream, e.Version)).ShouldBe(events.Select(e => (e.Position, e.Stream, e.Version)));
    }

    [ContractFact]
    public async Task Reads_on_from_the_middle_of_a_commit()
    {
        var log = await Open();
        await log.Write(Commit("queue/khges/A", 0, "first", events: 4));
        await log.Write(Commit("queue/khges/B", 0, "second", events: 3));
        var all = await log.Everything();

        (await log.ReadAll(all[1].Position, 3, default)).Select(r => r.Position).ShouldBe(all.Skip(2).Take(3).Select(r => r.Position));
        (await log.ReadAll(all[^1].Position, 3, default)).ShouldBeEmpty();
        (await log.Stream("queue/khges/A", after: 3)).Select(r => r.Version).ShouldBe([4]);
        (await log.Stream("queue/khges/A", after: 4)).ShouldBeEmpty();
        (await log.Stream("queue/khges/none")).ShouldBeEmpty();
    }

    [ContractFact]
    public async Task Reads_a_stream_that_is_longer_than_a_page()
    {
        var log = await Open();
        for (var version = 0; version < 2_300; version++) await log.Write(Commit("queue/khges/A", version, $"c{version}"));

        (await log.Stream("queue/khges/A")).Select(r => r.Version).ShouldBe(Enumerable.Range(1, 2_300).Select(v => (long)v));
        (await log.Stream("queue/khges/A", after: 1_200)).Select(r => r.Version).ShouldBe(Enumerable.Range(1_201, 1_100).Select(v => (long)v));
    }

    [ContractFact]
    public async Task Wakes_who_waits_for_own_and_for_others_events()
    {
        var (log, other) = (await Open(), await Open());
        var start = (await log.Write(Commit("queue/khges/A", 0, "first"))).Position;
        await log.WaitBeyond(0, default).WaitAsync(Patience);
        await other.WaitBeyond(0, default).WaitAsync(Patience);

        var own = log.WaitBeyond(start, default);
        var others = other.WaitBeyond(start, default);
        await log.Write(Nothing("queue/khges/A", 1, "nothing"));
        own.IsCompleted.ShouldBeFalse("an answer without events is nothing to read");

        await log.Write(Commit("queue/khges/A", 1, "second"));

        await own.WaitAsync(Patience);
        await others.WaitAsync(Patience);
    }

    [ContractFact]
    public async Task Stops_waiting_when_told_to()
    {
        var log = await Open();
        using var stop = new CancellationTokenSource();
        var waiting = log.WaitBeyond(0, stop.Token);

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => waiting.WaitAsync(Patience));
    }

    private static async Task<List<LogRecord>> Follow(IEventLog log, int events)
    {
        var seen = new List<LogRecord>();
        while (seen.Count < events)
        {
            var position = seen.Count == 0 ? 0 : seen[^1].Position;
            await log.WaitBeyond(position, CancellationToken.None);
            seen.AddRange(await log.ReadAll(position, 50, CancellationToken.None));
        }
        return seen;
    }
}
