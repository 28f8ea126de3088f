using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Announcements;

namespace OpsHub.Grains.Walls;

/// <summary>An announcement that is not over; before <paramref name="From"/> it does not hang yet.</summary>
/// <param name="Everywhere">Whether it is the company's, for all offices.</param>
public sealed record AnnouncementCell(string Id, AnnouncementKind Kind, string Text, Instant From, Instant Until, bool Everywhere);

/// <summary>Cell <c>announcements</c>: the office's and the company's, in the order in which they begin.</summary>
public sealed record AnnouncementsCell(ImmutableArray<AnnouncementCell> Announcements);

/// <summary>What is announced in a company: by the key of the grain, which is an office or <see cref="OfficeAnnouncements.Everywhere"/>, and by id.</summary>
internal sealed class AnnouncementsOfCompany
{
    public Dictionary<string, Dictionary<string, AnnouncementCell>> ByPlace { get; set; } = [];

    public void Apply(string place, AnnouncementEvent happened)
    {
        if (!ByPlace.TryGetValue(place, out var posted)) ByPlace[place] = posted = [];
        if (happened is AnnouncementPosted e) posted[e.Announcement] = new AnnouncementCell(e.Announcement, e.Kind, e.Text, e.From, e.Until, place == OfficeAnnouncements.Everywhere);
        else posted.Remove(happened.Announcement);
    }

    /// <summary>Of an office; null where there are none.</summary>
    public AnnouncementsCell? Cell(string office)
    {
        ImmutableArray<AnnouncementCell> all = [.. At(OfficeAnnouncements.Everywhere).Concat(At(office)).OrderBy(a => a.From).ThenBy(a => a.Id, StringComparer.Ordinal)];
        return all.IsEmpty ? null : new AnnouncementsCell(all);
    }

    private IEnumerable<AnnouncementCell> At(string place) => ByPlace.GetValueOrDefault(place)?.Values ?? Enumerable.Empty<AnnouncementCell>();
}
