using System.Collections.Immutable;
using OpsHub.Grains.Calendars;
using OpsHub.Grains.Deadlines;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Deadlines;

/// <summary>A profile's deadlines as the engine takes them.</summary>
public static class ProfileDeadlines
{
    /// <param name="office">Office whose local days count, or null for the company's.</param>
    /// <exception cref="InvalidOperationException">The profile tells no deadlines.</exception>
    public static DeadlineStandard Standard(CompanyProfile company, WorkingCalendar calendar, OfficeProfile? office = null)
    {
        var told = company.Deadlines ?? throw new InvalidOperationException($"The profile of {company.Id} tells no deadlines.");
        return new DeadlineStandard(told.Rules, new DeadlineSetting(calendar, office?.TimeZone ?? company.TimeZone, told.DaysMean, told.Roll, Hours(company, told)));
    }

    private static ImmutableDictionary<string, WorkingTime> Hours(CompanyProfile company, DeadlinesProfile told)
    {
        IEnumerable<(string Whose, WeekHours Hours, TimetableProfile? Other)> all =
        [
            .. told.WorkingTime is { } own ? new[] { (DeadlineRule.Company, own.Value, (TimetableProfile?)null) } : [],
            .. company.Offices.Select(o => ($"office/{o.Id}", o.Hours.Value, o.Timetable)),
            .. company.Offices.SelectMany(o => (o.HoursFor ?? []).SelectMany(h => h.Categories.Select(c => ($"office/{o.Id}/{c}", h.Hours.Value, (TimetableProfile?)null)))), .. company.Lines.Select(l => ($"line/{l.Id}", l.Hours.Value, (TimetableProfile?)null)),
        ];
        return all.ToImmutableDictionary(h => h.Whose, h => new WorkingTime(h.Hours.Days, told.ShortenedByMin, h.Other?.Table()));
    }
}
