using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Signals;
using OpsHub.Grains.Windows;

namespace OpsHub.Grains.Walls;

// Cells of the boards `screen/{company}/{office}/floor` (kiosk, window board, console) and `wall/{company}/{office}` (office wall), nulls written. Numbers only, never a person's name:
// an operator goes by his number.

/// <summary>What a window is doing.</summary>
public enum FloorFace { Closed, Idle, Calling, Serving, WrapUp, Break }

/// <summary>Cell <c>office</c>.</summary>
/// <param name="Open">Whether tickets are issued.</param>
/// <param name="Categories">Categories of visitors to choose from.</param>
/// <param name="Profiles">Choices of services for windows.</param>
/// <param name="WindowsOpen">Windows that may call.</param>
/// <param name="Parallel">Visitors whom one window may serve at once.</param>
public sealed record FloorOfficeCell(
    string Id, string Name, string CompanyName, string TimeZone, ImmutableArray<HoursCell> Hours, bool Open, ImmutableArray<string> OutOfTurn, bool Simulated, Instant? AsOf,
    ImmutableArray<VisitorCategory> Categories, ImmutableArray<WindowProfile> Profiles, int WindowsOpen, int? WaitNormS, int Parallel);

/// <summary>Cell <c>service/{service}</c>.</summary>
/// <param name="Open">Whether any window that offers it is open.</param>
/// <param name="NormS">How long a service may take, seconds, or null.</param>
/// <param name="NameEn">In English, or null.</param>
public sealed record FloorServiceCell(
    string Id, string Name, string Letter, int Order, int Waiting, WaitBand? Ewt, bool Open, int? NormS, ImmutableArray<QueueTopic> Topics, string? NameEn);

/// <summary>A ticket at a window.</summary>
/// <param name="Number">As shown: letter, no-break space, digits.</param>
/// <param name="Since">Since when it is called or in service.</param>
/// <param name="NoShowAt">Called: until when it is waited for.</param>
/// <param name="NormAt">In service: when it breaks the norm, or null.</param>
/// <param name="Also">Services of the visit still to come.</param>
/// <param name="SlotAt">Slot of its booking, or null.</param>
public sealed record FloorTicketCell(
    string Ticket, string Number, string Service, TicketClass Class, string? Category, TicketPhase Phase, Instant IssuedAt, Instant Since, int Recalls, Instant? NoShowAt, Instant? NormAt,
    ImmutableArray<string> Also, Instant? SlotAt);

/// <summary>Who would be called now, and why.</summary>
public sealed record NextCell(string Ticket, string Number, string Service, TicketClass Class, CallRule? Rule, int WaitedS, int HeadStartS, int Overtook, int? Fit);

/// <summary>Cell <c>window/{number}</c>.</summary>
/// <param name="Since">Since when it has this face, or null.</param>
/// <param name="AwaitedAt">Since when it stands free although somebody waits for it, or null.</param>
/// <param name="Waiting">How many wait for it.</param>
/// <param name="MayBreak">Whether a break would be allowed now.</param>
/// <param name="WhyNot"><c>last-window | ticket-in-hand</c>, or null.</param>
public sealed record FloorWindowCell(
    int Number, FloorFace Face, string? Operator, ImmutableArray<string> Services, ImmutableArray<string> Reserve, BreakKind? BreakKind, Instant? Since, Instant? WrapUpUntil, Instant? AwaitedAt,
    ImmutableArray<FloorTicketCell> Tickets, int Waiting, NextCell? Next, bool MayBreak, string? WhyNot);

/// <summary>Cell <c>signal/{signal}</c>.</summary>
/// <param name="Unanswered">Whether nobody acknowledged it in time.</param>
public sealed record SignalCell(string Signal, SignalKind Kind, int? Window, string? Ticket, Instant RaisedAt, Instant DueAt, string? AcknowledgedBy, bool Unanswered);

/// <summary>A waiting ticket on the office wall.</summary>
/// <param name="State">Of its wait against the norm.</param>
public sealed record QueuedTicketCell(string Ticket, string Number, TicketClass Class, Instant IssuedAt, int ParkedS, NormState State);

/// <summary>Cell <c>queue/{service}</c>.</summary>
/// <param name="Windows">Open windows that serve it.</param>
/// <param name="Accuracy">How the bands that newcomers were told came out.</param>
/// <param name="Tickets">In the order of their places, at most 40.</param>
public sealed record QueueCell(
    string Id, string Name, string Letter, int Order, int Waiting, Instant? OldestAt, int OverNorm, int NearNorm, int Windows, WaitBand? Ewt, AccuracyCell Accuracy,
    ImmutableArray<QueuedTicketCell> Tickets);

/// <summary>One hour of the office's day.</summary>
/// <param name="Typical">Arrivals expected by the forecast made before the day began, or null: no earlier day is known.</param>
/// <param name="Forecast">For hours to come: the same by how busy today has been so far; or null.</param>
/// <param name="P10">One such hour in ten has fewer: of the forecast where there is one, or else of the typical ones; or null.</param>
/// <param name="P90">One in ten has more, or null.</param>
public sealed record FloorHourCell(int Hour, int Arrived, int Served, decimal? Typical, decimal? Forecast, int? P10, int? P90);

/// <summary>Cell <c>today</c>.</summary>
/// <param name="MeanWaitS">Of the called, seconds, or null.</param>
/// <param name="DaysLearnt">Days that the forecast stands on.</param>
/// <param name="ErrorPercent">By how much the forecasts of the last days missed the day's arrivals: sum of absolute errors ÷ sum of arrivals; or null.</param>
public sealed record TodayCell(
    LocalDate Day, int Arrived, int Served, int NoShows, int Left, int TurnedAway, int Waiting, int? MeanWaitS, ImmutableArray<FloorHourCell> Hours, Instant? AsOf, int DaysLearnt, int? ErrorPercent);

/// <summary>Bookings of one slot.</summary>
public sealed record SlotCell(Instant SlotAt, string Service, int Count);

/// <summary>Cell <c>bookings</c>.</summary>
/// <param name="Ahead">Of today and tomorrow, in order, at most 40.</param>
/// <param name="Booked">All that are not over.</param>
public sealed record BookingsCell(ImmutableArray<SlotCell> Ahead, int Booked);

/// <summary>What an advice rests on.</summary>
/// <param name="LoadPercent">Offered load of the last 30 minutes ÷ open windows, or null.</param>
/// <param name="Arriving">Expected within half an hour: by the forecast, or as many as in the last half hour where there is none yet.</param>
/// <param name="MeanServiceS">Of today.</param>
/// <param name="Needed">Windows that hold the norm for the next half hour.</param>
/// <param name="Windows">That there are, or null: nobody has said.</param>
/// <param name="NeededAhead">The same for the next 15, 30 and 60 minutes.</param>
/// <param name="AllWaitS">Where not even all windows hold the norm: what the last one waits with all of them, seconds; otherwise null.</param>
/// <param name="DaysLearnt">Days that the forecast stands on; 0: there is none yet.</param>
public sealed record AdviceReason(
    int Waiting, int OpenWindows, int? LoadPercent, int Arriving, int MeanServiceS, int Needed, int? Windows, ImmutableArray<int> NeededAhead, int? AllWaitS, int DaysLearnt);

/// <summary>One advice.</summary>
/// <param name="Kind"><c>open-windows | not-enough | break-now | no-breaks</c>.</param>
/// <param name="Count">Windows to open, or all that there are and do not hold the norm, or 0.</param>
/// <param name="Service">Service that most wait for, or null.</param>
/// <param name="Window">Window that can take a break, or null.</param>
/// <param name="UntilAt">Until when the further windows are needed, or one fewer is enough; or null.</param>
/// <param name="Minutes">Length of the break, or 0.</param>
public sealed record AdviceItem(string Kind, int Count, string? Service, int? Window, Instant? UntilAt, int Minutes, AdviceReason Reason);

/// <summary>Cell <c>advice</c>: windows that the norm asks for, and breaks.</summary>
public sealed record AdviceCell(ImmutableArray<AdviceItem> Items);
