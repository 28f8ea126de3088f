using NodaTime;
using OpsHub.Grains.Calendars;
using OpsHub.Grains.Deadlines;
using OpsHub.Silo.Deadlines;
using OpsHub.Silo.Profiles;

namespace OpsHub.Bench.Deadlines;

/// <summary>Invented open subjects of the five companies, begun in the first half of 2026.</summary>
internal sealed class OpenSubjects(WorkingCalendar calendar, Random random)
{
    private static readonly Instant Begin = Instant.FromUtc(2026, 1, 12, 5, 0);

    private readonly IReadOnlyList<CompanyProfile> _companies = ProfileReader.All(ProfileReader.Shipped);

    public DeadlineStandard Standard(string company, WorkingCalendar by) => ProfileDeadlines.Standard(_companies.Single(c => c.Id == company), by);

    public (DeadlineRule Rule, DeadlineSubject Subject, DeadlineSetting Setting) One(string company, string kind)
    {
        var standard = Standard(company, calendar);
        var rule = standard.Rules.First(r => r.Kinds.Contains(kind) && r.Channels is null && r.Clock is DeadlineRule.Answer or "restored");
        return (rule, Subject(rule, kind, Begin), standard.Setting);
    }

    /// <summary>So many deadlines, evenly over the companies and their rules, each reckoned once.</summary>
    public IReadOnlyList<(string Company, KeptDeadline[] Deadlines)> Kept(int count, CancellationToken cancel) =>
        [.. _companies.Select((company, i) => (company.Id, Kept(company, count / _companies.Count + (i < count % _companies.Count ? 1 : 0), cancel)))];

    private KeptDeadline[] Kept(CompanyProfile company, int count, CancellationToken cancel)
    {
        var standard = Standard(company.Id, calendar);
        var kept = new KeptDeadline[count];
        for (var i = 0; i < count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var rule = standard.Rules[i % standard.Rules.Length];
            var subject = Subject(rule, rule.Kinds[0], Begin + Duration.FromMinutes(random.Next(170 * 24 * 60)));
            kept[i] = new KeptDeadline($"{company.Id}-{i}", rule.Clock, subject, Reckoning.Of(standard.RuleFor(subject, rule.Clock)!, subject, standard.Setting));
        }
        return kept;
    }

    private static DeadlineSubject Subject(DeadlineRule rule, string kind, Instant at) =>
        new(kind, [new SubjectEvent(rule.From[0], at)], rule.Categories?[0], rule.Channels?[0], rule.VipOnly);
}
