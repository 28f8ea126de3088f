using Microsoft.Extensions.Logging.Abstractions;
using OpsHub.Cluster.Engine;
using OpsHub.Cluster.Wire;
using OpsHub.Grains;
using OpsHub.Grains.Kernel;

namespace OpsHub.Cluster.Tests.Engine;

/// <summary>Found by three nodes under faults: a command was answered 500 because its owner's answer came in the instant in which patience ended.</summary>
public sealed class Patience_that_ends_as_the_answer_comes
{
    private readonly HandTimers _time = new();
    private readonly NewestFirst _turns = new();
    private readonly TaskCompletionSource<Answer> _told = new();

    [Fact]
    public async Task Takes_the_answer()
    {
        var asking = Ask();
        _time.Fire();
        _told.SetResult(new Answer(new Outcome.Nothing()));
        _turns.Run();   // what the answer wakes comes before what the end of patience wakes

        asking.IsCompleted.ShouldBeTrue();
        (await asking)!.Open(Concepts.Catalog).ShouldBe(new Outcome.Nothing());
    }

    [Fact]
    public async Task Without_an_answer_is_silence()
    {
        var asking = Ask();
        _time.Fire();
        _turns.Run();

        asking.IsCompleted.ShouldBeTrue();
        (await asking).ShouldBeNull();
    }

    private Task<Answer?> Ask()
    {
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(_turns);
        try
        {
            return new AskAgain(_time, NullLogger.Instance).UntilAnswered("queue/samara/north", _ => _told.Task, TimeSpan.FromSeconds(3), CancellationToken.None);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    /// <summary>Keeps what is to go on until it is run, the newest first.</summary>
    private sealed class NewestFirst : SynchronizationContext
    {
        private readonly Stack<(SendOrPostCallback Call, object? State)> _open = new();

        public override void Post(SendOrPostCallback d, object? state) => _open.Push((d, state));

        public void Run()
        {
            var before = Current;
            SetSynchronizationContext(null);   // whoever does not come back here goes on at once
            while (_open.TryPop(out var next)) next.Call(next.State);
            SetSynchronizationContext(before);
        }
    }

    /// <summary>Timers that ring when told to; only the one that was set last, the patience of whoever waits.</summary>
    private sealed class HandTimers : TimeProvider
    {
        private Action _ring = () => { };

        public void Fire() => _ring();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _ring = () => callback(state);
            return System.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
