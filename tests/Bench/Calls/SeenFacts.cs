using OpsHub.Silo.Log;

namespace OpsHub.Bench.Calls;

/// <summary>Facts of calls in a log, counted as they come.</summary>
internal sealed class SeenFacts(IEventLog log)
{
    private const int Page = 2_000;

    private long _position;

    public int Known { get; private set; }

    /// <summary>Reads on to the end.</summary>
    public async Task<int> Count(CancellationToken cancel)
    {
        for (var more = true; more;)
        {
            var records = await log.ReadAll(_position, Page, cancel);
            Known += records.Count(r => r.Stream.StartsWith("caller/", StringComparison.Ordinal));
            if (records.Count > 0) _position = records[^1].Position;
            more = records.Count == Page;
        }
        return Known;
    }
}
