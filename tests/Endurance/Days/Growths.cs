using OpsHub.Endurance.Growing;

namespace OpsHub.Endurance.Days;

/// <summary>What must stay flat from day to day, and what little it may grow by.</summary>
internal static class Growths
{
    /// <summary>The first days fill what is bounded: code is compiled, pools and boards fill, learning fills its windows. They say nothing of growth.</summary>
    private const double WarmUpShare = 0.25;

    /// <summary>
    /// Bytes of heap for each fact that the folds may keep by design: figures of 40 days, contacts of the norms, where each ended visit lies in the log. In a month none of that is forgotten yet; a fact that was kept whole would
    /// be some five hundred.
    /// </summary>
    private const double KeptBytesOfFact = 64;

    private const double MiB = 1 << 20;

    public static IReadOnlyList<Growth> Of(IReadOnlyList<Look> looks)
    {
        var settled = looks.Skip((int)Math.Ceiling(looks.Count * WarmUpShare)).ToList();
        var kept = (settled[^1].Facts - settled[0].Facts) / (double)Math.Max(1, settled.Count - 1) * KeptBytesOfFact / MiB;
        return
        [
            Of("heap", "MiB", kept, l => l.HeapMiB), Of("working set", "MiB", 2 * kept, l => l.WorkingSetMiB), Of("file descriptors", "files", 0.5, l => l.Files), Of("sockets", "sockets", 0.1, l => l.Sockets),
            Of("threads", "threads", 0.5, l => l.Threads), Of("grains in memory", "grains", 2, l => l.Grains), Of("deadlines waited for", "deadlines", 5, l => l.Deadlines),
        ];

        Growth Of(string name, string unit, double allowed, Func<Look, double> figure) => new(name, unit, allowed, [.. settled.Select(figure)]);
    }
}
