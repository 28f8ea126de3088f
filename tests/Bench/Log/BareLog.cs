using OpsHub.Bench.Measuring;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Grains.Lines;
using OpsHub.Silo.Log;
using OpsHub.Silo.Time;

namespace OpsHub.Bench.Log;

/// <summary>The event log without engine and decider: the same events, encoded beforehand, appended to streams one after the other.</summary>
internal static class BareLog
{
    /// <param name="log">Not owned.</param>
    /// <param name="streams">Each has one append in flight.</param>
    /// <param name="seconds">Measured.</param>
    public static Task<Loop> Run(IEventLog log, int streams, double seconds, CancellationToken cancel)
    {
        var now = new RealClock().GetCurrentInstant();
        var data = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new OperatorChanged("op-123", OperatorPhase.Available, now), HubJson.Options);
        var (events, versions) = (new[] { new EventData("operator-changed/1", data, now) }, new long[streams]);
        return ClosedLoop.Run(streams, seconds, async i =>
        {
            var version = versions[i]++;
            var answer = await log.Append(new Commit($"line/bench/bare-{streams}-{i}", version, $"op-{i}:{version}", "bench", events, null, now), cancel);
            if (answer is not Appended.Written) throw new InvalidOperationException($"An append was not written: {answer}");
        });
    }
}
