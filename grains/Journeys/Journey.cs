using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Appeals;

namespace OpsHub.Grains.Journeys;

/// <param name="Count">Entries of the kind in the whole journey.</param>
public sealed record KindCount(EntryKind Kind, int Count);

/// <summary>One customer's contacts with the company in the order of time.</summary>
/// <param name="Customer">Opaque name, or null where nobody is known: then it is what belongs to the one thing asked for.</param>
/// <param name="ErasedAt">When consent was last withdrawn, or null: contacts stay, whose they were can be read by nobody.</param>
/// <param name="Total">Entries of the kinds asked for; told are those of the page.</param>
/// <param name="Recent">Appeals, visits and calls of the last <paramref name="RecentDays"/> days.</param>
/// <param name="CameAgain">Appeals after which the customer came again: the first did not solve it.</param>
/// <param name="Repeats">Contacts that came so soon after another.</param>
/// <param name="Kinds">How many entries of each kind there are, whatever was asked for.</param>
public sealed record Journey(
    string? Customer, Instant? ErasedAt, int Total, int Recent, int RecentDays, int CameAgain, int Repeats, ImmutableArray<KindCount> Kinds, ImmutableArray<JourneyEntry> Entries, Instant AsOf)
{
    /// <summary>Whether the address of supply could be matched with outages: none told, withheld from whoever asks, readable, or destroyed with the person's keys.</summary>
    public DetailsState Address { get; init; }

    /// <param name="all">Every entry, in any order.</param>
    public static Journey Of(string? customer, Instant? erasedAt, ImmutableArray<JourneyEntry> all, JourneyQuery query, Instant now)
    {
        var inOrder = Journeys.Repeats.Mark(all.OrderBy(e => e.At).ThenBy(e => e.Kind).ThenBy(e => e.Id, StringComparer.Ordinal)).ToList();
        var asked = query.Kinds.IsEmpty ? inOrder : inOrder.Where(e => query.Kinds.Contains(e.Kind)).ToList();
        return new Journey(
            customer, erasedAt, asked.Count, all.Count(e => e.IsContact && e.At <= now && now - e.At <= FirstContact.Within), (int)FirstContact.Within.TotalDays,
            all.Count(e => e.CameAgain), inOrder.Count(e => e.Repeat), [.. all.GroupBy(e => e.Kind).OrderBy(k => k.Key).Select(k => new KindCount(k.Key, k.Count()))],
            [.. (query.NewestFirst ? Enumerable.Reverse(asked) : asked).Skip(query.Skip).Take(query.Take)], now);
    }
}
