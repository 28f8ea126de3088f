using System.Text;
using OpsHub.Silo.Log;
using OpsHub.Testing;

namespace OpsHub.Silo.Tests.Log;

public abstract partial class EventLogContract
{
    [ContractFact]
    public async Task Keeps_the_newest_snapshot_of_a_shape()
    {
        var log = await Open();
        await log.SaveSnapshot(Of("queue/khges/A", 1, 5, "five"), default);
        await log.SaveSnapshot(Of("queue/khges/A", 1, 9, "nine"), default);
        await log.SaveSnapshot(Of("queue/khges/A", 1, 7, "seven"), default);
        await log.SaveSnapshot(Of("queue/khges/A", 2, 3, "other shape"), default);
        await log.SaveSnapshot(Of("queue/khges/B", 1, 1, ""), default);

        (await Load(log, "queue/khges/A", 1)).ShouldBe((9, "nine"));
        (await Load(await Open(), "queue/khges/A", 2)).ShouldBe((3, "other shape"));
        (await Load(log, "queue/khges/B", 1)).ShouldBe((1, ""));
        (await log.LoadSnapshot("queue/khges/A", 3, default)).ShouldBeNull();
        (await log.LoadSnapshot("queue/khges/C", 1, default)).ShouldBeNull();
    }

    [ContractFact]
    public async Task Forgets_snapshots_and_no_events()
    {
        var log = await Open();
        await log.Write(LogSamples.Commit("queue/khges/A", 0, "first"));
        await log.SaveSnapshot(Of("queue/khges/A", 1, 1, "one"), default);

        await log.DropSnapshots(default);

        (await log.LoadSnapshot("queue/khges/A", 1, default)).ShouldBeNull();
        (await log.Stream("queue/khges/A")).Count.ShouldBe(1);
    }

    [ContractFact]
    public async Task Moves_a_follower_only_forward()
    {
        var log = await Open();
        (await log.LoadPosition("walls", default)).ShouldBe(0);

        await log.SavePosition("walls", 10, default);
        await log.SavePosition("walls", 7, default);
        await log.SavePosition("alerts", 3, default);

        (await log.LoadPosition("walls", default)).ShouldBe(10);
        await (await Open()).SavePosition("walls", 12, default);
        (await log.LoadPosition("walls", default)).ShouldBe(12);
        (await log.LoadPosition("alerts", default)).ShouldBe(3);
    }

    private static Snapshot Of(string name, int shape, long version, string data) => new(name, shape, version, Encoding.UTF8.GetBytes(data));

    private static async Task<(long Version, string Data)> Load(IEventLog log, string name, int shape)
    {
        var snapshot = (await log.LoadSnapshot(name, shape, default)).ShouldNotBeNull();
        (snapshot.Name, snapshot.Shape).ShouldBe((name, shape));
        return (snapshot.Version, Encoding.UTF8.GetString(snapshot.Data.Span));
    }
}
