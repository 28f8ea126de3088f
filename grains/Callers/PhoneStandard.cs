using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Calendars;
using OpsHub.Grains.Deadlines;

namespace OpsHub.Grains.Callers;

/// <param name="Id">Word that facts use.</param>
/// <param name="Serves">Whether the caller has got what he came for; one that only asks who he is or where he wants to go has not.</param>
public readonly record struct MenuFunction(string Id, bool Serves);

/// <summary>After how long without an end a call is taken for lost by its source (domain.md "Phone").</summary>
/// <param name="Menu">In the menu.</param>
/// <param name="Waiting">Waiting, also for the next operator; and ringing at a customer's.</param>
/// <param name="Talking">Talking.</param>
public sealed record LostAfter(Duration Menu, Duration Waiting, Duration Talking)
{
    /// <summary>Where a profile does not say otherwise: longer than any real menu, wait or talk.</summary>
    public static LostAfter Usual { get; } = new(Duration.FromHours(1), Duration.FromHours(4), Duration.FromHours(8));
}

/// <summary>What a company's standard says of its telephones.</summary>
/// <param name="Functions">Functions of the menu that facts may name; empty for any.</param>
/// <param name="Purposes">Purposes of outbound calls that facts may name; empty for any.</param>
/// <param name="RecordingsKept">How long recordings must be kept at least, or null where the standard is silent.</param>
/// <param name="RecordingNotice">Whether a caller must be told that he is recorded.</param>
/// <param name="Lost">When a call without an end is closed.</param>
/// <param name="Hours">When operators answer, by line.</param>
/// <param name="Calendar">Which days are off, or null where the company tells none.</param>
/// <param name="Zone">Zone of the hours.</param>
public sealed record PhoneStandard(
    ImmutableArray<MenuFunction> Functions, ImmutableArray<string> Purposes, Period? RecordingsKept, bool RecordingNotice, LostAfter Lost,
    ImmutableDictionary<string, WorkingTime> Hours, WorkingCalendar? Calendar, DateTimeZone Zone)
{
    /// <summary>Whether nobody answers on the line at an instant; false where its hours are not known. A day of a year without a calendar is as its weekday.</summary>
    public bool IsOutside(string line, Instant at)
    {
        if (!Hours.TryGetValue(line, out var hours)) return false;
        var local = at.InZone(Zone).LocalDateTime;
        var kind = Calendar?.KindOf(local.Date) ?? (local.DayOfWeek >= IsoDayOfWeek.Saturday ? DayKind.Weekend : DayKind.Working);
        return !hours.On(local.Date, kind).Any(part => part.Holds(local.TimeOfDay));
    }

    /// <summary>Until when a recording must be kept, or null.</summary>
    public Instant? KeptUntil(Instant recordedAt) => RecordingsKept is { } kept ? (recordedAt.InZone(Zone).LocalDateTime + kept).InZoneLeniently(Zone).ToInstant() : null;

    public bool Serves(string function) => Functions.IsEmpty || Functions.Any(f => f.Id == function && f.Serves);
}
