using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Cases;
using OpsHub.Grains.Channels;
using OpsHub.Grains.Companies;
using OpsHub.Grains.Duties;
using OpsHub.Grains.Feedback;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Grains.Lines;
using OpsHub.Grains.Notices;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Promises;

namespace OpsHub.Grains.Norms;

/// <summary>One norm over one denominator: what is summed.</summary>
internal sealed record Measure(int Index, NormRule Rule, Population? Denominator, MetricSource Source)
{
    /// <summary>What is summed, whenever it ends.</summary>
    public string Key { get; } = JsonSerializer.Serialize(Rule with { ValidUntil = null }, HubJson.Options) + Denominator;
}

/// <summary>What the norms of one company rest on: a fold of its facts.</summary>
internal sealed class NormCompany : IContactWatch
{
    private readonly ImmutableArray<Measure> _visits, _calls, _clocks;
    private readonly Dictionary<string, NormDays[]> _sums = new(StringComparer.Ordinal);

    public NormCompany(NormStandard standard)
    {
        Standard = standard;
        Measures =
        [
            .. standard.Rules.Where(r => NotKept.Why(r) is null)
                .SelectMany(r => (r.Denominators ?? []).Select(d => (Population?)d).DefaultIfEmpty(), (rule, denominator) => (rule, denominator))
                .Select((m, i) => new Measure(i, m.rule, m.denominator, NormMetrics.Find(m.rule.Metric)!.Source)),
        ];
        _visits = [.. Measures.Where(m => m.Source == MetricSource.Visits)];
        _calls = [.. Measures.Where(m => m.Source == MetricSource.Calls)];
        _clocks = [.. Measures.Where(m => m.Source == MetricSource.Clocks)];
        Matters = new ClockMatters(Clocks, Measures.Any(m => m.Rule.Metric == NormMetrics.FirstContact));
        Contacts.Watch(this);
    }

    /// <summary>The same company under other norms: what a norm that stays has summed is kept, a new one begins with nothing.</summary>
    public NormCompany(NormStandard standard, NormCompany before)
        : this(standard)
    {
        (Simulated, AppliedAt, Contacts) = (before.Simulated, before.AppliedAt, before.Contacts);
        foreach (var (key, subject) in before.Subjects) Subjects[key] = subject;
        foreach (var (key, at) in before.NewestAt) NewestAt[key] = at;
        var old = before.Measures.ToDictionary(m => m.Key, m => m.Index);
        foreach (var (subject, sums) in before._sums) _sums[subject] = [.. Measures.Select(m => old.TryGetValue(m.Key, out var index) ? sums[index] : new NormDays())];
        foreach (var matter in before.Matters.All) Matters.Restore(matter);
        Contacts.Watch(this);
    }

    public NormStandard Standard { get; }

    public ImmutableArray<Measure> Measures { get; }

    /// <summary>Contacts that may still change; older ones are forgotten.</summary>
    public CompanyFigures Contacts { get; private set; } = new();

    /// <summary>Appeals whose clocks are counted: the open ones, and for drill-down those that ended not long ago.</summary>
    public ClockMatters Matters { get; }

    /// <summary>The company itself as the subject of norms about its appeals.</summary>
    public string Self => Applying.CompanyPrefix + Standard.Company;

    /// <summary>Offices and lines, when they were first told of, their names and timetables.</summary>
    public Dictionary<string, KnownSubject> Subjects { get; } = new(StringComparer.Ordinal);

    /// <summary>Source time of the newest contact by subject.</summary>
    public Dictionary<string, Instant> NewestAt { get; } = new(StringComparer.Ordinal);

    public bool Simulated { get; private set; }

    /// <summary>Hub time of the newest fact.</summary>
    public Instant? AppliedAt { get; private set; }

    public void Apply(in Recorded fact)
    {
        AppliedAt = fact.RecordedAt;
        Contacts.Apply(fact);
        switch (fact.Event)
        {
            case AppealEvent e when !_clocks.IsEmpty: Matters.Apply(fact.Grain.Key, e); break;
            case CaseEvent or PromiseEvent or DutyEvent or FeedbackEvent or InterruptionEvent or NoticeEvent when !_clocks.IsEmpty: Matters.Apply(fact.Grain.Key, fact.Event); break;
            case CompanyRegistered e: Simulated = e.Simulated; break;
            case OfficeRegistered e: Know(Applying.OfficePrefix + fact.Grain.Key, e.Details.Name, e.Details.Hours, e.At, e.Details); break;
            case LineRegistered e: Know(Applying.LinePrefix + fact.Grain.Key, e.Details.Name, Standard.LineHours.GetValueOrDefault(fact.Grain.Key, []), e.At); break;
            default: break;   // contacts have told the rest
        }
    }

    public void Visit(string office, VisitContact? before, in VisitContact after)
    {
        var subject = Applying.OfficePrefix + office;
        Change(_visits, subject, after.IssuedAt, Contacts.ZoneOf(new Scope(Scope.Office, office)), before, after, Weighing.Of);
    }

    public void Call(string line, CallContact? before, in CallContact after)
    {
        var subject = Applying.LinePrefix + line;
        Change(_calls, subject, after.OfferedAt, Contacts.ZoneOf(new Scope(Scope.Line, line)), before, after, Weighing.Of);
    }

    /// <summary>Sums of a measure for a subject; empty ones before its first case.</summary>
    public NormDays Days(Measure measure, string subject)
    {
        if (!_sums.TryGetValue(subject, out var all)) _sums[subject] = all = [.. Measures.Select(_ => new NormDays())];
        return all[measure.Index];
    }

    /// <summary>Forgets contacts that began and appeals that ended before the instants, and sums of days before the day.</summary>
    public void Forget(Instant contacts, Instant matters, LocalDate days)
    {
        Contacts.Forget(contacts);
        Matters.Forget(matters);
        foreach (var sums in _sums.Values.SelectMany(s => s)) sums.Forget(days);
    }

    /// <summary>Everything that facts made; the empty sums that readers leave behind are not kept.</summary>
    public NormCompanyFile.Kept Keep() => new(
        Simulated, AppliedAt, [.. Subjects.Select(s => (s.Key, s.Value))], [.. NewestAt.Select(n => (n.Key, n.Value))], Matters.All,
        _sums.Where(s => s.Value.Any(days => days.First is not null)).ToDictionary(s => s.Key, s => s.Value, StringComparer.Ordinal));

    public void Restore(NormCompanyFile.Kept kept, CompanyFigures contacts)
    {
        (Simulated, AppliedAt, Contacts) = (kept.Simulated, kept.AppliedAt, contacts);
        foreach (var (key, subject) in kept.Subjects) Subjects[key] = subject;
        foreach (var (key, at) in kept.NewestAt) NewestAt[key] = at;
        foreach (var (key, sums) in kept.Sums) _sums[key] = sums;
        foreach (var matter in kept.Matters) Matters.Restore(matter);
        Contacts.Watch(this);
    }

    /// <summary>Takes back what an appeal had added and adds what it adds now; a clock may have moved to another day.</summary>
    private void Clocks(ClockMatter? was, ClockMatter now)
    {
        foreach (var measure in _clocks)
        {
            foreach (var weight in ClockWeighing.Of(measure.Rule, was, Standard)) Add(measure, weight.At, weight.Sum, default);
            foreach (var weight in ClockWeighing.Of(measure.Rule, now, Standard)) Add(measure, weight.At, default, weight.Sum);
        }
    }

    private void Add(Measure measure, Instant at, NormSum before, NormSum after)
    {
        var day = at.InZone(Standard.Zone).Date;
        if (!measure.Rule.HoldsOn(day)) return;
        if (!NewestAt.TryGetValue(Self, out var newest) || at > newest) NewestAt[Self] = at;
        Days(measure, Self).Change(day, before, after);
    }

    private delegate NormSum Weigh<T>(NormRule rule, Population? denominator, decimal? threshold, in T contact);

    private void Change<T>(ImmutableArray<Measure> measures, string subject, Instant at, DateTimeZone zone, T? before, in T after, Weigh<T> weigh)
        where T : struct
    {
        if (!NewestAt.TryGetValue(subject, out var newest) || at > newest) NewestAt[subject] = at;
        var day = at.InZone(zone).Date;
        foreach (var measure in measures)
        {
            if (!Standard.Covers(measure.Rule, subject) || !measure.Rule.HoldsOn(day)) continue;
            var threshold = Standard.ThresholdOf(measure.Rule, subject, day);
            var was = before is { } b ? weigh(measure.Rule, measure.Denominator, threshold, b) : default;
            Days(measure, subject).Change(day, was, weigh(measure.Rule, measure.Denominator, threshold, after));
        }
    }

    private void Know(string subject, string name, IEnumerable<DayHours> hours, Instant at, OfficeDetails? office = null) =>
        Subjects[subject] = new KnownSubject(name, [.. hours], Subjects.GetValueOrDefault(subject)?.Since ?? at, office?.HoursFor, office?.Categories);
}

/// <summary>An office or line as norms know it.</summary>
/// <param name="Hours">Weekly timetable; empty when not known.</param>
/// <param name="Since">When it was first told of.</param>
/// <param name="HoursFor">Hours of customer categories, or null.</param>
/// <param name="Categories">The only customer categories it serves; null for all.</param>
internal sealed record KnownSubject(string Name, ImmutableArray<DayHours> Hours, Instant Since, ImmutableArray<CategoryHours>? HoursFor = null, ImmutableArray<string>? Categories = null)
{
    /// <summary>The timetables that a norm is about: of each category it names that is served here, or the general one.</summary>
    public IEnumerable<ImmutableArray<DayHours>> HoursUnder(NormRule rule) => rule.Where?.Categories is not { } named
        ? [Hours]
        : named.Select(c => CategoryHours.Of(c, Hours, HoursFor, Categories)).OfType<ImmutableArray<DayHours>>();
}
