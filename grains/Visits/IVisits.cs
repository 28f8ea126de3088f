using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Visits;

/// <summary>Which visits are wanted. A visit belongs to the local day on which its ticket was issued.</summary>
/// <param name="Offices">Offices.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Ticket">Part of the number, or null for any; likewise below.</param>
public sealed record VisitQuery(
    string Company, ImmutableArray<string> Offices, LocalDate From, LocalDate To, string? Ticket = null, string? Service = null, int? Window = null, string? Operator = null,
    VisitOutcome? Outcome = null, TicketClass? Class = null)
{
    /// <summary>Days that one question may span.</summary>
    public const int MostDays = 92;
}

/// <summary>One visit of the register.</summary>
/// <param name="TimeZone">Of the office.</param>
public sealed record VisitRow(string Office, DateTimeZone TimeZone, VisitRecord Visit);

/// <summary>What the customer file is told of a visit (SARATOV-A1-7.3g–l).</summary>
/// <param name="Position">Log position; the next question begins after the last one.</param>
/// <param name="Phone">Of a pre-booked visitor, where the asker may read personal data and the key is not destroyed; or null.</param>
public sealed record CrmVisit(
    long Position, string Office, string Ticket, string Number, VisitOutcome Outcome, string Service, ImmutableArray<string> TopicCodes, int Topics, TicketClass Class, string? Category,
    Instant TakenAt, Instant? CalledAt, Instant? StartedAt, Instant EndedAt, int? WaitS, int ServiceS, int? Window, string? Operator, string? Result, bool Booked, string? Customer, string? Phone);

/// <summary>A page of them.</summary>
/// <param name="Next">Where the next question goes on, even when nothing was found so far.</param>
/// <param name="AtEnd">Whether the log ended here.</param>
public sealed record CrmPage(ImmutableArray<CrmVisit> Visits, long Next, bool AtEnd);

/// <summary>One who waited when somebody was called.</summary>
/// <param name="PlaceAt">The instant his place in line counts from; the earliest goes first.</param>
/// <param name="Verdict"><c>called | later | other-service | other-window | reserve | overtaken</c>: why he and not the others, or why not he.</param>
public sealed record WhyCandidate(
    string Ticket, string Number, string Service, TicketClass Class, Instant IssuedAt, int WaitedS, int HeadStartS, Instant PlaceAt, int Overtaken, string Verdict);

/// <summary>Why a ticket was called, replayed from the log.</summary>
/// <param name="Same">Whether the replay chooses the same ticket for the same reason.</param>
/// <param name="Candidates">Everybody who waited, in the order of their places.</param>
public sealed record WhyAnswer(
    string Office, string Ticket, string Number, int Window, string? Operator, Instant CalledAt, CallReason Reason, bool Same, ImmutableArray<string> WindowServices, int? OvertakenAtMost, int LongestLeadS,
    ImmutableArray<WhyCandidate> Candidates);

/// <summary>Visits as the log has them: register, customer file, and why somebody was called.</summary>
public interface IVisits
{
    /// <summary>Offices of a company that have visits.</summary>
    ImmutableArray<string> Offices(string company);

    /// <summary>Visits in the order of their ends; of every office in turn. Older than the retention of wait data are not told.</summary>
    IAsyncEnumerable<VisitRow> Read(VisitQuery query, CancellationToken cancel);

    /// <summary>Visits of a company that ended after a log position.</summary>
    /// <param name="readPeople">Whether the phone of the pre-booked is told.</param>
    Task<CrmPage> After(string company, long position, int most, bool readPeople, CancellationToken cancel);

    /// <summary>The newest call of a ticket, or null. <paramref name="ticket"/> is an id, or a number as printed: then its newest.</summary>
    Task<WhyAnswer?> Why(string company, string office, string ticket, CancellationToken cancel);
}
