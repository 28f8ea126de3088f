using System.Diagnostics.Metrics;
using OpsHub.ClientHub.Metrics;

namespace OpsHub.Silo.Channels.Probes;

/// <summary>What probes of channels measure about themselves.</summary>
internal static class ProbeMetrics
{
    private static readonly Meter Meter = new("OpsHub.Probes");

    private static readonly Counter<long> Looks = Meter.CreateCounter<long>(
        "opshub.probes.looks", "{look}", "Looks of a probe at a point of a channel, by whether it answered as it should (ok) or not (failed).", Labels.By("company", "probe", "outcome"));

    /// <summary>Both outcomes are told from the start: of a counter that appears with its first failure no increase can be seen.</summary>
    public static void Begin(IEnumerable<Probe> probes)
    {
        var looks = Looks;   // made here, also where there is no probe
        foreach (var probe in probes)
        {
            Add(looks, 0, probe, true);
            Add(looks, 0, probe, false);
        }
    }

    public static void Count(Probe probe, bool answered) => Add(Looks, 1, probe, answered);

    private static void Add(Counter<long> looks, long more, Probe probe, bool answered) =>
        looks.Add(more, new("company", probe.Company), new("probe", probe.Id), new KeyValuePair<string, object?>("outcome", answered ? "ok" : "failed"));
}
