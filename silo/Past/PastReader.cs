using NodaTime;
using OpsHub.Grains.Access;
using OpsHub.Grains.Companies;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Offices;
using OpsHub.Silo.Followers;
using OpsHub.Silo.Log;

namespace OpsHub.Silo.Past;

/// <summary>Finds instants in the log. Hub time grows with the position, but for the skew between the clocks of several processes: an instant stands before the first event that was recorded after it.</summary>
internal sealed class PastReader(IEventLog log, PastPages pages)
{
    /// <summary>
    /// Hub time of the first event, or of the first of the company and the office that a board is of; null for an empty log. Where old events were taken out, of the first behind all that is gone:
    /// before it a board would be half a picture.
    /// </summary>
    public async Task<Instant?> Begins(string board, CancellationToken cancel)
    {
        if (await First(await Grounds.Position(log, cancel).ConfigureAwait(false), cancel).ConfigureAwait(false) is not { } first) return null;
        var begins = first.RecordedAt;
        foreach (var grain in GrainsOf(board))
            await foreach (var told in log.ReadStream(grain.ToString(), 0, cancel).ConfigureAwait(false))
            {
                begins = Instant.Max(begins, told.RecordedAt);
                break;
            }
        return begins;
    }

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

    /// <summary>Whose first events come before the board's; one that was never registered says nothing.</summary>
    private static IEnumerable<GrainId> GrainsOf(string board)
    {
        var (_, company, office) = Places.RightFor(board);
        if (company is not null) yield return Company.IdOf(company);
        if (company is not null && office is not null) yield return Office.IdOf(company, office);
    }

    private async Task<LogRecord?> First(long after, CancellationToken cancel) => (await log.ReadAll(after, 1, cancel).ConfigureAwait(false)).FirstOrDefault();
}
