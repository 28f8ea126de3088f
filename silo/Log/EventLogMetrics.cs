using System.Diagnostics.Metrics;

namespace OpsHub.Silo.Log;

/// <summary>What the event log measures about itself.</summary>
internal static class EventLogMetrics
{
    public const string MeterName = "OpsHub.Log";

    private static readonly Meter Meter = new(MeterName);

    private static long _failedBatches;
    private static Age? _oldestTransaction = new(0);

    /// <summary>Commits that wait to be written; full at <see cref="EventLogOptions.MaxWaiting"/>.</summary>
    public static readonly UpDownCounter<int> Waiting = Meter.CreateUpDownCounter<int>("opshub.log.waiting", "{commit}", "Commits waiting to be written.");

    /// <summary>Commits that became durable together.</summary>
    public static readonly Histogram<int> BatchCommits = Meter.CreateHistogram(
        "opshub.log.batch.size", "{commit}", "Commits written together.", advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000] });

    /// <summary>From sending a batch to its answer.</summary>
    public static readonly Histogram<double> BatchSeconds = Meter.CreateHistogram(
        "opshub.log.batch.duration", "s", "Time to make a batch durable.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5] });

    /// <summary>Told also while it is zero: of a counter that appears with its first failure no increase can be seen.</summary>
    public static readonly ObservableCounter<long> FailedBatches = Meter.CreateObservableCounter("opshub.log.batch.failures", () => Volatile.Read(ref _failedBatches), "{batch}", "Batches that failed.");

    /// <summary>Absent while PostgreSQL does not answer.</summary>
    public static readonly ObservableGauge<double> OldestTransactionSeconds = Meter.CreateObservableGauge(
        "opshub.log.oldest.transaction", () => Volatile.Read(ref _oldestTransaction) is { } age ? [new Measurement<double>(age.Seconds)] : Array.Empty<Measurement<double>>(), "s", "Age of the oldest transaction in PostgreSQL's database of the log, anybody's; 0 when none is open, and under SQLite.");

    /// <summary>Counts a batch that failed.</summary>
    public static void BatchFailed() => Interlocked.Increment(ref _failedBatches);

    /// <summary>Tells the age of the oldest transaction, or null when it is not known.</summary>
    public static void OldestTransaction(double? seconds) => Volatile.Write(ref _oldestTransaction, seconds is { } known ? new Age(known) : null);

    private sealed record Age(double Seconds);
}
