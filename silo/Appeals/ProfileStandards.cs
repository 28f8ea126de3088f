using System.Collections.Frozen;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Calendars;
using OpsHub.Silo.Calendars;
using OpsHub.Silo.Deadlines;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Appeals;

/// <summary>The standards of appeals that profiles tell, with their calendars. Read once; another profile or calendar makes another set.</summary>
public sealed class ProfileStandards : IAppealStandards
{
    private readonly FrozenDictionary<string, (CompanyProfile Profile, AppealStandard Standard)> _companies;

    private ProfileStandards(IEnumerable<(CompanyProfile Profile, AppealStandard Standard)> companies) => _companies = companies.ToFrozenDictionary(c => c.Profile.Id);

    /// <summary>The standards of every company that tells one.</summary>
    /// <param name="calendars">Directory with calendars.</param>
    /// <exception cref="CalendarRefusedException">A calendar that a profile needs is missing or wrong.</exception>
    public static ProfileStandards Of(IEnumerable<CompanyProfile> companies, string calendars) => new(
        companies.Where(c => c.Appeals is not null).Select(c => (c, Of(c, CalendarShelf.Read(calendars, c.Deadlines!.Region)))));

    /// <summary>One company's.</summary>
    public static AppealStandard Of(CompanyProfile company, WorkingCalendar calendar)
    {
        var (told, deadlines) = (company.Appeals!, company.Deadlines!);
        return new AppealStandard(
            [.. told.Kinds.Select(k => new AppealKind(k.Id, k.Deadlines, k.Complaint))], [.. deadlines.Categories.Select(c => new AppealCategory(c.Id, c.Vip))],
            [.. deadlines.Channels.Select(c => c.Id)], [.. told.Required.Select(f => new RequiredField(f.AnyOf, f.IfMissing, f.Kinds, f.Categories))],
            [.. told.NoAction.Select(g => new NoActionGround(g.Id, g.Clause, g.RequirementId, g.Channels))], ProfileDeadlines.Standard(company, calendar),
            company.Offices.Where(o => o.TimeZone is not null && o.TimeZone != company.TimeZone).ToDictionary(o => o.Id, o => ProfileDeadlines.Standard(company, calendar, o)), told.RepeatWithinDays);
    }

    public AppealStandard? Of(string company) => _companies.TryGetValue(company, out var known) ? known.Standard : null;

    /// <summary>The profile of a company that tells a standard, or null.</summary>
    public CompanyProfile? Profile(string company) => _companies.TryGetValue(company, out var known) ? known.Profile : null;
}
