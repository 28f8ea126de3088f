using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Engine;
using OpsHub.Silo.Log;
using OpsHub.Silo.Time;

namespace OpsHub.Silo.Tests.Engine;

/// <summary>What every engine must keep, said against the port alone. An engine is run through it by deriving a class that opens it.</summary>
public abstract class EngineContract
{
    private static readonly Instant Morning = Instant.FromUtc(2026, 11, 24, 5, 0);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly MemoryLog _log = new();
    private readonly VirtualClock _clock = new(Morning);

    /// <summary>Opens an engine over the log; disposing it stops it in good order.</summary>
    protected abstract Task<OpenedEngine> Open(IEventLog log, IHostClock clock, EngineOptions options);

    [Fact]
    public async Task Takes_one_turn_of_a_grain_at_a_time()
    {
        await using var engine = await Open();
        int inside = 0, most = 0;
        var add = new Add(1, () =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            Thread.Yield();
            Interlocked.Decrement(ref inside);
        });

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 500).Select(i => engine.Send("a", $"c{i}", add)));

        most.ShouldBe(1);
        outcomes.Cast<Outcome.Done>().Select(o => o.Version).Order().ShouldBe(Enumerable.Range(1, 500).Select(v => (long)v));
        _log.Records.Count.ShouldBe(500);
    }

    [Fact]
    public async Task Runs_other_grains_while_one_waits_for_the_log()
    {
        await using var engine = await Open();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _log.Before = commit => commit.Stream.EndsWith("/slow") ? gate.Task : Task.CompletedTask;

        var slow = engine.Send("slow", "c", new Add(1));
        var quick = await engine.Send("quick", "c", new Add(1));

        quick.ShouldBeOfType<Outcome.Done>();
        slow.IsCompleted.ShouldBeFalse();
        gate.SetResult();
        (await slow).ShouldBeOfType<Outcome.Done>();
    }

    [Fact]
    public async Task Refuses_when_the_mailbox_is_full_and_drops_nothing()
    {
        await using var engine = await Open(new EngineOptions { MailboxCapacity = 3 });
        var gate = Hold(out var entered);
        List<Task<Outcome>> sent = [engine.Send("a", "c0", new Add(1))];
        await entered.WaitAsync(Patience);

        for (var i = 1; i <= 3; i++) sent.Add(engine.Send("a", $"c{i}", new Add(1)));
        var refused = await engine.Send("a", "c4", new Add(1));
        gate.SetResult();
        var outcomes = await Task.WhenAll(sent);

        refused.ShouldBeOfType<Outcome.Unavailable>().Code.ShouldBe("mailbox-full");
        outcomes.ShouldAllBe(o => o is Outcome.Done);
        _log.Records.Count.ShouldBe(4);
        (await engine.Send("a", "c4", new Add(1))).ShouldBeOfType<Outcome.Done>().Version.ShouldBe(5);
    }

    [Fact]
    public async Task Gives_a_repeated_command_id_the_first_answer_whatever_it_was()
    {
        await using var engine = await Open();
        var done = await engine.Send("a", "done", new Add(7));
        var nothing = await engine.Send("a", "nothing", new Add(0));
        var refused = await engine.Send("a", "refused", new Add(1_000_000));

        var doneAgain = (await engine.Send("a", "done", new Add(9))).ShouldBeOfType<Outcome.Done>();
        var nothingAgain = (await engine.Send("a", "nothing", new Add(9))).ShouldBeOfType<Outcome.Nothing>();
        var refusedAgain = (await engine.Send("a", "refused", new Add(9))).ShouldBeOfType<Outcome.Refused>();

        doneAgain.Events.ShouldBe([new Added(7, Morning)]);
        (doneAgain.Version, doneAgain.Repeated, nothingAgain.Repeated, refusedAgain.Repeated).ShouldBe((1, true, true, true));
        refusedAgain.Refusal.ShouldBe(refused.ShouldBeOfType<Outcome.Refused>().Refusal);
        done.ShouldBeOfType<Outcome.Done>().Repeated.ShouldBeFalse();
        nothing.ShouldBe(new Outcome.Nothing());
        _log.Records.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Begins_no_turn_for_a_caller_who_gave_up()
    {
        await using var engine = await Open();
        var gate = Hold(out var entered);
        using var giveUp = new CancellationTokenSource();
        var first = engine.Send("a", "first", new Add(1));
        await entered.WaitAsync(Patience);

        var second = engine.Send("a", "second", new Add(1), giveUp.Token);
        await giveUp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(second);
        gate.SetResult();
        await first;

        (await engine.Send("a", "third", new Add(1))).ShouldBeOfType<Outcome.Done>().Version.ShouldBe(2);
        _log.Records.Select(r => r.CommandId).ShouldBe(["first", "third"]);
    }

    [Fact]
    public async Task Finishes_a_turn_that_has_begun()
    {
        await using var engine = await Open();
        var gate = Hold(out var entered);
        using var giveUp = new CancellationTokenSource();
        var sent = engine.Send("a", "c", new Add(1), giveUp.Token);
        await entered.WaitAsync(Patience);

        await giveUp.CancelAsync();
        gate.SetResult();

        (await sent).ShouldBeOfType<Outcome.Done>();
    }

    [Fact]
    public async Task Survives_a_command_that_breaks_its_decider()
    {
        await using var engine = await Open();
        await engine.Send("a", "before", new Add(1));

        var broken = await engine.Send("a", "poison", new Throw());
        var after = await engine.Send("a", "after", new Add(1));

        broken.ShouldBeOfType<Outcome.Broken>();
        after.ShouldBeOfType<Outcome.Done>().Version.ShouldBe(2);
    }

    [Fact]
    public async Task Writes_no_event_that_cannot_be_folded()
    {
        await using var engine = await Open();

        var broken = await engine.Send("a", "choke", new Choke());

        broken.ShouldBeOfType<Outcome.Broken>();
        _log.Records.ShouldBeEmpty();
        (await engine.Send("a", "after", new Add(1))).ShouldBeOfType<Outcome.Done>();
    }

    [Fact]
    public async Task Knows_its_state_again_after_it_was_released()
    {
        await using var engine = await Open(new EngineOptions { IdleReleaseS = 60 });
        await engine.Send("a", "c1", new Add(999_999));
        var read = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _log.OnRead = (_, _) => read.TrySetResult();

        await engine.ReleaseAll();
        var refused = await engine.Send("a", "c2", new Add(2));

        await read.Task.WaitAsync(Patience);
        refused.ShouldBeOfType<Outcome.Refused>().Refusal.Code.ShouldBe("too-much");
    }

    [Fact]
    public async Task Reads_only_what_came_after_the_snapshot()
    {
        await using (var first = await Open(new EngineOptions { SnapshotEveryEvents = 10 }))
            for (var i = 0; i < 25; i++) await first.Send("a", $"c{i}", new Add(40_000));
        List<long> readFrom = [];
        _log.OnRead = (_, version) => readFrom.Add(version);

        await using var second = await Open();
        var refused = await second.Send("a", "more", new Add(1));

        readFrom.ShouldBe([20]);
        refused.ShouldBeOfType<Outcome.Refused>();
    }

    [Fact]
    public async Task Passes_over_a_snapshot_that_cannot_be_read()
    {
        await using (var first = await Open(new EngineOptions { SnapshotEveryEvents = 2 }))
            for (var i = 0; i < 5; i++) await first.Send("a", $"c{i}", new Add(200_000));
        await _log.SaveSnapshot(new Snapshot("tally/test/a", 1, 4, "not json"u8.ToArray()), CancellationToken.None);

        await using var second = await Open();

        (await second.Send("a", "more", new Add(1))).ShouldBeOfType<Outcome.Refused>();
    }

    [Fact]
    public async Task Loses_and_doubles_nothing_when_two_engines_own_a_grain()
    {
        await using var one = await Open();
        await using var other = await Open();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => (i % 2 == 0 ? one : other).SendUntilAnswered("a", $"c{i}", new Add(1))));

        outcomes.Cast<Outcome.Done>().Select(o => o.Version).Order().ShouldBe(Enumerable.Range(1, 200).Select(v => (long)v));
    }

    [Fact]
    public async Task Says_that_the_log_is_away_and_answers_the_same_command_later()
    {
        await using var engine = await Open();
        _log.Before = _ => throw new LogAwayException("gone");
        var away = await engine.Send("a", "c", new Add(1));
        _log.Before = _ => Task.CompletedTask;

        var done = await engine.Send("a", "c", new Add(1));

        away.ShouldBeOfType<Outcome.Unavailable>().Code.ShouldBe("log-away");
        done.ShouldBeOfType<Outcome.Done>().Version.ShouldBe(1);
    }

    [Fact]
    public async Task Does_not_do_twice_what_the_log_took_before_it_went_away()
    {
        await using var engine = await Open();
        _log.After = _ => throw new LogAwayException("gone after writing");
        await engine.Send("a", "c", new Add(1));
        _log.After = _ => { };

        var again = await engine.Send("a", "c", new Add(1));

        again.ShouldBeOfType<Outcome.Done>().Repeated.ShouldBeTrue();
        _log.Records.Count.ShouldBe(1);
        (await engine.Send("a", "next", new Add(1))).ShouldBeOfType<Outcome.Done>().Version.ShouldBe(2);
    }

    [Theory]
    [InlineData("nobody", "test", "a", "c", "grain-kind-unknown")]
    [InlineData("tally", "te/st", "a", "c", "grain-id-wrong")]
    [InlineData("tally", "test", "", "c", "grain-id-wrong")]
    [InlineData("tally", "test", "a", "", "command-id-wrong")]
    public async Task Refuses_an_envelope_that_is_wrong(string kind, string company, string key, string commandId, string code)
    {
        await using var engine = await Open();

        var outcome = await engine.Grains.Send(new Envelope(new GrainId(kind, company, key), commandId, new Add(1), "test"), CancellationToken.None);

        outcome.ShouldBeOfType<Outcome.Refused>().Refusal.Code.ShouldBe(code);
    }

    [Fact]
    public async Task Finishes_what_it_has_and_refuses_what_comes_while_it_stops()
    {
        var engine = await Open();
        var gate = Hold(out var entered);
        var sent = engine.Send("a", "c", new Add(1));
        await entered.WaitAsync(Patience);

        var stopping = engine.DisposeAsync().AsTask();
        var late = await engine.Send("b", "late", new Add(1));
        gate.SetResult();
        await stopping;

        (await sent).ShouldBeOfType<Outcome.Done>();
        late.ShouldBeOfType<Outcome.Unavailable>().Code.ShouldBe("stopping");
    }

    private Task<OpenedEngine> Open(EngineOptions? options = null) => Open(_log, _clock, options ?? new EngineOptions());

    /// <summary>Holds every append back until the gate is opened; <paramref name="entered"/> completes when the first one has come.</summary>
    private TaskCompletionSource Hold(out Task entered)
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var came = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _log.Before = _ =>
        {
            came.TrySetResult();
            return gate.Task;
        };
        entered = came.Task;
        return gate;
    }
}
