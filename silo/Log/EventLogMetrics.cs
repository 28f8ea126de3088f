using System.Diagnostics.Metrics;

namespace OpsHub.Silo.Log;

/// <summary>What the event log measures about itself.</summary>
internal static class EventLogMetrics
{
    public const string MeterName = "OpsHub.Log";

    private static readonly Meter Meter = new(MeterName);

    /// <summary>Commits that wait to be written; full at <see cref="EventLogOptions.MaxWaiting"/>.</summary>
    public static readonly UpDownCounter<int> Waiting = Meter.CreateUpDownCounter<int>("opshub.log.waiting", "{commit}", "Commits waiting to be written.");

    /// <summary>Commits that became durable together.</summary>
    public static readonly Histogram<int> BatchCommits = Meter.CreateHistogram<int>("opshub.log.batch.size", "{commit}", "Commits written together.");

    /// <summary>From sending a batch to its answer.</summary>
    public static readonly Histogram<double> BatchSeconds = Meter.CreateHistogram<double>("opshub.log.batch.duration", "s", "Time to make a batch durable.");

    public static readonly Counter<int> FailedBatches = Meter.CreateCounter<int>("opshub.log.batch.failures", "{batch}", "Batches that failed.");
}
