using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Drifts;

namespace OpsHub.Grains.Walls;

// Cells of the board `wall/{company}`, nulls written. Instants are UTC ISO text, durations whole seconds. Elapsed times are not sent: the client counts from an instant.

/// <summary>State of a norm. Never better than its data.</summary>
public enum NormState { Met, Risk, Breach, NoData }

/// <summary>What a window is doing: the shapes of the wall.</summary>
public enum WindowFace { Closed, Idle, Calling, Serving, Break }

/// <summary>Cell <c>company</c>.</summary>
/// <param name="Id">Company id.</param>
/// <param name="Name">Name as the company writes it.</param>
/// <param name="TimeZone">IANA zone in which the wall shows its clock.</param>
/// <param name="Simulated">Whether the facts are invented; the wall then says so.</param>
public sealed record CompanyCell(string Id, string Name, string TimeZone, bool Simulated);

/// <summary>One window on an office tile.</summary>
public sealed record WindowCell(int Number, WindowFace Face);

/// <summary>Expected wait of somebody who comes now, in seconds: half wait no longer than P50, nine of ten no longer than P90.</summary>
public sealed record WaitBand(int P50S, int P90S);

/// <summary>Cell <c>office/{office}</c>: one tile.</summary>
/// <param name="Id">Office id.</param>
/// <param name="Name">Full name.</param>
/// <param name="ShortName">Name for a small tile.</param>
/// <param name="Region">Heading it stands under, or null.</param>
/// <param name="TimeZone">IANA zone of the office.</param>
/// <param name="OpensAt">Start of today's (or the next) opening, or null when no hours are known.</param>
/// <param name="ClosesAt">End of that opening.</param>
/// <param name="Open">Whether the office's day is open.</param>
/// <param name="State">Of the waiting norm: breach when somebody waits over the norm, risk when somebody nears it or every window is closed, no data when the feed has stalled.</param>
/// <param name="NormS">Waiting norm in seconds, or null.</param>
/// <param name="Waiting">People waiting now (called ones excluded).</param>
/// <param name="OldestAt">Since when the longest waiting one waits, or null when nobody waits or the source does not say.</param>
/// <param name="OverNorm">Waiting longer than the norm.</param>
/// <param name="NearNorm">Waiting longer than the warning share of the norm and not yet over it.</param>
/// <param name="Windows">In order of number. Empty when the source only counts them.</param>
/// <param name="OpenWindows">Open ones.</param>
/// <param name="Ewt">Band for a new visitor, or null: not enough data.</param>
/// <param name="LoadPercent">Offered load of the last 30 minutes ÷ open windows, or null: not enough data.</param>
/// <param name="Issued">Tickets issued today.</param>
/// <param name="Served">Tickets served today.</param>
/// <param name="AsOf">Source instant of the newest fact in the tile, or null when there was none.</param>
/// <param name="FeedStalledAt">Since when the source has been silent or frozen, or null.</param>
/// <param name="Drift">Waits that grow away from what is usual there at that hour, or null.</param>
public sealed record OfficeCell(
    string Id, string Name, string ShortName, string? Region, string TimeZone,
    Instant? OpensAt, Instant? ClosesAt, bool Open,
    NormState State, int? NormS, int Waiting, Instant? OldestAt, int OverNorm, int NearNorm,
    ImmutableArray<WindowCell> Windows, int OpenWindows, WaitBand? Ewt, int? LoadPercent, int Issued, int Served,
    Instant? AsOf, Instant? FeedStalledAt, DriftCell? Drift);

/// <summary>Operators of a line by state.</summary>
public sealed record OperatorsCell(int Talking, int WrapUp, int Available, int Pause, int Away);

/// <summary>Service level of one quarter of an hour: strict, answered within the target ÷ offered.</summary>
public sealed record LevelCell(Instant From, int Offered, int Within);

/// <summary>Cell <c>line/{line}</c>: the phone strip. Figures are of the line's local day.</summary>
/// <param name="Id">Line id.</param>
/// <param name="Name">Name.</param>
/// <param name="Number">Phone number as printed, or null.</param>
/// <param name="State">Of the service level norm today.</param>
/// <param name="TargetS">T of the service level, seconds.</param>
/// <param name="TargetPercent">Share to reach.</param>
/// <param name="InQueue">Callers waiting now.</param>
/// <param name="OldestAt">Since when the longest waiting one waits.</param>
/// <param name="Offered">Answered + abandoned.</param>
/// <param name="Answered">Answered.</param>
/// <param name="Abandoned">Abandoned in the queue.</param>
/// <param name="LevelPercent">Strict service level, one decimal, or null without offered calls.</param>
/// <param name="AsaS">Mean wait of the answered, seconds, or null.</param>
/// <param name="AbandonedPercent">Abandoned ÷ offered, one decimal, or null.</param>
/// <param name="Operators">By state, or null when the source does not say.</param>
/// <param name="Levels">Quarter hours of today with offered calls, oldest first, at most 48.</param>
/// <param name="AsOf">Source instant of the newest fact.</param>
/// <param name="Ewt">Band for a caller who comes now, as of that instant, or null: not enough data.</param>
/// <param name="Accuracy">How such bands came out.</param>
/// <param name="Advice">Operators needed, or null: not enough data.</param>
/// <param name="Drift">Waits that grow away from what is usual there at that hour, or null.</param>
public sealed record LineCell(
    string Id, string Name, string? Number, NormState State, int TargetS, int TargetPercent,
    int InQueue, Instant? OldestAt, int Offered, int Answered, int Abandoned,
    decimal? LevelPercent, decimal? AsaS, decimal? AbandonedPercent,
    OperatorsCell? Operators, ImmutableArray<LevelCell> Levels, Instant? AsOf, WaitBand? Ewt, AccuracyCell Accuracy, LineAdviceCell? Advice, DriftCell? Drift);

/// <summary>Cell <c>trouble/{key}</c>: something broken now, for the rail; gone when it is over.</summary>
/// <param name="Kind"><c>wait-over-norm | wait-near-norm | idle-window | feed-stalled | service-level</c>.</param>
/// <param name="State">Breach or risk.</param>
/// <param name="Office">Office id, or null.</param>
/// <param name="Line">Line id, or null.</param>
/// <param name="Subject">Ticket, window or line concerned, for display, or null.</param>
/// <param name="Count">How many are concerned.</param>
/// <param name="Since">Since when.</param>
/// <param name="GraceS">Seconds after <paramref name="Since"/> during which it is not worth showing; a screen hides it until then. 0 except for idle windows.</param>
public sealed record TroubleCell(string Kind, NormState State, string? Office, string? Line, string? Subject, int Count, Instant Since, int GraceS = 0);

/// <summary>One line of the ticker.</summary>
/// <param name="At">When it happened.</param>
/// <param name="Kind"><c>ticket-issued | ticket-called | ticket-served | ticket-no-show | wait-breached | window-opened | window-closed | break-started | break-ended | feed-stalled | feed-resumed | call-abandoned</c>.</param>
/// <param name="Place">Short name of the office or line.</param>
/// <param name="Ticket">Ticket, as shown, or null.</param>
/// <param name="Window">Window number, or null.</param>
public sealed record TickerLine(Instant At, string Kind, string Place, string? Ticket, int? Window);

/// <summary>Cell <c>ticker</c>: the newest at most 12, newest first.</summary>
public sealed record TickerCell(ImmutableArray<TickerLine> Lines);
