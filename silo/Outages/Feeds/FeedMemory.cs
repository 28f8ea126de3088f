using System.Security.Cryptography;
using System.Text.Json;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Grains.Outages;
using OpsHub.Silo.Replay.Outages;

namespace OpsHub.Silo.Outages.Feeds;

/// <summary>What was last told of a list: of the next reading only what is new is told, and who is over.</summary>
/// <param name="source">Whose list it is.</param>
/// <param name="open">Outages of the source that are open in the hub when reading begins: those that end while nobody reads are missed otherwise.</param>
internal sealed class FeedMemory(FeedSource source, IEnumerable<string> open)
{
    private const string Actor = "outage-feed";

    private readonly OutageList _list = Begun(source, open);
    private readonly Dictionary<string, Guid> _told = new(StringComparer.Ordinal);

    /// <summary>Whether the newest reading has as many rows as its source ever lists.</summary>
    public bool IsFull => source.Cap is { } cap && _list.Count >= cap;

    /// <summary>What the reading says that the one before did not.</summary>
    /// <param name="readAt">When it was read.</param>
    public IReadOnlyList<Envelope> Told(FeedReading reading, Instant readAt)
    {
        var facts = new List<Envelope>();
        foreach (var listed in reading.Outages)
        {
            var said = Stamp(listed);
            if (_told.TryGetValue(listed.Id, out var before) && before == said) continue;
            _told[listed.Id] = said;
            // an instant ahead of the hub's would make everything old that comes after it
            facts.Add(Fact(listed.Id, listed.Report, listed.UpdatedAt is { } updated ? Instant.Min(updated, readAt) : readAt, readAt));
        }
        if (!source.Whole) return facts;
        var seen = reading.Outages.Select(o => o.Id).ToHashSet(StringComparer.Ordinal);
        // a row that could not be read is somebody, and nobody knows who: nobody is over before it is mended
        foreach (var over in reading.Unread.IsEmpty ? _list.Read(seen, _list.Missing(seen)) : [])
        {
            _told.Remove(over);
            facts.Add(Fact(over, new RestoreOutage(OutageSource.LeftList), readAt, readAt));
        }
        return facts;
    }

    private static OutageList Begun(FeedSource source, IEnumerable<string> open)
    {
        var list = new OutageList(source.Cap);
        list.Know(open);
        return list;
    }

    /// <summary>A few bytes in the place of what was said: tens of thousands are remembered.</summary>
    private static Guid Stamp(ListedOutage listed) => new(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(listed, HubJson.Options)).AsSpan(0, 16));

    private Envelope Fact(string id, OutageFact fact, Instant at, Instant readAt) =>
        new(Outage.IdOf(source.Company, id), $"feed:{Catalog.NameOf(fact)}:{readAt.ToUnixTimeTicks()}", fact, $"{Actor}:{source.Id}", at);
}
