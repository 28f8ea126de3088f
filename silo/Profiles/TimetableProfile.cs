using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Deadlines;
using OpsHub.Grains.Norms;
using OpsHub.Grains.Offices;

namespace OpsHub.Silo.Profiles;

/// <summary>Days of an office or a line that are not as their weekday.</summary>
/// <param name="Seasons">Weeks of seasons; null for none.</param>
/// <param name="Monthly">Weekdays of a month; null for none.</param>
/// <param name="Dates">Single dates; null for none.</param>
public sealed record TimetableProfile(ImmutableArray<SeasonHoursProfile>? Seasons = null, ImmutableArray<MonthlyHoursProfile>? Monthly = null, ImmutableArray<DatedHoursProfile>? Dates = null)
{
    /// <summary>As the engine takes it.</summary>
    public Timetable Table() => new(
        [.. (Seasons ?? []).Select(s => new SeasonHours(s.Season, s.Hours.Days))], [.. (Monthly ?? []).Select(m => new MonthlyHours(m.Day, m.Weeks, Parts(m.Hours)))],
        [.. (Dates ?? []).Select(d => new DatedHours(d.Date, Parts(d.Hours)))]);

    /// <summary>What is wrong in it, by path.</summary>
    public IEnumerable<(string Path, Said Expected)> Problems(string path) =>
    [
        .. (Monthly ?? []).SelectMany((m, i) => m.Day == IsoDayOfWeek.None || m.Weeks.IsDefaultOrEmpty || m.Weeks.Any(w => w is < 1 or > 5) ? [($"{path}.monthly[{i}]", new Said("день недели и хотя бы одно его место в месяце, от 1 до 5", "a weekday and at least one of its places in the month, 1 to 5"))] : Hours(m.Hours, $"{path}.monthly[{i}].hours")),
        .. (Dates ?? []).SelectMany((d, i) => Hours(d.Hours, $"{path}.dates[{i}].hours")),
    ];

    private static IEnumerable<(string, Said)> Hours(string parts, string path)
    {
        try
        {
            Parts(parts);
            return [];
        }
        catch (WrongValueException e)
        {
            return [(path, e.Expected)];
        }
    }

    private static ImmutableArray<DayHours> Parts(string hours) => hours == "" ? [] : [.. WeekHours.Parse("mon", hours)];
}

public sealed record SeasonHoursProfile(Season Season, WeekHours Hours);

/// <param name="Weeks">Which of the month's days of that name, 1–5.</param>
/// <param name="Hours">Such as <c>09:00-12:00, 13:00-15:00</c>; empty for closed.</param>
public sealed record MonthlyHoursProfile(IsoDayOfWeek Day, ImmutableArray<int> Weeks, string Hours);

/// <param name="Hours">Such as <c>09:00-12:00</c>; empty for closed.</param>
public sealed record DatedHoursProfile(LocalDate Date, string Hours);
