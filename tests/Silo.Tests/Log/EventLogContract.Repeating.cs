using OpsHub.Silo.Log;
using OpsHub.Testing;
using static OpsHub.Silo.Tests.Log.LogSamples;

namespace OpsHub.Silo.Tests.Log;

public abstract partial class EventLogContract
{
    [ContractFact]
    public async Task Answers_a_repeated_command_as_it_did_first()
    {
        var log = await Open();
        await log.Write(Commit("queue/khges/A", 0, "before"));
        var first = await log.Write(Commit("queue/khges/A", 1, "events", events: 2));
        await log.Write(Nothing("queue/khges/A", 3, "nothing"));
        await log.Write(Refusal("queue/khges/A", 3, "refused"));
        await log.Write(Commit("queue/khges/A", 3, "after"));

        async Task Repeat(IEventLog to)
        {
            var events = (await to.Append(Commit("queue/khges/A", 4, "events"))).ShouldBeOfType<Appended.Repeated>();
            (events.Version, events.Position, events.Refusal).ShouldBe((3, first.Position, null));
            events.Events.Select(e => System.Text.Encoding.UTF8.GetString(e.Data.Span)).ShouldBe(["""{"of":"events","n":1}""", """{"of":"events","n":2}"""]);

            var nothing = (await to.Append(Commit("queue/khges/A", 4, "nothing"))).ShouldBeOfType<Appended.Repeated>();
            (nothing.Version, nothing.Position, nothing.Events.Count, nothing.Refusal).ShouldBe((3, 0, 0, null));

            var refused = (await to.Append(Commit("queue/khges/A", 4, "refused"))).ShouldBeOfType<Appended.Repeated>();
            (refused.Version, refused.Position, refused.Events.Count, refused.Refusal).ShouldBe((3, 0, 0, Refusal("", 0, "").Refusal));
        }

        await Repeat(log);
        await Repeat(await Open());
        await Close(log);
        await Repeat(await Open());
        (await (await Open()).Everything()).Count.ShouldBe(4);
    }

    [ContractFact]
    public async Task Tells_the_same_command_id_of_two_streams_apart()
    {
        var log = await Open();

        await log.Write(Commit("queue/khges/A", 0, "command"));
        await log.Write(Commit("queue/khges/B", 0, "command"));

        (await log.Everything()).Count.ShouldBe(2);
    }

    [ContractFact]
    public async Task Does_a_command_once_that_comes_many_times_at_the_same_moment()
    {
        var log = await Open();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => log.Append(Commit("queue/khges/A", 0, "command"))));

        var written = answers.OfType<Appended.Written>().ShouldHaveSingleItem();
        answers.OfType<Appended.Repeated>().Count().ShouldBe(49);
        answers.OfType<Appended.Repeated>().ShouldAllBe(r => r.Version == 1 && r.Position == written.Position && r.Events.Count == 1);
        (await log.Everything()).Count.ShouldBe(1);
    }

    [ContractFact]
    public async Task Does_a_command_once_that_comes_through_two_processes()
    {
        var logs = new[] { await Open(), await Open() };
        var commands = Enumerable.Range(0, 300).Select(i => (i % 3) switch
        {
            0 => Commit($"ticket/khges/{i}", 0, "command"),
            1 => Nothing($"ticket/khges/{i}", 0, "command"),
            _ => Refusal($"ticket/khges/{i}", 0, "command"),
        }).ToArray();

        var answers = await Task.WhenAll(logs.Select(log => Task.WhenAll(commands.Select(c => log.Append(c)))));

        for (var i = 0; i < commands.Length; i++)
        {
            var both = new[] { answers[0][i], answers[1][i] };
            var written = both.OfType<Appended.Written>().ShouldHaveSingleItem($"command {i}");
            var repeated = both.OfType<Appended.Repeated>().ShouldHaveSingleItem($"command {i}");
            (repeated.Version, repeated.Position, repeated.Refusal).ShouldBe((written.Version, written.Position, commands[i].Refusal));
        }
        (await logs[0].Everything()).Count.ShouldBe(100);
    }
}
