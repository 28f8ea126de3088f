using System.Collections.Frozen;
using System.Collections.Immutable;
using OpsHub.Grains.Calendars;
using OpsHub.Grains.Cases;
using OpsHub.Grains.Deadlines;
using OpsHub.Grains.Duties;
using OpsHub.Grains.Standards;
using OpsHub.Silo.Deadlines;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Cases;

/// <summary>A profile's processes, promises and duties as deciders take them.</summary>
public static class ProfileServices
{
    /// <exception cref="InvalidOperationException">The profile tells no deadlines.</exception>
    public static ServiceStandard Of(CompanyProfile company, WorkingCalendar calendar) => new(
        ProfileDeadlines.Standard(company, calendar),
        company.Offices.Where(o => o.TimeZone is not null && o.TimeZone != company.TimeZone).ToFrozenDictionary(o => o.Id, o => ProfileDeadlines.Standard(company, calendar, o)),
        [.. (company.Cases?.Processes ?? []).Select(p => Process(p, company.Deadlines!))],
        [.. company.Deadlines!.Kinds.Where(k => k.Family == KindFamily.Promise).Select(k => k.Id)], [.. (company.Duties ?? []).Select(d => new DutyRule(d.Id, d.Every, d.GraceDays, d.Act))])
    {
        Channels = ProfileChannels.Of(company),
        Notices = ProfileNotices.Of(company),
    };

    private static CaseProcess Process(ProcessProfile p, DeadlinesProfile d) => new(
        p.Id, p.Deadlines, p.Opens, [.. p.Steps.Select(Step)], p.Ends ?? [], p.Repeats ?? [], Marks(p, d), p.Whole, [.. (p.Grounds ?? []).Select(g => g.Id)]);

    private static CaseStep Step(ProcessStepProfile s) => new(
        s.Id, s.Clock, s.Done, s.Owner.Value, s.After ?? [], s.OnlyIf, [.. (s.Skips ?? []).Select(k => new StepSkip(k.On, k.Reason, k.ReasonEn))], s.Deadlines);

    /// <summary>What starts, stops and extends the clocks of its steps.</summary>
    private static ImmutableArray<string> Marks(ProcessProfile p, DeadlinesProfile d)
    {
        var kinds = p.Steps.Select(s => s.Deadlines).OfType<string>().Append(p.Deadlines).ToHashSet();
        return [.. d.Rules.Where(r => r.Kinds.Any(kinds.Contains)).SelectMany(Marks).Distinct()];
    }

    private static IEnumerable<string> Marks(DeadlineRule r) =>
        [.. r.From, .. (r.Stops ?? []).SelectMany(s => s.Until.Prepend(s.On)), .. r.Extension is { } e ? new[] { e.On, e.Told }.OfType<string>() : []];
}
