using System.Diagnostics.Metrics;

namespace OpsHub.Silo.Engine;

/// <summary>What turns measure about themselves, whichever engine takes them.</summary>
internal static class EngineMetrics
{
    private static readonly Meter Meter = new("OpsHub.Engine");

    /// <summary>Commits that the log's version check refused because another owner of the grain was faster; decided anew and nothing lost.</summary>
    public static readonly Counter<int> Conflicts = Meter.CreateCounter<int>("opshub.turns.conflicts", "{turn}", "Turns refused by the log because another owner had moved the grain; decided anew, nothing is lost.");

    /// <summary>States read from the log because nobody held them; a grain that is new has nothing to be read, and one that moves takes its state along.</summary>
    public static readonly Counter<int> Reads = Meter.CreateCounter<int>("opshub.turns.reads", "{grain}", "Grains whose state was read from the log before a turn.");

    /// <summary>In a cluster: commands whose turn whoever asked took himself, because the grain's owner was silent.</summary>
    public static readonly Counter<int> StoodIn = Meter.CreateCounter<int>("opshub.turns.stood_in", "{turn}", "Turns that this process took for a grain whose owner in another process was silent.");
}
