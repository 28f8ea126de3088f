using System.Text;
using NodaTime;
using OpsHub.Silo.Log;
using OpsHub.Testing;
using static OpsHub.Silo.Tests.Log.LogSamples;

namespace OpsHub.Silo.Tests.Log;

public abstract partial class EventLogContract
{
    [ContractFact]
    public async Task Gives_back_what_was_written()
    {
        var log = await Open();
        var issued = new EventData("ticket-issued/1", """{"ticket":"A12"}"""u8.ToArray(), Noon.PlusNanoseconds(-1));
        var called = new EventData("ticket-called/2", """{"window":3}"""u8.ToArray(), Instant.FromUtc(1999, 1, 1, 0, 0));

        var written = await log.Write(new Commit("queue/khges/A", 0, "cmd-1", "device/kiosk-7", [issued, called], null, Noon));

        written.Version.ShouldBe(2);
        var records = await log.Stream("queue/khges/A");
        records.Select(r => (r.Stream, r.Version, r.CommandId, r.Actor, r.RecordedAt)).ShouldBe([
            ("queue/khges/A", 1, "cmd-1", "device/kiosk-7", Noon),
            ("queue/khges/A", 2, "cmd-1", "device/kiosk-7", Noon)]);
        records.Select(r => (r.Event.Name, r.Text(), r.Event.OccurredAt)).ShouldBe([
            ("ticket-issued/1", """{"ticket":"A12"}""", issued.OccurredAt),
            ("ticket-called/2", """{"window":3}""", called.OccurredAt)]);
        records[0].Position.ShouldBe(written.Position - 1);
        records[1].Position.ShouldBe(written.Position);
        (await log.Head(default)).ShouldBe(written.Position);
    }

    [ContractTheory]
    [InlineData(0, 3)]
    [InlineData(2, 3)]
    [InlineData(4, 3)]
    [InlineData(40, 3)]
    public async Task Refuses_an_expected_version_that_the_stream_is_not_at(long expected, long actual)
    {
        var log = await Open();
        await log.Write(Commit("queue/khges/A", 0, "first", events: 1));
        var head = (await log.Write(Commit("queue/khges/A", 1, "second", events: 2))).Position;

        (await log.Append(Commit("queue/khges/A", expected, "third"))).ShouldBe(new Appended.Conflict(actual));
        (await (await Open()).Append(Commit("queue/khges/A", expected, "third"))).ShouldBe(new Appended.Conflict(actual));

        (await log.Head(default)).ShouldBe(head);
        (await log.Write(Commit("queue/khges/A", actual, "third"))).Version.ShouldBe(4);
    }

    [ContractFact]
    public async Task Refuses_a_version_beyond_a_stream_that_does_not_exist()
    {
        var log = await Open();

        (await log.Append(Commit("queue/khges/A", 1, "first"))).ShouldBe(new Appended.Conflict(0));

        (await log.Head(default)).ShouldBe(0);
    }

    [ContractFact]
    public async Task Finds_the_end_of_a_long_stream_whoever_asks()
    {
        var log = await Open();
        for (var version = 0; version < 60; version += 3) await log.Write(Commit("queue/khges/A", version, $"c{version}", events: 3));

        var other = await Open();

        (await other.Append(Commit("queue/khges/A", 12, "stale"))).ShouldBe(new Appended.Conflict(60));
        (await other.Append(Commit("queue/khges/A", 71, "ahead"))).ShouldBe(new Appended.Conflict(60));
        (await other.Write(Commit("queue/khges/A", 60, "next"))).Version.ShouldBe(61);
    }

    [ContractFact]
    public async Task Keeps_an_answer_without_events_out_of_the_order()
    {
        var log = await Open();
        var head = (await log.Write(Commit("queue/khges/A", 0, "event"))).Position;

        (await log.Append(Nothing("queue/khges/A", 1, "nothing"))).ShouldBe(new Appended.Written(1, 0));
        (await log.Append(Refusal("queue/khges/A", 1, "refused"))).ShouldBe(new Appended.Written(1, 0));
        (await log.Append(Nothing("queue/khges/B", 0, "nothing"))).ShouldBe(new Appended.Written(0, 0));

        (await log.Head(default)).ShouldBe(head);
        (await log.Everything()).Count.ShouldBe(1);
        (await log.Write(Commit("queue/khges/A", 1, "next"))).Version.ShouldBe(2);
    }

    [ContractFact]
    public async Task Refuses_an_answer_without_events_of_an_owner_that_was_overtaken()
    {
        var (overtaken, other) = (await Open(), await Open());
        await overtaken.Write(Commit("queue/khges/A", 0, "first"));
        await overtaken.Append(Refusal("queue/khges/A", 1, "said in time"));
        await other.Write(Commit("queue/khges/A", 1, "second"));

        (await overtaken.Append(Refusal("queue/khges/A", 1, "no"))).ShouldBe(new Appended.Conflict(2));
        (await overtaken.Append(Nothing("queue/khges/A", 1, "already so"))).ShouldBe(new Appended.Conflict(2));
        (await other.Append(Refusal("queue/khges/B", 1, "of a stream that does not exist"))).ShouldBe(new Appended.Conflict(0));

        (await overtaken.Append(Nothing("queue/khges/A", 1, "said in time"))).ShouldBeOfType<Appended.Repeated>().Refusal!.Code.ShouldBe("nobody-waiting");
        (await overtaken.Write(Commit("queue/khges/A", 2, "no"))).Version.ShouldBe(3, "nothing was kept of the answer that came too late");
    }

    [ContractFact]
    public async Task Writes_many_streams_together()
    {
        var log = await Open();

        var written = await Task.WhenAll(Enumerable.Range(0, 2_500).Select(i => log.Write(Commit($"ticket/khges/{i}", 0, "issue", events: 1 + i % 3))));

        var positions = written.Select(w => w.Position).Order().ToArray();
        positions.ShouldBeUnique();
        (await log.Head(default)).ShouldBe(positions[^1]);
        var all = await log.Everything();
        all.Count.ShouldBe(Enumerable.Range(0, 2_500).Sum(i => 1 + i % 3));
        foreach (var stream in all.GroupBy(r => r.Stream)) stream.Select(r => r.Version).ShouldBe(Enumerable.Range(1, stream.Count()).Select(v => (long)v));
    }

    [ContractFact]
    public async Task Writes_large_events_and_long_commits()
    {
        var log = await Open(new EventLogOptions { MaxBatchBytes = 1 << 20 });
        var large = new string('ж', 600_000);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(i => log.Write(Commit($"appeal/khges/{i}", 0, "write") with { Events = [Event(json: large), Event(json: large)] })));
        await log.Write(Commit("queue/khges/A", 0, "import", events: 3_000));

        var appeal = await log.Stream("appeal/khges/3");
        appeal.Select(r => r.Text() == large).ShouldBe([true, true]);
        (await log.Stream("queue/khges/A")).Select(r => r.Version).ShouldBe(Enumerable.Range(1, 3_000).Select(v => (long)v));
    }

    [ContractTheory]
    [InlineData("Очередь «Приём» ё № 7")]
    [InlineData("😀 \" ' \\ % _ {} , ; -- /*")]
    [InlineData("line\nbreak\ttab\u0001\u00a0\ufeff")]
    [InlineData("' or '1'='1")]
    public async Task Keeps_any_text(string text)
    {
        var log = await Open();
        await log.Write(new Commit($"{text}/A", 0, text, text, [new EventData(text, Encoding.UTF8.GetBytes(text), Noon)], null, Noon));
        await log.Write(Refusal($"{text}/A", 1, $"{text} 2") with { Refusal = new(text, text), Actor = "" });

        var record = (await log.Stream($"{text}/A")).ShouldHaveSingleItem();
        (record.Stream, record.CommandId, record.Actor, record.Event.Name, record.Text()).ShouldBe(($"{text}/A", text, text, text, text));
        (await log.Append(Nothing($"{text}/A", 1, $"{text} 2"))).ShouldBeOfType<Appended.Repeated>().Refusal.ShouldBe(new(text, text));
        (await log.Append(Nothing($"{text}/A", 1, text + " "))).ShouldBeOfType<Appended.Written>();
    }

    [ContractFact]
    public async Task Turns_away_text_that_no_store_could_keep()
    {
        var log = await Open();

        foreach (var text in new[] { "", "zero\0character", "half a \ud83d pair" })
        {
            await Should.ThrowAsync<ArgumentException>(() => log.Append(Commit("queue/khges/A", 0, text)));
            await Should.ThrowAsync<ArgumentException>(() => log.Append(Commit(text, 0, "command")));
        }

        (await log.Write(Commit("queue/khges/A", 0, "fine"))).Version.ShouldBe(1);
    }
}
