using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Grains;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;
using OpsHub.Silo.Followers;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Log;
using OpsHub.Silo.Past;
using OpsHub.Silo.Tests.Engine;
using OpsHub.Silo.Time;
using OpsHub.Silo.Verification;

namespace OpsHub.Silo.Tests.Past;

/// <summary>Pages of the past are written while facts go on (ADR 0121), and are what the boards were just before them all the same.</summary>
public sealed class Pages_beside_the_facts(RecordedDay day) : IClassFixture<RecordedDay>
{
    private const int Every = 20, Commands = 70;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);   // nothing waits so long unless it waits for ever

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 5)];

    [Theory, MemberData(nameof(Seeds))]
    public void Are_the_boards_of_their_position_whatever_comes_meanwhile(int seed)
    {
        var dice = new Random(seed);
        var facts = day.Log.Records.Select(r => Lane.Decode(r, Concepts.Catalog)).ToList();
        var at = dice.Next(facts.Count / 4, facts.Count / 2);
        var boards = Folded(facts.Take(at));

        using var bytes = new MemoryStream();
        using (var cut = boards.Cut())
        using (var file = new BoardFile(bytes))
        {
            var rest = new Queue<Recorded>(facts.Skip(at));
            var parts = 0;
            for (var over = false; !over;)
            {
                for (var come = dice.Next(8); come > 0 && rest.TryDequeue(out var fact); come--) boards.Apply(fact);
                if (cut.Next() is not { } part) over = true;
                else file.Add(part);
                parts++;
            }
            (facts.Count - rest.Count - at).ShouldBeGreaterThan(parts / 2, $"seed {seed}");
            file.End(cut);
        }
        Same(bytes.ToArray(), Folded(facts.Take(at)), $"seed {seed}, at {at}");
    }

    [Fact]
    public async Task Hold_up_nobody()
    {
        var (log, clock, stored) = (new MemoryLog(), Clock(), new TaskCompletionSource());
        log.BeforeSaving = snapshot => snapshot.Name == "past:1" ? stored.Task : Task.CompletedTask;
        await using (var hub = await Start(log, clock))
        {
            var newest = await Work(hub);
            await hub.Folded(newest, CancellationToken.None).WaitAsync(Patience);
            Page(log, 1).ShouldBeNull();
            stored.SetResult();
        }
        var page = Page(log, 1).ShouldNotBeNull();   // stopped cleanly: what was begun is there

        page.Version.ShouldBe(Every - 1);
        var boards = new BoardSet(log.LogId, Concepts.Views());
        PastPages.Unpack(page.Data, boards.Shape + 1).ShouldBeNull();   // a page of other views is passed over
        foreach (var record in log.Records.Take(Every - 1)) boards.Apply(Lane.Decode(record, Concepts.Catalog));
        Same(PastPages.Unpack(page.Data, boards.Shape).ShouldNotBeNull().ToArray(), boards, "page 1");
    }

    [Fact]
    public async Task Are_not_there_after_a_kill_and_written_by_whoever_comes_next()
    {
        var (log, clock, never) = (new MemoryLog(), Clock(), new TaskCompletionSource());
        log.BeforeSaving = snapshot => snapshot.Name == "past:1" ? never.Task : Task.CompletedTask;
        var killed = await Start(log, clock);
        await killed.Folded(await Work(killed), CancellationToken.None).WaitAsync(Patience);
        log.BeforeSaving = _ => Task.CompletedTask;

        await using (await Start(log, clock))
        {
            // the other one is never heard of again
        }

        var boards = new BoardSet(log.LogId, Concepts.Views());
        foreach (var record in log.Records.Take(Every - 1)) boards.Apply(Lane.Decode(record, Concepts.Catalog));
        Same(PastPages.Unpack(Page(log, 1).ShouldNotBeNull().Data, boards.Shape).ShouldNotBeNull().ToArray(), boards, "page 1");
        Page(log, 2).ShouldNotBeNull();
    }

    [Fact]
    public async Task That_cannot_be_stored_are_not_there_and_the_next_ones_are()
    {
        var (log, clock) = (new MemoryLog(), Clock());
        await using (var writer = await Hub.Start(new HubOptions { Log = "memory", Clock = clock, WatchDeadlines = false }, log, NullLoggerFactory.Instance, CancellationToken.None)) await Work(writer);
        log.BeforeSaving = snapshot => snapshot.Name == "past:1" ? throw new LogAwayException("The disk is full.") : Task.CompletedTask;

        await using (var hub = await Start(log, clock)) hub.Fault.ShouldBeNull();

        Page(log, 1).ShouldBeNull();
        Page(log, 2).ShouldNotBeNull();
        Page(log, 3).ShouldNotBeNull();
    }

    private static Snapshot? Page(MemoryLog log, int number) => log.Snapshots.SingleOrDefault(s => s.Name == $"past:{number}");

    private static VirtualClock Clock() => new(Instant.FromUtc(2026, 11, 24, 4, 0));

    private static Task<Hub> Start(MemoryLog log, VirtualClock clock) =>
        Hub.Start(new HubOptions { Log = "memory", Clock = clock, WatchDeadlines = false, Views = Concepts.Views, PastPageEvents = Every }, log, NullLoggerFactory.Instance, CancellationToken.None);

    /// <returns>Position of the last event.</returns>
    private static async Task<long> Work(Hub hub)
    {
        await Send(hub, new ConfigureQueue(new QueueRules(DateTimeZoneProviders.Tzdb["Europe/Samara"], [new QueueService("contracts", "Договоры", "А")])));
        await Send(hub, new AdmitWindow(1, ["contracts"]));
        var position = 0L;
        for (var i = 0; i < Commands; i++) position = await Send(hub, new IssueTicket("contracts"));
        return position;
    }

    private static async Task<long> Send(Hub hub, ICommand command) =>
        (await hub.Grains.Send(new Envelope(Queue.IdOf("samara", "samara-01"), $"{Guid.NewGuid():N}", command, "test"), CancellationToken.None)).ShouldBeOfType<Outcome.Done>().Position;

    private static BoardSet Folded(IEnumerable<Recorded> facts)
    {
        var boards = new BoardSet(Guid.Empty, Concepts.Views());
        foreach (var fact in facts) boards.Apply(fact);
        return boards;
    }

    private static void Same(byte[] kept, BoardSet then, string what)
    {
        var findings = new Findings();
        BoardLikeness.Compare(what, kept, then, findings);
        findings.First.ShouldBeEmpty();
    }
}
