using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Engine;
using OpsHub.Silo.Log;
using OpsHub.Silo.Time;

namespace OpsHub.Silo.Tests.Engine;

/// <summary>A grain that somebody else writes at the same time, as when a process stands in for an owner who is silent.</summary>
public sealed class Owner_with_rivals
{
    private static readonly Instant Morning = Instant.FromUtc(2026, 11, 24, 5, 0);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly MemoryLog _log = new();
    private int _rivals;

    [Fact]
    public async Task Reads_no_more_than_it_lacks()
    {
        var readFrom = new ConcurrentQueue<long>();
        _log.OnRead = (_, version) => readFrom.Enqueue(version);
        await using var engine = Open(null);
        await Add(engine, "mine");

        await Rival(1);
        var outcome = await Add(engine, "mine again");

        outcome.ShouldBeOfType<Outcome.Done>().Version.ShouldBe(3);
        readFrom.ShouldBe([0L, 1L]);
    }

    [Fact]
    public async Task Says_so_when_they_write_whenever_it_wants_to()
    {
        _log.Before = async commit =>
        {
            if (commit.Actor != "rival") await Rival(_rivals);
        };
        await using var engine = Open(null);

        (await Add(engine, "mine")).ShouldBeOfType<Outcome.Unavailable>().Code.ShouldBe("contended");

        _log.Before = _ => Task.CompletedTask;
        (await Add(engine, "mine")).ShouldBeOfType<Outcome.Done>().Version.ShouldBe(_rivals + 1);
    }

    [Fact]
    public async Task Lets_them_in_after_each_turn_for_as_long_as_it_took()
    {
        var time = new StoppedTime();
        _log.Before = _ =>
        {
            time.Pass(TimeSpan.FromMilliseconds(7));
            return Task.CompletedTask;
        };
        await using var engine = Open(new Courtesy(time));

        (await Add(engine, "first")).ShouldBeOfType<Outcome.Done>();
        var second = Add(engine, "second");
        var (span, over) = await time.Awaited.WaitAsync(Patience);

        span.ShouldBe(TimeSpan.FromMilliseconds(7));
        _log.Records.Count.ShouldBe(1);
        over();
        (await second).ShouldBeOfType<Outcome.Done>();
    }

    private EmbeddedEngine Open(Courtesy? courtesy) => new(Tally.Catalog, _log, new VirtualClock(Morning), new EngineOptions(), NullLogger<EmbeddedEngine>.Instance, courtesy);

    private static Task<Outcome> Add(EmbeddedEngine engine, string id) => engine.Send(new Envelope(Tally.Id("a"), id, new Add(1), "test"), CancellationToken.None);

    private Task Rival(long version) =>
        _log.Append(new Commit(Tally.Id("a").ToString(), version, $"rival {++_rivals}", "rival", [new EventData(Tally.Catalog.NameOf(new Added(1, Morning)), Tally.Catalog.Write(new Added(1, Morning)), Morning)], null, Morning), CancellationToken.None);

    /// <summary>Passes only when told to; the first wait for it is seen and ends when the test says so.</summary>
    private sealed class StoppedTime : TimeProvider
    {
        private readonly TaskCompletionSource<(TimeSpan, Action)> _awaited = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private long _ticks;

        public Task<(TimeSpan Span, Action Over)> Awaited => _awaited.Task;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Volatile.Read(ref _ticks);

        public void Pass(TimeSpan span) => Interlocked.Add(ref _ticks, span.Ticks);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _awaited.TrySetResult((dueTime, () => callback(state)));
            return System.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
