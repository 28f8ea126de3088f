using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Windows;

namespace OpsHub.Grains.Walls;

// Cells of the board `console/{company}/{office}/{window}`: what the operator of one window sees. Tickets and numbers only, never a person.

/// <summary>Cell <c>office</c>.</summary>
/// <param name="WarnPercent">Share of a norm from which on it is at risk.</param>
/// <param name="Waiting">People waiting in the office.</param>
/// <param name="OldestAt">Since when the longest waiting one waits, or null.</param>
/// <param name="Parallel">Visitors whom one window may serve at once.</param>
public sealed record ConsoleOfficeCell(
    string Id, string Name, string CompanyName, string TimeZone, bool Open, bool Simulated, int WaitNormS, int WarnPercent, int Waiting, Instant? OldestAt, int Parallel);

/// <summary>One service with the topics of the classifier.</summary>
public sealed record ConsoleService(string Id, string Name, string Letter, int? NormS, ImmutableArray<QueueTopic> Topics);

/// <summary>A named choice of services.</summary>
public sealed record ConsoleProfile(string Id, string Name, ImmutableArray<string> Services, ImmutableArray<string> Reserve);

/// <summary>Cell <c>choices</c>: what an operator chooses from.</summary>
public sealed record ChoicesCell(ImmutableArray<ConsoleService> Services, ImmutableArray<ConsoleProfile> Profiles, ImmutableArray<VisitorCategory> Categories);

/// <summary>A ticket called to a window or served there.</summary>
/// <param name="Id">For commands.</param>
/// <param name="Ticket">As shown.</param>
/// <param name="Since">Of the call, or of the start of the service.</param>
/// <param name="WaitedS">To its first call.</param>
/// <param name="NoShowAt">Until when a called visitor is waited for, or null.</param>
/// <param name="Also">Services of the visit still to come.</param>
/// <param name="Known">Whether it is known whose visit it is, so that there are contacts to be shown.</param>
public sealed record DeskTicket(
    string Id, string Ticket, string Service, TicketClass Class, string? Category, bool Serving, Instant Since, int WaitedS, int Recalls, Instant? NoShowAt, ImmutableArray<string> Also, bool Known);

/// <summary>Cell <c>window</c>.</summary>
/// <param name="Since">Since when its face is what it is, or null.</param>
/// <param name="WrapUpUntil">Until when it wraps up, or null.</param>
/// <param name="AwaitedAt">Since when it stands free although somebody waits for it, or null.</param>
/// <param name="BreakRefusal">Code of the reason why no break may begin, or null.</param>
/// <param name="OpenLeft">Windows that would stay open.</param>
/// <param name="Served">Visits of whoever sits there, today; so are the two that follow.</param>
/// <param name="MeanServiceS">Mean service, seconds, or null.</param>
/// <param name="NoShows">Called and not come.</param>
public sealed record WindowDeskCell(
    int Number, string? Operator, FloorFace Face, Instant? Since, ImmutableArray<string> Services, ImmutableArray<string> Reserve, ImmutableArray<DeskTicket> Tickets,
    Instant? WrapUpUntil, Instant? AwaitedAt, BreakKind? BreakKind, string? BreakRefusal, int OpenLeft, int Served, int? MeanServiceS, int NoShows);

/// <summary>One of those who come next.</summary>
/// <param name="Rule">Why this one and no other.</param>
/// <param name="WaitsSince">From which its wait counts.</param>
/// <param name="OverAt">When its wait breaks the norm.</param>
/// <param name="SlotAt">Of its booking, or null.</param>
public sealed record NextTicket(string Id, string Ticket, string Service, TicketClass Class, string? Category, CallRule Rule, Instant WaitsSince, Instant OverAt, Instant? SlotAt);

/// <summary>A ticket set aside.</summary>
public sealed record ParkedTicket(string Id, string Ticket, Instant Until);

/// <summary>Cell <c>parked</c>: the first to return first, at most 20.</summary>
public sealed record ParkedCell(ImmutableArray<ParkedTicket> Tickets);

/// <summary>Cell <c>open</c>: windows that may be sent visitors.</summary>
public sealed record OpenWindowsCell(ImmutableArray<int> Windows);
