using NodaTime;
using OpsHub.Silo.Log;

namespace OpsHub.Silo.Past;

/// <summary>Finds instants in the log. Hub time grows with the position, but for the skew between the clocks of several processes: an instant stands before the first event that was recorded after it.</summary>
internal sealed class PastReader(IEventLog log, PastPages pages)
{
    /// <summary>Hub time of the first event, or null for an empty log.</summary>
    public async Task<Instant?> Begins(CancellationToken cancel) => (await First(0, cancel).ConfigureAwait(false))?.RecordedAt;

    /// <summary>The last page whose events were all recorded by an instant; 0 for the beginning.</summary>
    public async Task<long> PageAt(Instant at, CancellationToken cancel)
    {
        var (low, high) = (0L, pages.PageOf(await log.Head(cancel).ConfigureAwait(false)));
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (await First(pages.EndOf(middle), cancel).ConfigureAwait(false) is { } next && next.RecordedAt <= at) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    private async Task<LogRecord?> First(long after, CancellationToken cancel) => (await log.ReadAll(after, 1, cancel).ConfigureAwait(false)).FirstOrDefault();
}
