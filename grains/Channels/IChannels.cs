using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Channels;

/// <summary>What the web edge asks of channels.</summary>
public interface IChannels
{
    /// <summary>Every channel of a company in a month; null where the company's standard has none.</summary>
    /// <param name="month">Null for the running one.</param>
    ChannelReading? Read(string company, YearMonth? month);

    /// <summary>What would come of a report, nothing of it kept; null where the company's standard has no such channel.</summary>
    ForeseenInterruption? Foresee(string company, string channel, ReportInterruption report);
}

/// <summary>The month of a channel before and after a report.</summary>
/// <param name="Month">Month in which it would begin, such as <c>2026-11</c>.</param>
/// <param name="Joins">Interruptions that it would become one with.</param>
/// <param name="Refused">Why it would not be taken, or null.</param>
public sealed record ForeseenInterruption(string Month, ChannelLine Before, ChannelLine After, ImmutableArray<string> Joins, Refusal? Refused);

/// <param name="Month">Such as <c>2026-11</c>.</param>
/// <param name="Zone">Zone of the hours.</param>
/// <param name="DayFrom">Local time from which on interruptions count.</param>
/// <param name="DayTo">Local time from which on they count no more; null for the end of the day.</param>
public sealed record ChannelReading(string Month, string Zone, LocalTime DayFrom, LocalTime? DayTo, ImmutableArray<ChannelLine> Channels, Instant AsOf);

/// <summary>A channel and what of its month is lost.</summary>
/// <param name="Count">Interruptions within the hours of the day, without force majeure.</param>
/// <param name="Most">How many the standard allows, or null.</param>
/// <param name="DownS">Their seconds; one that goes on counts up to now.</param>
/// <param name="MostDownS">How many seconds the standard allows, or null.</param>
/// <param name="Apart">Interruptions of force majeure.</param>
/// <param name="ApartDownS">Their seconds.</param>
/// <param name="Availability">1 − all downtime ÷ hours of the day so far, 0 to 1; null before the month's first hour.</param>
/// <param name="Interruptions">Those that touch the month, the newest first; those of the night too.</param>
/// <param name="DoubtedSince">Since when its probes fail together with all others, so that most likely the hub is cut off; or null.</param>
public sealed record ChannelLine(
    string Id, string Name, string NameEn, bool Down, int Count, int? Most, long DownS, long? MostDownS, int Apart, long ApartDownS, double? Availability, ImmutableArray<InterruptionLine> Interruptions, Instant? DoubtedSince = null);

/// <param name="CountedS">How much of it lies within the hours of the day.</param>
/// <param name="Reports">Ids of the reports it is known from.</param>
public sealed record InterruptionLine(string Id, Instant StartedAt, Instant? EndedAt, string? Reason, bool ForceMajeure, long CountedS, ImmutableArray<string> Reports);
