using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Norms;

namespace OpsHub.Grains.Alerts;

/// <summary>Looks at everything that the rules of a company are about. It changes nothing and keeps nothing but the last forecasts: those move by the day and are read once a minute.</summary>
/// <param name="figures">Figures by scope.</param>
/// <param name="norms">The compliance ledger.</param>
/// <param name="conditions">What is so or is not.</param>
public sealed class Evaluation(IFigures figures, INorms norms, ConditionBook conditions)
{
    private static readonly Duration ForecastEvery = Duration.FromMinutes(1);

    private readonly Dictionary<string, (Instant At, ImmutableArray<NormRow> Rows)> _ledgers = new(StringComparer.Ordinal);

    /// <summary>Norms of the company that are kept, from which the shipped rules are made.</summary>
    public ImmutableArray<NormStanding> Norms(string company) => norms.Standings(company);

    /// <summary>Every rule at every subject it covers.</summary>
    public List<Standing> Of(string company, IReadOnlyCollection<AlertRule> rules, ImmutableArray<NormStanding> standings, Instant now)
    {
        var subjects = conditions.Subjects(company);
        var silent = conditions.Of(company, ConditionKinds.FeedSilent).Select(c => c.Subject).ToHashSet(StringComparer.Ordinal);
        var byNorm = standings.ToLookup(s => s.Rule.Id, StringComparer.Ordinal);
        var all = new List<Standing>();
        foreach (var rule in rules)
            all.AddRange((rule.Watch switch
            {
                WatchKind.Condition => Conditions(company, rule, now),
                WatchKind.Figure => Figures(company, rule, subjects, silent),
                WatchKind.Norm => byNorm[rule.Of].Take(1).SelectMany(s => Norm(company, rule, s, now).SelectMany(whole => Divided(company, s.Rule, whole))),
                WatchKind.Forecast => Forecast(company, rule, now),
                _ => throw new InvalidOperationException($"Unknown watch {rule.Watch}."),
            }).Where(s => rule.Covers(s.Subject)));
        return all;
    }

    private IEnumerable<Standing> Conditions(string company, AlertRule rule, Instant now) => conditions.Of(company, rule.Of).Where(c => c.Until is not { } until || now < until).Select(c =>
    {
        var reading = c.At(now);
        return new Standing(rule, c.Subject, c.SubjectName, reading.Value is { } value ? Standing.Judge(rule, value) : Verdict.Holds, rule.Threshold is { } limit ? reading with { Threshold = limit } : reading);
    });

    private IEnumerable<Standing> Figures(string company, AlertRule rule, ImmutableDictionary<string, string> subjects, HashSet<string> silent) =>
        from subject in subjects
        where rule.Per == Scope.Company ? subject.Key == Scope.Company : subject.Key.StartsWith($"{rule.Per}/", StringComparison.Ordinal)
        where rule.Covers(subject.Key)
        let told = figures.Answer(new FigureQuery(company, subject.Key, rule.Of, rule.Window)) as FigureAnswer.Told
        where told is not null
        select new Standing(rule, subject.Key, subject.Value, Judge(rule, told, silent.Contains(subject.Key)), new Reading(told.Value, rule.Threshold, told.Unit, told.N));

    /// <summary>Without a case there is no trouble, unless nobody would have told of one.</summary>
    private static Verdict Judge(AlertRule rule, FigureAnswer.Told told, bool silent) =>
        silent ? Verdict.Unknown : told.Value is not { } value || told.N < rule.MinN ? Verdict.Over : Standing.Judge(rule, value);

    private IEnumerable<Standing> Norm(string company, AlertRule rule, NormStanding standing, Instant now) => standing.Rule.Per == NormPer.Company
        ? Rows(company, now).Where(r => r.Rule.Id == rule.Of).Take(1).Select(r => new Standing(rule, Scope.Company, r.Rule.Name, NormVerdicts.Of(r.Rule, r.State, r.Value, r.Threshold), NormVerdicts.Reading(r.Rule, r.Value, r.Threshold, r.N, r.Why)))
        : standing.Subjects.Where(s => s.N > 0 || s.Value is not null || s.State == NormState.Breach).Select(s => new Standing(
            rule, s.Subject.StartsWith(Applying.CompanyPrefix, StringComparison.Ordinal) ? Scope.Company : s.Subject, s.Name, NormVerdicts.Of(standing.Rule, s.State, s.Value, s.Threshold),
            NormVerdicts.Reading(standing.Rule, s.Value, s.Threshold, s.N, s.Why)));

    /// <summary>Late appeals that outages brought apart from the others.</summary>
    private IEnumerable<Standing> Divided(string company, NormRule norm, Standing whole) => whole.Verdict == Verdict.Holds && CausedAppeals.Divides(norm)
        ? CausedAppeals.Divide(whole, conditions.CausedAppeals(company).Select(o => new LateAppeals(o.Outage, o.Name, norms.LateAppeals(company, norm.Id, o.Appeals))))
        : [whole];

    private IEnumerable<Standing> Forecast(string company, AlertRule rule, Instant now) => Rows(company, now).Where(r => r.Rule.Id == rule.Of && r.Forecast is not null).Take(1)
        .Select(r => new Standing(rule, Scope.Company, r.Rule.Name, NormVerdicts.OfForecast(r), NormVerdicts.Reading(r.Rule, r.Forecast!.Value, r.Threshold, r.Forecast.N, NormVerdicts.WhyForecast(r))));

    private ImmutableArray<NormRow> Rows(string company, Instant now)
    {
        if (_ledgers.TryGetValue(company, out var read) && now < read.At + ForecastEvery && now >= read.At) return read.Rows;
        var rows = norms.Ledger(company, null)?.Rows ?? [];
        _ledgers[company] = (now, rows);
        return rows;
    }
}
