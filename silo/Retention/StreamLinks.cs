namespace OpsHub.Silo.Retention;

/// <summary>A commit of a stream, and the one before it; 0 for none.</summary>
internal readonly record struct StreamLink(long Position, long Previous);

/// <summary>A commit that stays, and what is before it from now on.</summary>
internal readonly record struct Relinked(long Position, long Was, long Becomes);

/// <summary>What becomes of a stream.</summary>
/// <param name="Going">Positions of commits that go.</param>
/// <param name="Relinked">Commits that stay and named one that goes.</param>
/// <param name="Vanishes">Whether nothing of the stream stays.</param>
internal sealed record ThinnedStream(IReadOnlyCollection<long> Going, IReadOnlyList<Relinked> Relinked, bool Vanishes);

/// <summary>
/// Which commits of a stream may go, where each names the one before. The first and the newest stay as long as anything does: a stream's end never goes back, so that no owner of its grain takes
/// itself for one that is ahead, and no other stream can begin where it began.
/// </summary>
internal static class StreamLinks
{
    /// <param name="asked">The commits that are to go.</param>
    /// <param name="newest">Position of the stream's newest commit.</param>
    /// <param name="head">Position of the newest commit of the log, which always stays: the next one is placed behind it.</param>
    /// <param name="next">The stream's first commit behind a position; asked for where nothing that is asked for follows.</param>
    public static ThinnedStream Thin(IEnumerable<StreamLink> asked, long newest, long head, Func<long, long> next)
    {
        var previous = asked.Where(link => link.Position != head).ToDictionary(link => link.Position, link => link.Previous);
        if (previous.Count > 0 && previous.ContainsKey(newest) && previous.Values.All(p => p == 0 || previous.ContainsKey(p))) return new ThinnedStream(previous.Keys, [], Vanishes: true);

        var going = previous.Where(link => link.Key != newest && link.Value != 0).ToDictionary();
        var followed = previous.Where(link => going.ContainsKey(link.Value)).ToDictionary(link => link.Value, link => link.Key);
        var relinked = going.Keys.Select(gone => (Gone: gone, Next: followed.TryGetValue(gone, out var after) ? after : next(gone)))
            .Where(pair => !going.ContainsKey(pair.Next))
            .Select(pair => new Relinked(pair.Next, pair.Gone, Before(pair.Gone, going)));
        return new ThinnedStream(going.Keys, [.. relinked], Vanishes: false);
    }

    /// <summary>The nearest commit before one that goes that stays.</summary>
    private static long Before(long position, Dictionary<long, long> going)
    {
        while (going.TryGetValue(position, out var previous)) position = previous;
        return position;
    }
}
