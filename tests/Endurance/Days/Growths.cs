using OpsHub.Endurance.Growing;

namespace OpsHub.Endurance.Days;

/// <summary>What must stay flat from day to day, and what little it may grow by.</summary>
internal static class Growths
{
    /// <summary>The first days fill what is bounded: code is compiled, pools and boards fill, learning fills its windows. They say nothing of growth.</summary>
    private const double WarmUpShare = 0.25;

    public static IReadOnlyList<Growth> Of(IReadOnlyList<Look> looks)
    {
        var settled = looks.Skip((int)Math.Ceiling(looks.Count * WarmUpShare)).ToList();
        return
        [
            Of("heap", "MiB", 1, l => l.HeapMiB), Of("working set", "MiB", 4, l => l.WorkingSetMiB), Of("file descriptors", "files", 0.5, l => l.Files), Of("sockets", "sockets", 0.1, l => l.Sockets),
            Of("threads", "threads", 0.5, l => l.Threads), Of("grains in memory", "grains", 2, l => l.Grains), Of("deadlines waited for", "deadlines", 5, l => l.Deadlines),
        ];

        Growth Of(string name, string unit, double allowed, Func<Look, double> figure) => new(name, unit, allowed, [.. settled.Select(figure)]);
    }
}
