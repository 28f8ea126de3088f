using NodaTime;

namespace OpsHub.Grains.Journeys;

/// <summary>What stands in a journey. The first three are contacts: the customer came, wrote or called. The others came of them, or were at the address of supply.</summary>
public enum EntryKind { Appeal, Visit, Call, Case, Promise, Feedback, Booking, Outage }

/// <summary>What a journey tells of a visit besides its begin and end.</summary>
/// <param name="WaitedS">Wait to the first call without the time parked, or null when it was never called.</param>
/// <param name="ServiceS">Seconds in service, all services together.</param>
public sealed record VisitDetails(int? WaitedS, int ServiceS);

/// <summary>One entry. Nobody is named in it.</summary>
/// <param name="Id">Within its kind; of a ticket with its office, of a booking office and slot, of feedback the key of its subject and what was asked.</param>
/// <param name="At">When it began, or is to begin; of a booking, when its slot does.</param>
/// <param name="About">What it belongs to, such as <c>appeal/a-1</c>, or null.</param>
/// <param name="Office">Office or line, or null.</param>
/// <param name="What">Kind of the appeal, service, process, kind of the promise, kind of the outage, what was asked; null where nobody said.</param>
/// <param name="Channel">How it came, or null.</param>
/// <param name="Outcome">
/// Of an appeal <c>closed | left</c>, of a visit <c>served | noShow | left | turnedAway</c>, of a booking <c>noShow | cancelled</c>, of a case <c>completed | cancelled</c>, of a promise
/// <c>kept | late | broken | released</c>, of an outage <c>restored</c>, of feedback the mark, of a call <c>answered | abandoned | notOffered | talked | no-answer | busy | failed</c>; null while it goes on.
/// </param>
/// <param name="EndedAt">When it ended, or null.</param>
/// <param name="CameAgain">Of an appeal, whether the same customer came again with the same matter so soon that it was not solved.</param>
/// <param name="FirstContact">Of a closed appeal, whether it was solved at first contact; else null.</param>
public sealed record JourneyEntry(
    EntryKind Kind, string Id, Instant At, string? About, string? Office, string? What, string? Channel, string? Outcome, Instant? EndedAt, bool CameAgain = false, bool? FirstContact = null)
{
    /// <summary>Of a contact, whether it came so soon after another, whatever either was about; see <see cref="Repeats"/>.</summary>
    public bool Repeat { get; init; }

    /// <summary>Of an outage, whether its source leaves open that it touched this address.</summary>
    public bool Perhaps { get; init; }

    /// <summary>Of a call, what its own facts say; else null.</summary>
    public CallDetails? Call { get; init; }

    /// <summary>Of a visit that is over; else null.</summary>
    public VisitDetails? Visit { get; init; }

    /// <summary>Whether the customer came, wrote or called. A call that the company owed him is none.</summary>
    public bool IsContact => Kind is EntryKind.Appeal or EntryKind.Visit || (Kind == EntryKind.Call && About is null);
}
