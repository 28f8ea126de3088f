using OpsHub.Bench.Measuring;
using OpsHub.Bench.Results;
using OpsHub.Grains;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Walls;
using OpsHub.Silo.Followers;

namespace OpsHub.Bench.Floor;

/// <summary>Where the time of a command of a large office goes: its parts one after the other over the same facts, in memory and in processor time, which other load does not lengthen.</summary>
internal static class FloorParts
{
    private const int Windows = 60, Waiting = 100, Warmup = 8_000, Commands = 24_000, CommandsAFrame = 20;

    public static IEnumerable<Figure> Measure()
    {
        Time(Decide(Warmup));
        yield return Figure("deciding and the grain's own fold", Time(Decide(Commands)) / Commands, "a command", "µs");
        var facts = new OfficeDay(Windows, Waiting);
        facts.Run(Commands);
        foreach (var (name, make) in Folds())
        {
            Time(() => Apply(make(), facts.Facts));
            yield return Figure(name, Time(() => Apply(make(), facts.Facts)) / facts.Facts.Count, "a fact", "µs");
        }
        foreach (var (name, board) in Boards())
        {
            Frames(facts.Facts, board);
            var (seconds, frames) = Frames(facts.Facts, board);
            yield return Figure($"frame of {name}", seconds / frames, $"{CommandsAFrame} commands between two frames; drawn and written", "µs");
        }
    }

    private static Action Decide(int commands) => () => new OfficeDay(Windows, Waiting).Run(commands);

    private static void Apply(IFollower fold, List<Recorded> facts)
    {
        foreach (var fact in facts) fold.Apply(fact);
    }

    /// <returns>Processor seconds of all frames without the facts between them, and how many frames.</returns>
    private static (double Seconds, int Frames) Frames(List<Recorded> facts, string name)
    {
        var (boards, seq, frames, spent) = (new BoardSet(Guid.Empty, [new HallScreenView(), new FloorView()]), 0L, 0, 0L);
        foreach (var fact in facts)
        {
            boards.Apply(fact);
            if (fact.Position % CommandsAFrame != 0 || boards.Find(name) is not { } board) continue;
            var began = System.Diagnostics.Stopwatch.GetTimestamp();
            seq = board.Since(seq, fact.RecordedAt).Seq;
            (spent, frames) = (spent + System.Diagnostics.Stopwatch.GetTimestamp() - began, frames + 1);
        }
        return (spent / (double)System.Diagnostics.Stopwatch.Frequency, frames);
    }

    private static double Time(Action work)
    {
        var cpu = new CpuTime();
        work();
        return cpu.Seconds;
    }

    private static IEnumerable<(string Name, Func<IFollower> Fold)> Folds() =>
    [
        ("company wall", () => new BoardSet(Guid.Empty, [new CompanyWallView()])),
        ("hall screen", () => new BoardSet(Guid.Empty, [new HallScreenView()])),
        ("floor, wall and consoles", () => new BoardSet(Guid.Empty, [new FloorView()])),
        ("deadlines", () => new DeadlineBook(Concepts.Catalog)),
    ];

    private static IEnumerable<(string Name, string Board)> Boards() =>
        [("a hall screen", "screen/parts/office"), ("a window board", "screen/parts/office/floor"), ("an office wall", "wall/parts/office"), ("a console", "console/parts/office/7")];

    private static Figure Figure(string name, double seconds, string per, string unit) =>
        new("floor", $"{name}, one office of {Windows} windows, {Waiting} waiting", seconds * 1e6, unit, $"{per}, in memory, one thread");
}
