using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Calendars;
using OpsHub.Grains.Profiles;
using OpsHub.Grains.Recounts;
using OpsHub.Silo.Appeals;
using OpsHub.Silo.Calendars;
using OpsHub.Silo.Profiles.Versions;

namespace OpsHub.Silo.Recounts;

/// <summary>A fact after which deadlines are counted anew.</summary>
/// <param name="What">Calendar and year, or version.</param>
/// <param name="Companies">Whose deadlines.</param>
/// <param name="Days">Days of the calendar that changed.</param>
internal sealed record Change(long Position, RecountCause Cause, string What, ImmutableArray<string> Companies, ImmutableArray<LocalDate> Days)
{
    /// <summary>Most changed days that are kept as reasons; a whole new year is one reason, not 365.</summary>
    private const int MostDays = 40;

    /// <summary>Null for a fact that moves no deadline.</summary>
    public static Change? Of(in Recorded fact, ProfileStandards standards) => fact.Event switch
    {
        ProfileTookForce e => new Change(fact.Position, RecountCause.Profile, e.Version, [fact.Grain.Company], []),
        CalendarYearTold e => new Change(fact.Position, RecountCause.Calendar, $"{fact.Grain.Key} {e.Year}", [.. standards.UsersOf(fact.Grain.Key)], DaysOf(fact.Grain.Key, e.Year, standards.Calendars)),
        _ => null,
    };

    private static ImmutableArray<LocalDate> DaysOf(string calendar, int year, ToldCalendars calendars) =>
        calendars.All.TryGetValue(calendar, out var years) && years.TryGetValue(year, out var known) && known.Before is { } before ? [.. CalendarDesk.Changed(before, known.Year).Select(d => d.Date).Take(MostDays)] : [];
}
