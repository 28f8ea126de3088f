using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.People;
using OpsHub.Grains.Retention;

namespace OpsHub.Grains.Queues;

/// <summary>It became known whose visit it is; what was known before was wrong, and stays in the log as history. It changes nothing of the line, so it is none of the <see cref="TicketEvent"/>s.</summary>
/// <param name="Customer">Opaque name; null when nobody knows any more.</param>
/// <param name="Person">Sealed details, or null.</param>
/// <param name="By">Who says so.</param>
/// <param name="Service">The last service, for whoever hears of the visit's customer only now; so is all that follows.</param>
/// <param name="AtWindow">Whether the ticket is called or in service.</param>
/// <param name="End">How the visit ended; null while it lasts.</param>
[Stored("visitor-identified")]
[Perishes(DataKind.Visits)]
public sealed record VisitorIdentified(
    string Ticket, string? Customer, SealedPerson? Person, string By, string Service, Instant IssuedAt, bool AtWindow, VisitEnding? End, Instant At) : QueueEvent(At);

/// <summary>What a journey tells of a visit's end.</summary>
/// <param name="WaitedS">Wait to the first call without the time parked, or null when it was never called.</param>
/// <param name="ServiceS">Seconds in service, all services together.</param>
public sealed record VisitEnding(VisitOutcome Outcome, Instant At, int? WaitedS, int ServiceS);
