using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Appeals;

namespace OpsHub.Grains.Journeys;

/// <summary>What stands in a journey. The first three are contacts: the customer came, wrote or called. The others came of them.</summary>
public enum EntryKind { Appeal, Visit, Call, Case, Promise, Feedback }

/// <summary>How a customer is asked for.</summary>
public enum JourneyBy
{
    /// <summary>Opaque name, as an appeal shows it.</summary>
    Customer,

    /// <summary>Account number (лицевой счёт); a personal detail.</summary>
    Contract,
    Appeal,

    /// <summary>Office and ticket: <c>north/2026-11-10.А047</c>.</summary>
    Ticket,
    Call,
}

/// <param name="By">Of what kind <paramref name="Name"/> is.</param>
/// <param name="Take">At most so many entries, 1–200.</param>
public sealed record JourneyQuery(JourneyBy By, string Name, bool NewestFirst = true, int Skip = 0, int Take = 50)
{
    public const int MostEntries = 200;
}

/// <summary>One entry. Nobody is named in it.</summary>
/// <param name="Id">Within its kind; of a ticket with its office, of feedback the key of its subject and what was asked.</param>
/// <param name="At">When it began.</param>
/// <param name="About">What it belongs to, such as <c>appeal/a-1</c>, or null.</param>
/// <param name="Office">Office or line, or null.</param>
/// <param name="What">Kind of the appeal, service, process, kind of the promise, what was asked; null where nobody said.</param>
/// <param name="Channel">How it came, or null.</param>
/// <param name="Outcome">
/// Of an appeal <c>closed | left</c>, of a visit <c>served | noShow | left | turnedAway</c>, of a case <c>completed | cancelled</c>, of a promise <c>kept | late | broken | released</c>, of feedback
/// the mark, of a call <c>answered | abandoned | notOffered | talked | no-answer | busy | failed</c>; null while it goes on.
/// </param>
/// <param name="EndedAt">When it ended, or null.</param>
/// <param name="CameAgain">Of an appeal, whether the same customer came again with the same matter so soon that it was not solved.</param>
/// <param name="FirstContact">Of a closed appeal, whether it was solved at first contact; else null.</param>
public sealed record JourneyEntry(
    EntryKind Kind, string Id, Instant At, string? About, string? Office, string? What, string? Channel, string? Outcome, Instant? EndedAt, bool CameAgain = false, bool? FirstContact = null)
{
    /// <summary>Whether the customer came, wrote or called. A call that the company owed him is none.</summary>
    public bool IsContact => Kind is EntryKind.Appeal or EntryKind.Visit || (Kind == EntryKind.Call && About is null);
}

/// <summary>One customer's contacts with the company in the order of time.</summary>
/// <param name="Customer">Opaque name, or null where nobody is known: then it is what belongs to the one thing asked for.</param>
/// <param name="ErasedAt">When consent was last withdrawn, or null: contacts stay, whose they were can be read by nobody.</param>
/// <param name="Total">Entries in all; told are those of the page.</param>
/// <param name="Recent">Appeals, visits and calls of the last <paramref name="RecentDays"/> days.</param>
/// <param name="CameAgain">Appeals after which the customer came again: the first did not solve it.</param>
public sealed record Journey(string? Customer, Instant? ErasedAt, int Total, int Recent, int RecentDays, int CameAgain, ImmutableArray<JourneyEntry> Entries, Instant AsOf)
{
    /// <param name="all">Every entry, in any order.</param>
    public static Journey Of(string? customer, Instant? erasedAt, ImmutableArray<JourneyEntry> all, JourneyQuery query, Instant now)
    {
        var inOrder = all.OrderBy(e => e.At).ThenBy(e => e.Kind).ThenBy(e => e.Id, StringComparer.Ordinal);
        return new Journey(
            customer, erasedAt, all.Length, all.Count(e => e.IsContact && e.At <= now && now - e.At <= FirstContact.Within), (int)FirstContact.Within.TotalDays, all.Count(e => e.CameAgain),
            [.. (query.NewestFirst ? inOrder.Reverse() : inOrder).Skip(query.Skip).Take(query.Take)], now);
    }
}

/// <summary>Journeys of customers, joined by what the log says without being unsealed.</summary>
public interface IJourneys
{
    /// <summary>Null where nothing is known of what was asked for.</summary>
    Task<Journey?> Tell(string company, JourneyQuery query, CancellationToken cancel);
}
