using OpsHub.Endurance.Growing;

namespace OpsHub.Endurance.Days;

/// <summary>What must stay flat from day to day, and what little it may grow by.</summary>
internal static class Growths
{
    /// <summary>The first days fill what is bounded: code is compiled, pools and boards fill, learning fills its windows. They say nothing of growth.</summary>
    private const double WarmUpShare = 0.25;

    /// <summary>
    /// Bytes of heap for each fact that the folds may still gather within a month (ADR 0127). Half of it is what was measured: 3 for packed contacts, which end after 40 days; 1 for arrivals by quarter hour (56 days); 2 for what is
    /// kept for long by order of the standard: entries of journeys (37 months), sums of norms by day (25 months), appeals, cases, feedback. A contact that was kept as an object again would be more than 20 alone.
    /// </summary>
    private const double GatheredBytesOfFact = 12;

    private const string Gathered = "contacts of 40 days, arrivals of 56, journeys, norms and registers";

    private const double MiB = 1 << 20;

    public static IReadOnlyList<Growth> Of(IReadOnlyList<Look> looks)
    {
        var settled = looks.Skip((int)Math.Ceiling(looks.Count * WarmUpShare)).ToList();
        var gathered = (settled[^1].Facts - settled[0].Facts) / (double)Math.Max(1, settled.Count - 1) * GatheredBytesOfFact / MiB;
        return
        [
            Of("heap", "MiB", gathered, l => l.HeapMiB, Gathered), Of("working set", "MiB", 2 * gathered, l => l.WorkingSetMiB, "the heap, and as much that is free in it"), Of("file descriptors", "files", 0.5, l => l.Files), Of("sockets", "sockets", 0.1, l => l.Sockets),
            Of("threads", "threads", 0.5, l => l.Threads), Of("grains in memory", "grains", 2, l => l.Grains), Of("deadlines waited for", "deadlines", 5, l => l.Deadlines),
        ];

        Growth Of(string name, string unit, double allowed, Func<Look, double> figure, string why = "") => new(name, unit, allowed, [.. settled.Select(figure)], why);
    }
}
