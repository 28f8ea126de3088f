using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Queues;

/// <summary>What visitors come for.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">As visitors read it.</param>
/// <param name="Letter">Ticket prefix, one letter, unique in the queue.</param>
/// <param name="NormS">How long a service may take by the standard, seconds, or null.</param>
/// <param name="Topics">Topics by the company's classifier; where there are any, a finished service names some of them.</param>
/// <param name="NameEn">In English, or null.</param>
public sealed record QueueService(string Id, string Name, string Letter, int? NormS = null, ImmutableArray<QueueTopic>? Topics = null, string? NameEn = null);

/// <summary>One topic of the company's classifier (ЕКТО).</summary>
public sealed record QueueTopic(string Code, string Name);

/// <summary>Priority class of a ticket. Stored: never renamed.</summary>
public enum TicketClass { Ordinary, Booked, Vip, OutOfTurn, Disabled, Veteran }

/// <summary>How the queue works.</summary>
/// <param name="TimeZone">Zone in which ticket numbers begin anew each day.</param>
/// <param name="Services">At least one.</param>
/// <param name="WaitNormS">Longest wait the standard allows, seconds.</param>
/// <param name="WarnPercent">Share of the norm at which a wait is at risk, 1–100.</param>
/// <param name="NoShowS">How long a called visitor is waited for, seconds.</param>
/// <param name="HeadStartS">Head start by class, seconds; classes left out have none.</param>
/// <param name="Discipline">The rest of the discipline; null for the plainest.</param>
public sealed record QueueRules(
    DateTimeZone TimeZone, ImmutableArray<QueueService> Services, int WaitNormS = 900, int WarnPercent = 80, int NoShowS = 180,
    ImmutableDictionary<TicketClass, int>? HeadStartS = null, QueueDiscipline? Discipline = null);

/// <summary>
/// What a company's standard and orders say of its queues beyond head starts (ADR 0050). Everything may be left out.
/// </summary>
/// <param name="Categories">Categories of visitors that a kiosk offers.</param>
/// <param name="ByLaw">Classes that go before whoever has been overtaken too often, for the law says so.</param>
/// <param name="OvertakenAtMost">After so many calls of later comers nobody but a class by law goes before a ticket, 1–1000; null: no such bound.</param>
/// <param name="Booked">How the pre-booked come in; null: as the class says.</param>
/// <param name="Profiles">Named choices of services for windows.</param>
/// <param name="Parallel">Visitors whom one window may serve at once, 1–10.</param>
/// <param name="Overnight">What becomes of those who wait when the day ends.</param>
/// <param name="IdleS">How long a window may stand free while somebody waits for it, 10–3600 seconds; null: that is no breach.</param>
/// <param name="WrapUpS">Time after a service that belongs to it, 0–3600 seconds.</param>
/// <param name="LostAfterS">A service that nobody has finished after so long is over and lost, 600–86400 seconds; null: never.</param>
public sealed record QueueDiscipline(
    ImmutableArray<VisitorCategory>? Categories = null, ImmutableArray<TicketClass>? ByLaw = null, int? OvertakenAtMost = null, BookedRules? Booked = null,
    ImmutableArray<WindowProfile>? Profiles = null, int? Parallel = null, Overnight? Overnight = null, int? IdleS = null, int? WrapUpS = null, int? LostAfterS = null);

/// <summary>A category of visitors with a class of its own.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">As visitors read it.</param>
/// <param name="Class">Its class.</param>
/// <param name="NameEn">In English, or null.</param>
public sealed record VisitorCategory(string Id, string Name, TicketClass Class, string? NameEn = null);

/// <summary>A choice of services for a window.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">As operators read it.</param>
/// <param name="Services">What it serves.</param>
/// <param name="Reserve">What it serves as well when nobody waits for its own, or when the wait nears the norm.</param>
public sealed record WindowProfile(string Id, string Name, ImmutableArray<string> Services, ImmutableArray<string>? Reserve = null);

/// <summary>What becomes of tickets when the day ends.</summary>
public enum Overnight
{
    /// <summary>Whoever is not in service leaves with the reason.</summary>
    Close,

    /// <summary>They are set aside until the office opens again; that time is no wait.</summary>
    Keep,
}

/// <summary>What becomes of a booked visitor who comes too late.</summary>
public enum LateRule { Ordinary, Refuse }

/// <summary>How the pre-booked come in. A ticket checked in within these stands in line as if it had come at its slot.</summary>
/// <param name="EarlyS">How long before the slot one may check in, seconds.</param>
/// <param name="LateS">How long after the slot the booking still counts, seconds.</param>
/// <param name="LeadS">A booking made later than this before its slot gives no precedence: nobody overtakes the hall by booking in the hall.</param>
/// <param name="Late">What holds after that.</param>
public sealed record BookedRules(int EarlyS = 1800, int LateS = 600, int LeadS = 3600, LateRule Late = LateRule.Ordinary);
