using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using OpsHub.Grains.Announcements;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Displays;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Walls;

/// <summary>An announcement that is not over; before <paramref name="From"/> it does not hang yet.</summary>
/// <param name="Everywhere">Whether it is the company's, for all offices.</param>
public sealed record AnnouncementCell(string Id, AnnouncementKind Kind, string Text, Instant From, Instant Until, bool Everywhere);

/// <summary>Cell <c>announcements</c>: the office's and the company's, in the order in which they begin.</summary>
public sealed record AnnouncementsCell(ImmutableArray<AnnouncementCell> Announcements);

/// <summary>Cell <c>announcements</c> of the boards <c>screen/{company}/{office}</c> and, where the office runs its queue on the hub, <c>wall/{company}/{office}</c>.</summary>
public sealed class AnnouncementView : IKeptView
{
    private Dictionary<string, Company> _companies = [];

    public int Shape => 1;

    public void Apply(in Recorded fact, ICells cells)
    {
        if (fact.Event is not (AnnouncementEvent or OfficeRegistered or DisplayRegistered or QueueConfigured)) return;
        var (id, key) = (fact.Grain.Company, fact.Grain.Key);
        if (!_companies.TryGetValue(id, out var company)) _companies[id] = company = new Company([], [], []);
        if (fact.Event is AnnouncementEvent happened) company.Apply(id, key, happened, cells);
        else company.Meet($"{(fact.Event is QueueConfigured ? "wall" : "screen")}/{id}/{key}", key, cells);
    }

    public byte[] Save() => JsonSerializer.SerializeToUtf8Bytes(_companies, HubJson.Options);

    public void Load(ReadOnlySpan<byte> saved) => _companies = JsonSerializer.Deserialize<Dictionary<string, Company>>(saved, HubJson.Options)!;

    /// <param name="Everywhere">The company's own, by id.</param>
    /// <param name="Offices">By office and id.</param>
    /// <param name="Boards">Office of each board that shows announcements.</param>
    private sealed record Company(
        Dictionary<string, AnnouncementCell> Everywhere, Dictionary<string, Dictionary<string, AnnouncementCell>> Offices, SortedDictionary<string, string> Boards)
    {
        public void Apply(string company, string key, AnnouncementEvent happened, ICells cells)
        {
            var everywhere = key == OfficeAnnouncements.Everywhere;
            if (!everywhere && !Offices.ContainsKey(key)) Offices[key] = [];
            var hang = everywhere ? Everywhere : Offices[key];
            if (happened is AnnouncementPosted e) hang[e.Announcement] = new AnnouncementCell(e.Announcement, e.Kind, e.Text, e.From, e.Until, everywhere);
            else hang.Remove(happened.Announcement);
            foreach (var (board, office) in Boards)
                if (everywhere || office == key) Show(board, office, cells);
        }

        /// <summary>A board of an office; it is told once what hangs.</summary>
        public void Meet(string board, string office, ICells cells)
        {
            if (Boards.TryAdd(board, office) && (Everywhere.Count > 0 || Offices.ContainsKey(office))) Show(board, office, cells);
        }

        private void Show(string board, string office, ICells cells) => cells.Set(board, "announcements", new AnnouncementsCell(
            [.. Everywhere.Values.Concat(Offices.GetValueOrDefault(office)?.Values ?? Enumerable.Empty<AnnouncementCell>()).OrderBy(a => a.From).ThenBy(a => a.Id, StringComparer.Ordinal)]));
    }
}
