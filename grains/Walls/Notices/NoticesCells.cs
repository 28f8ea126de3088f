using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Walls.Notices;

// Cells of the board `notices/{company}`; `interruptions` and `summary` – as `notices` – also stand on the company wall once there was one.

/// <summary>Cell <c>interruptions</c>: the company's channels and what is left of the month.</summary>
/// <param name="Month">Month of the figures, such as <c>2026-11</c>.</param>
/// <param name="Channels">Those that are down first.</param>
/// <param name="AsOf">Up to when they are counted.</param>
public sealed record InterruptionsCell(string Month, ImmutableArray<ChannelCell> Channels, Instant AsOf);

/// <param name="Interruption">The one that goes on, or null.</param>
/// <param name="DownSince">Since when it does not work; null while it works.</param>
/// <param name="Count">Interruptions of the month, within the hours of the day and without force majeure.</param>
/// <param name="Most">How many the standard allows, or null.</param>
/// <param name="DownS">Their seconds.</param>
/// <param name="MostDownS">How many seconds the standard allows, or null.</param>
/// <param name="Apart">Interruptions of force majeure.</param>
/// <param name="DoubtedSince">Since when its probes fail together with all others, so that most likely the hub is cut off; or null.</param>
public sealed record ChannelCell(
    string Id, string Name, string NameEn, string? Interruption, Instant? DownSince, string? Reason, bool ForceMajeure, int Count, int? Most, long DownS, long? MostDownS, int Apart,
    Instant? DoubtedSince);

/// <summary>Cell <c>summary</c>: what must still be told to customers.</summary>
/// <param name="Open">Not published yet wherever the standard asks for.</param>
/// <param name="AtRisk">Of those, at risk.</param>
/// <param name="Overdue">Of those, late.</param>
/// <param name="NextDueAt">The earliest instant by which one of the others is due, or null.</param>
public sealed record NoticesCell(int Open, int AtRisk, int Overdue, Instant? NextDueAt, Instant AsOf);

/// <summary>Cell <c>notice/{id}</c>: the open ones, and the newest others.</summary>
/// <param name="Rule">Which of the standard's notices it is.</param>
/// <param name="CompleteAt">When it was wherever the standard asks for, or null.</param>
/// <param name="Late">Whether it is or was late.</param>
/// <param name="Published">Places where it is.</param>
public sealed record NoticeCell(string Id, string Rule, string About, Instant EventAt, Instant? DueAt, Instant? CompleteAt, bool Withdrawn, bool Late, ImmutableArray<string> Published);
