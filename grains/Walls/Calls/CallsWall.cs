using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Lines;

namespace OpsHub.Grains.Walls.Calls;

// Cells of the board `calls/{company}`, nulls written; beside them `company` as on the company wall. Instants are UTC ISO text, durations whole seconds.
// Elapsed times are not sent: the client counts from an instant. Nothing of a person: calls go by the key that the telephones gave them.

/// <summary>Figures of the calls whose wait began in a span, ended in the instant of the newest fact. Percentages and means have one decimal, null where nothing can be divided.</summary>
/// <param name="Offered">Answered + abandoned.</param>
/// <param name="Answered">Answered.</param>
/// <param name="Within">Answered within the line's target.</param>
/// <param name="Abandoned">Abandoned after a second or more.</param>
/// <param name="ShortAbandoned">Of them, after no more than 5 s.</param>
/// <param name="LevelPercent">Strict service level: answered within the target ÷ offered.</param>
/// <param name="Level2Percent">SL2: (answered within + abandoned within) ÷ offered.</param>
/// <param name="AsaS">Mean wait of the answered.</param>
/// <param name="AbandonedPercent">Abandoned ÷ offered.</param>
/// <param name="AhtS">Mean handling time of the calls whose talk is over.</param>
/// <param name="OccupancyPercent">Operators' busy time ÷ (busy + available).</param>
public sealed record CallFiguresCell(
    int Offered, int Answered, int Within, int Abandoned, int ShortAbandoned, decimal? LevelPercent, decimal? Level2Percent, decimal? AsaS, decimal? AbandonedPercent, decimal? AhtS, decimal? OccupancyPercent);

/// <summary>One tier of the contact centre: 1 simple questions, 2 complex ones, 3 the back office. Only of calls whose source tells tiers.</summary>
public sealed record TierCell(int Tier, int Waiting, Instant? OldestAt, int Talking);

/// <summary>Cell <c>sum</c>: the whole contact centre. Each line's calls are counted by its own target and its own day.</summary>
/// <param name="Waiting">Callers who wait now.</param>
/// <param name="OldestAt">Since when the longest waiting one waits.</param>
/// <param name="Ringing">Of the waiting, those for whom a phone rings.</param>
/// <param name="Talking">Calls in a talk, on hold or passed on.</param>
/// <param name="Holding">Of them, callers on hold.</param>
/// <param name="Tiers">In order; empty where no source knows any.</param>
/// <param name="Operators">By state, or null when no line says.</param>
/// <param name="OccupancyPercent">Busy operators ÷ (busy + available) now.</param>
/// <param name="Arrived">Calls whose wait began in the last half hour: offered, or waiting still. Those outside the hours of their line are not of them, nor who gave up at once.</param>
/// <param name="Usual">What a usual day would have brought in it.</param>
/// <param name="Need">Operators needed in the next half hour, or null: not enough data.</param>
/// <param name="Last15">The last quarter of an hour.</param>
/// <param name="Last30">The last half hour.</param>
/// <param name="Today">Today.</param>
/// <param name="MenuEnded">Calls of today that ended in the menu: served there or given up.</param>
/// <param name="MenuServed">Of them, those that used one of its functions.</param>
/// <param name="Outside">Calls of today that came outside the hours of their line; they are in no other figure.</param>
/// <param name="GaveUp">Callers of the last 24 h who gave up after more than 5 s and have not been promised a call back.</param>
/// <param name="Owed">Calls back that are promised and not made.</param>
/// <param name="Missed">Of them, those whose instant has passed.</param>
/// <param name="CalledBack">Made today.</param>
/// <param name="Accuracy">How the bands that callers of all lines were told came out.</param>
/// <param name="AsOf">Source instant of the newest fact, or null.</param>
public sealed record CallsSumCell(
    int Waiting, Instant? OldestAt, int Ringing, int Talking, int Holding, ImmutableArray<TierCell> Tiers, OperatorsCell? Operators, decimal? OccupancyPercent, int Arrived, UsualCallsCell Usual, OperatorNeedCell? Need,
    CallFiguresCell Last15, CallFiguresCell Last30, CallFiguresCell Today, int MenuEnded, int MenuServed, int Outside, int GaveUp, int Owed, int Missed, int CalledBack, AccuracyCell Accuracy, Instant? AsOf);

/// <summary>Cell <c>line/{line}</c>.</summary>
/// <param name="State">Of the service level norm today.</param>
/// <param name="TargetS">T of the service level: from here on a wait is over its norm.</param>
/// <param name="TargetPercent">Share to reach.</param>
/// <param name="Ewt">Band for a caller who comes now, or null: not enough data.</param>
/// <param name="Accuracy">How such bands came out.</param>
public sealed record CallsLineCell(
    string Id, string Name, string? Number, NormState State, int TargetS, int TargetPercent, int Waiting, Instant? OldestAt, int Talking, OperatorsCell? Operators, decimal? OccupancyPercent, int Arrived,
    CallFiguresCell Last15, CallFiguresCell Last30, CallFiguresCell Today, int MenuEnded, WaitBand? Ewt, AccuracyCell Accuracy, Instant? AsOf);

/// <summary>Cell <c>quarter/{line}/{from}</c>: one quarter of an hour of today in which calls were offered or operators worked. An hour is the sum of its four.</summary>
/// <param name="From">Its begin.</param>
/// <param name="WaitedS">Sum of the answered ones' waits.</param>
/// <param name="Handled">Calls whose talk is over.</param>
/// <param name="HandledS">Sum of their handling times.</param>
/// <param name="BusyS">Operators' busy seconds; phases that go on are not in it yet.</param>
/// <param name="AvailableS">Operators' seconds of waiting for calls, likewise.</param>
public sealed record CallsQuarterCell(
    string Line, Instant From, int Offered, int Answered, int Within, int Abandoned, int AbandonedWithin, int ShortAbandoned, long WaitedS, int Handled, long HandledS, long BusyS, long AvailableS);

/// <summary>Cell <c>caller/{call}</c>: one who waits. The oldest <see cref="CallsFold.MostCallers"/> only; the counts are always whole.</summary>
/// <param name="Priority">0 ordinary; larger goes first.</param>
/// <param name="Tier">1–3, or null where the source knows none.</param>
/// <param name="Rings">The operator whose phone rings for him, or null.</param>
/// <param name="Told">What was foreseen when he joined the line he is on, counted from <c>Since</c>, or null: not enough data.</param>
public sealed record WaitingCallerCell(string Call, string Line, Instant Since, int Priority, int? Tier, string? Rings, WaitBand? Told);

/// <summary>Cell <c>operator/{line}/{operator}</c>: one who is signed in or talks; at most <see cref="CallsFold.MostOperators"/> of a company.</summary>
/// <param name="Since">Since when he is in that phase.</param>
/// <param name="Reason">Why he pauses or is away, in the exchange's words, or null.</param>
/// <param name="Call">The call he talks in, or null.</param>
/// <param name="HeldAt">Since when that call is on hold, or null.</param>
/// <param name="Calls">Calls he has answered today.</param>
/// <param name="Tiers">Tiers he serves, in order; empty where nobody says.</param>
/// <param name="Skills">What else he serves, in order; empty where nobody says.</param>
/// <param name="Today">How he has spent today on this line; null where the telephones do not report states.</param>
public sealed record OperatorCell(
    string Operator, string Line, OperatorPhase Phase, Instant Since, string? Reason, string? Call, Instant? HeldAt, int Calls, ImmutableArray<int> Tiers, ImmutableArray<string> Skills, OperatorTimeCell? Today);

/// <summary>Seconds of today, of the line's zone, in phases that are over; the one that goes on is counted from <see cref="OperatorCell.Since"/> or midnight.</summary>
/// <param name="PausedS">Sum of the pauses.</param>
/// <param name="Pauses">By reason, at most <see cref="OperatorTime.MostReasons"/> and those without one.</param>
public sealed record OperatorTimeCell(long AvailableS, long TalkingS, long WrapUpS, long AwayS, long PausedS, ImmutableArray<PauseCell> Pauses);

/// <param name="Reason">In the exchange's words, or null: none was told.</param>
public sealed record PauseCell(string? Reason, long Seconds);

/// <summary>Cell <c>gave-up/{call}</c>: a task – somebody hung up and was not promised a call back. The newest <see cref="CallsFold.MostTasks"/> only.</summary>
/// <param name="At">When he gave up.</param>
public sealed record GaveUpCell(string Call, string Line, Instant At, int WaitedS);

/// <summary>Cell <c>owed/{call}</c>: a call back that was promised. The first due <see cref="CallsFold.MostTasks"/> only.</summary>
/// <param name="PromisedAt">What he was told.</param>
/// <param name="DueAt">Last instant in time, as the standard counts it.</param>
/// <param name="Missed">The instant has passed.</param>
public sealed record OwedCallCell(string Call, string Line, Instant PromisedAt, Instant DueAt, bool Missed);
