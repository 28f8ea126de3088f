using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.People;

namespace OpsHub.Grains.Queues;

/// <summary>Why this ticket and no other was called.</summary>
/// <param name="WaitedS">How long it had waited.</param>
/// <param name="HeadStartS">Head start of its class.</param>
/// <param name="Overtook">How many it could serve and who came earlier still wait.</param>
/// <param name="Rule">Which rule of the discipline chose it; null in logs of earlier versions.</param>
/// <param name="Fit">How many the window could have called; null likewise.</param>
public sealed record CallReason(int WaitedS, int HeadStartS, int Overtook, CallRule? Rule = null, int? Fit = null);

/// <summary>Rules of the discipline, the first that holds is named. Stored: never renamed.</summary>
public enum CallRule
{
    /// <summary>It was sent to this window and to no other.</summary>
    OwnWindow,

    /// <summary>It had been overtaken as often as may be.</summary>
    Protected,

    /// <summary>Nobody waited for the window's own services.</summary>
    Reserve,

    /// <summary>Its slot has come.</summary>
    Slot,

    /// <summary>The head start of its class.</summary>
    HeadStart,

    /// <summary>It has waited longest.</summary>
    LongestWait,
}

/// <summary>The booking a ticket comes from.</summary>
/// <param name="Code">Of the booking.</param>
/// <param name="SlotAt">Begin of the slot.</param>
/// <param name="BookedAt">When it was booked.</param>
/// <param name="Customer">Opaque name of the customer, or null.</param>
/// <param name="Person">Details, the phone among them, that only the customer's key opens; or null.</param>
public sealed record BookedVisit(string Code, Instant SlotAt, Instant BookedAt, string? Customer = null, SealedPerson? Person = null);

/// <summary>An event that ends a visit.</summary>
public interface IVisitEnd
{
    VisitRecord? Visit { get; }
}

/// <summary>How a visit ended.</summary>
public enum VisitOutcome { Served, NoShow, Left, TurnedAway }

/// <summary>
/// A visit from issue to its end: what the register and the customer file are told (SARATOV-A1-7.3: number, time taken, time called, topic code, phone of the pre-booked).
/// </summary>
/// <param name="Ticket">Id of the ticket.</param>
/// <param name="Number">As printed.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Service">The last service.</param>
/// <param name="Class">Priority class.</param>
/// <param name="Category">Category, or null.</param>
/// <param name="IssuedAt">When the ticket was taken.</param>
/// <param name="CalledAt">When it was first called, or null.</param>
/// <param name="StartedAt">When its first service began, or null.</param>
/// <param name="EndedAt">When it ended.</param>
/// <param name="WaitedS">Wait to the first call without the time parked, or null when it was never called.</param>
/// <param name="ParkedS">Seconds parked.</param>
/// <param name="ServiceS">Seconds in service, all services together.</param>
/// <param name="Window">The last window, or null.</param>
/// <param name="Operator">Who sat there, or null.</param>
/// <param name="Topics">Number of topics; more than three leave the mean of the service time (SARATOV-A1-7.9).</param>
/// <param name="TopicCodes">Topics by the classifier.</param>
/// <param name="Result">Result code, or null.</param>
/// <param name="Calls">How often it was called, recalls included.</param>
/// <param name="Transfers">How often it was sent on.</param>
/// <param name="Booking">The booking it came from, or null.</param>
public sealed record VisitRecord(
    string Ticket, string Number, VisitOutcome Outcome, string Service, TicketClass Class, string? Category,
    Instant IssuedAt, Instant? CalledAt, Instant? StartedAt, Instant EndedAt, int? WaitedS, int ParkedS, int ServiceS,
    int? Window, string? Operator, int Topics, ImmutableArray<string> TopicCodes, string? Result, int Calls, int Transfers, BookedVisit? Booking);
