using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Walls;

// Cells of the board `screen/{company}/{office}`: what hangs in the hall. Ticket and window numbers only, never a person.

/// <summary>Opening hours of one weekday.</summary>
/// <param name="Day">1 Monday … 7 Sunday.</param>
/// <param name="From">Local, <c>HH:mm</c>.</param>
/// <param name="To">Local, <c>HH:mm</c>; exclusive.</param>
public sealed record HoursCell(int Day, string From, string To);

/// <summary>Cell <c>office</c>.</summary>
public sealed record HallOfficeCell(
    string Id, string Name, string CompanyName, string TimeZone, ImmutableArray<HoursCell> Hours, bool Open,
    ImmutableArray<string> OutOfTurn, string? RunningLine, bool Simulated, Instant? AsOf, Instant? FeedStalledAt);

/// <summary>One called ticket.</summary>
/// <param name="Ticket">As shown: letter, no-break space, three digits.</param>
/// <param name="Window">Number of the window to go to.</param>
/// <param name="CalledAt">Of the first call.</param>
/// <param name="Recalls">How often it was called again.</param>
/// <param name="Serving">Whether the visitor has come; such rows are kept below the ones still called.</param>
public sealed record CallCell(string Ticket, int Window, Instant CalledAt, int Recalls, bool Serving);

/// <summary>Cell <c>calls</c>: newest call first, at most 12.</summary>
public sealed record CallsCell(ImmutableArray<CallCell> Calls);

/// <summary>Cell <c>service/{service}</c>.</summary>
/// <param name="Id">Service id.</param>
/// <param name="Name">Name for visitors.</param>
/// <param name="Letter">Ticket prefix.</param>
/// <param name="Order">Place in the list.</param>
/// <param name="Waiting">Waiting for it now.</param>
/// <param name="Ewt">Band for a new visitor, or null: not enough data.</param>
/// <param name="Open">Whether any window that offers it is open.</param>
public sealed record ServiceCell(string Id, string Name, string Letter, int Order, int Waiting, WaitBand? Ewt, bool Open);

/// <summary>One hour of the load chart.</summary>
/// <param name="Hour">Local hour, 0–23.</param>
/// <param name="Issued">Tickets issued in it today.</param>
/// <param name="MeanWaitS">Mean wait of those of them who were called, seconds, or null.</param>
/// <param name="TypicalIssued">Expected by the forecast made before the day began, or null: no earlier day is known.</param>
/// <param name="TypicalP10">One such hour in ten has fewer, or null.</param>
/// <param name="TypicalP90">One in ten has more, or null.</param>
public sealed record HourCell(int Hour, int Issued, int? MeanWaitS, decimal? TypicalIssued, int? TypicalP10, int? TypicalP90);

/// <summary>Cell <c>load</c>: today's opening hours in order; hours to come have <c>Issued</c> 0.</summary>
/// <param name="DaysLearnt">Days that the forecast stands on.</param>
public sealed record LoadCell(LocalDate Day, ImmutableArray<HourCell> Hours, int DaysLearnt);
