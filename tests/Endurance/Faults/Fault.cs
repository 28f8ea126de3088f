using OpsHub.Endurance.Faults.Machinery;
using OpsHub.Testing;

namespace OpsHub.Endurance.Faults;

/// <summary>What there is to break.</summary>
internal sealed record Breakable(ThreeNodes Nodes, PostgresCluster Database, SteppedClock Clock, Random Random)
{
    public int AnyNode() => Random.Next(Network.Nodes);
}

/// <summary>Something that happens to the hub and passes.</summary>
/// <param name="Name">As the table of results has it.</param>
/// <param name="Happen">Breaks something and, where that does not pass by itself, mends it.</param>
/// <param name="Missing">Why it cannot be made to happen on this machine, or null.</param>
internal sealed record Fault(string Name, Func<Breakable, Task> Happen, string? Missing = null)
{
    private static readonly TimeSpan Cut = TimeSpan.FromSeconds(15), Frozen = TimeSpan.FromSeconds(15), SlowFor = TimeSpan.FromSeconds(10), Off = TimeSpan.FromSeconds(6);
    private const int StepS = 120;   // below what a source's clock may be ahead, so that no honest fact is disbelieved

    public static IReadOnlyList<Fault> All { get; } =
    [
        new("kill -9 of a node", m => Done(() => m.Nodes[m.AnyNode()].Kill())),
        new("SIGTERM of a node", m => m.Nodes[m.AnyNode()].Leave()),
        new("SIGSTOP of a node for 15 s", Freeze),
        new("node cut off from the other nodes for 15 s", m => CutOff(m, Reach.Peers)),
        new("node cut off from the database for 15 s", m => CutOff(m, Reach.Database)),
        new("node cut off from everything for 15 s", m => CutOff(m, Reach.Everything)),
        new("database's disk at 20 writes/s for 10 s", SlowDown, SlowDisk.Missing),
        new("clock of a node 2 min ahead, 2 min behind, right again", Step, SteppedClock.Missing),
        new("database crashed and started again", m => Done(() => { m.Database.Crash(); m.Database.StartAgain(); })),
    ];

    private static async Task Freeze(Breakable m)
    {
        var node = m.Nodes[m.AnyNode()];
        node.Freeze();
        await Pass(Frozen);
        node.Thaw();
    }

    private static async Task CutOff(Breakable m, Reach from)
    {
        var node = m.AnyNode();
        Network.Cut(node, from);
        await Pass(Cut);
        Network.Mend(node, from);
    }

    private static async Task SlowDown(Breakable m)
    {
        using var disk = new SlowDisk(m.Database.ProcessId, m.Database.Data);
        disk.Slow();
        await Pass(SlowFor);
    }

    private static async Task Step(Breakable m)
    {
        foreach (var seconds in (int[])[StepS, -StepS, 0])
        {
            m.Clock.Set(seconds);
            await Pass(Off);
        }
    }

    private static Task Done(Action happen)
    {
        happen();
        return Task.CompletedTask;
    }

    private static Task Pass(TimeSpan time) => Task.Delay(time, TimeProvider.System);
}
