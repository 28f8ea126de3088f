using System.Globalization;
using Microsoft.Extensions.Logging;
using OpsHub.Silo.Followers;
using OpsHub.Silo.Log;

namespace OpsHub.Silo.Past;

/// <summary>
/// Boards as they stood before each so many-th event, kept beside the log so that an instant of long ago is folded from near by. A page is everything the views knew, compressed. It is written by whoever folds past
/// its place, a hub that follows the log as much as a recording that found none; every process writes the same. Like all snapshots pages may be dropped.
/// </summary>
/// <param name="log">Where they are kept.</param>
/// <param name="every">Events from page to page.</param>
/// <param name="logger">Told when a page is not kept.</param>
internal sealed class PastPages(IEventLog log, long every, ILogger logger)
{
    /// <summary>Of the row. The shape of the boards stands in front of the page: so a newer version writes over the pages of an older one instead of beside them.</summary>
    internal const int Format = 1;

    /// <summary>Of the names of pages.</summary>
    internal const string Prefix = "past:";

    /// <summary>The page that an event stands behind.</summary>
    public long PageOf(long position) => position / every;

    /// <summary>Position up to which a page holds every event.</summary>
    public long EndOf(long page) => (page * every) - 1;

    /// <summary>Whether boards that now meet an event stand just before a page's end.</summary>
    public bool IsDue(BoardSet boards, long position) => boards.HasMoved && PageOf(position) > PageOf(boards.Position);

    /// <summary>Keeps the boards, as they stand when this is called, as the page before an event. Facts may be applied to them while it is written; a page that could not be stored is not there.</summary>
    public async Task Keep(BoardSet boards, long position, CancellationToken cancel)
    {
        var page = PageOf(position);
        using var cut = boards.Cut();
        try
        {
            await log.SaveSnapshot(new Snapshot(Name(page), Format, EndOf(page), await Pack(boards.Shape, cut, cancel).ConfigureAwait(false)), cancel).ConfigureAwait(false);
        }
        catch (LogAwayException away)
        {
            logger.PastPageNotKept(page, away.Message);   // only a saving: some instants are reached more slowly
        }
    }

    /// <summary>Fills empty boards with the newest page kept up to one, or with the ground where old events are gone from the log.</summary>
    /// <returns>Position up to which they then hold every event; 0 when neither is kept.</returns>
    public async Task<long> Load(BoardSet boards, long page, CancellationToken cancel)
    {
        var goneUpTo = await log.GoneUpTo(cancel).ConfigureAwait(false);
        for (; page > 0 && EndOf(page) >= goneUpTo; page--)
            if (await log.LoadSnapshot(Name(page), Format, cancel).ConfigureAwait(false) is { } kept && Unpack(kept.Data, boards)) return kept.Version;
        return await Grounds.Load(log, boards, cancel).ConfigureAwait(false);
    }

    /// <summary>The boards of a page as <see cref="BoardSet.Save"/> wrote them, or null for boards of another shape.</summary>
    internal static ReadOnlyMemory<byte>? Unpack(ReadOnlyMemory<byte> page, int shape) => BitConverter.ToInt32(page.Span) == shape ? page[sizeof(int)..] : (ReadOnlyMemory<byte>?)null;

    private static string Name(long page) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{page}");

    private static async Task<byte[]> Pack(int shape, BoardCut cut, CancellationToken cancel)
    {
        using var page = new MemoryStream();
        page.Write(BitConverter.GetBytes(shape));
        await cut.WriteTo(page, cancel).ConfigureAwait(false);
        return page.ToArray();
    }

    private static bool Unpack(ReadOnlyMemory<byte> page, BoardSet boards)
    {
        if (Unpack(page, boards.Shape) is not { } state) return false;
        boards.Load(state.Span);
        return true;
    }
}
