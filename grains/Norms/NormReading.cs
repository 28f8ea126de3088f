using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using OpsHub.Grains.Figures;

namespace OpsHub.Grains.Norms;

/// <summary>The ledger of one company as of an instant and a month.</summary>
internal sealed class NormReading
{
    private readonly NormCompany _company;
    private readonly Instant _now;
    private readonly LocalDate _firstDay;
    private readonly YearMonth _month;

    /// <param name="month">Month to judge, or null for the running one.</param>
    public NormReading(NormCompany company, Instant now, YearMonth? month)
    {
        (_company, _now) = (company, now);
        var today = now.InZone(Zone).Date;
        _month = month ?? today.ToYearMonth();
        Day = LocalDate.Min(today, _month.OnDayOfMonth(1).With(DateAdjusters.EndOfMonth));
        Running = Day == today;
        _firstDay = _month.OnDayOfMonth(1);
    }

    public NormStandard Standard => _company.Standard;

    /// <summary>The last day that is in the figures; before the month's first when the month has not begun.</summary>
    public LocalDate Day { get; }

    /// <summary>Whether the day is today.</summary>
    public bool Running { get; }

    public DateTimeZone Zone => Standard.Zone;

    /// <summary>Zone in which a subject's days begin.</summary>
    private DateTimeZone ZoneOf(string subject) => subject == _company.Self ? Zone : _company.Contacts.ZoneOf(
        subject.StartsWith(Applying.LinePrefix, StringComparison.Ordinal) ? new Scope(Scope.Line, subject[Applying.LinePrefix.Length..]) : new Scope(Scope.Office, subject[Applying.OfficePrefix.Length..]));

    /// <summary>Whether a case belongs to the window so far: by its local day.</summary>
    public bool InWindow(string subject, Instant at, NormRow row) => at.InZone(ZoneOf(subject)).Date is var day && day >= row.First && day <= Day;

    /// <summary>The threshold of a case, in the norm's unit.</summary>
    public decimal? ThresholdOf(NormRule rule, string subject, Instant at) => Standard.ThresholdOf(rule, subject, at.InZone(ZoneOf(subject)).Date);

    public NormLedger Ledger() => new(
        Standard.Company, Standard.Name, Zone, _company.Simulated, _firstDay.ToString("uuuu-MM", CultureInfo.InvariantCulture), Day, Running, _now, _company.AppliedAt,
        [.. Standard.Rules.Where(Holds).Select(Row).OrderBy(Rank)], Standard.NotEnforced);

    /// <summary>The norms that hold today and are kept, each office or line by itself.</summary>
    public ImmutableArray<NormStanding> Standings() =>
        [.. Standard.Rules.Where(r => r.HoldsOn(Day) && NotKept.Why(r) is null).Select(r => new NormStanding(r, Subjects(r)))];

    public NormDetail One(NormRule rule)
    {
        var row = Row(rule);
        var subjects = NotKept.Why(rule) is null ? Subjects(rule) : [];
        return new NormDetail(
            row, NormMetrics.Find(rule.Metric)?.Definition ?? new Said(rule.Metric, rule.Metric), [.. subjects.OrderBy(s => Rank(s.State)).ThenByDescending(s => s.Over).ThenBy(s => s.Name, StringComparer.Ordinal)],
            [], 0, _firstDay, Standard.Company, Standard.Name, Zone, _company.Simulated, _now);
    }

    /// <summary>The clocks of appeals behind a norm, judged on any day; empty for norms about something else.</summary>
    public List<NormCase> Clocks(NormRule rule) => NormMetrics.Find(rule.Metric)?.Source != MetricSource.Clocks || NotKept.Why(rule) is not null ? [] :
    [
        .. from matter in _company.Matters.All
           from weight in ClockWeighing.Of(rule, matter, Standard)
           let clock = weight.Clock
           let seconds = clock is { } c && matter.Family != MatterFamily.Duty ? ClockWeighing.Seconds(matter, c) : weight.Seconds
           select new NormCase(_company.Self, matter.Id, weight.At, seconds, clock is { Late: true }, matter.LeftOut, matter.Kind, null, null),
    ];

    /// <summary>How often these appeals were late under a norm in its running window.</summary>
    public long LateAppeals(string norm, IEnumerable<string> appeals) => Standard.Rules.FirstOrDefault(r => r.Id == norm && r.HoldsOn(Day)) is not { } rule ? 0
        : appeals.Select(_company.Matters.Appeal).SelectMany(m => ClockWeighing.Of(rule, m, Standard)).Where(w => w.Clock is { Late: true } && w.At.InZone(Zone).Date is var day && day >= NormPeriod.Of(rule, Day).First && day <= Day).Sum(w => w.Sum.Over);

    /// <summary>Whether the norm holds in the month at all.</summary>
    private bool Holds(NormRule rule) => !(rule.ValidFrom > _firstDay.With(DateAdjusters.EndOfMonth)) && !(rule.ValidUntil <= _firstDay);

    /// <summary>Of a norm's versions the one that holds on the last day that is in the figures; where none does, the newest.</summary>
    public NormRule Version(string norm)
    {
        var versions = Standard.Rules.Where(r => r.Id == norm).ToList();
        return versions.Find(r => r.HoldsOn(LocalDate.Max(Day, _firstDay))) ?? versions.MaxBy(r => r.ValidFrom ?? LocalDate.MinIsoValue)!;
    }

    private NormRow Row(NormRule rule)
    {
        var period = NormPeriod.Of(rule, LocalDate.Max(Day, _firstDay));
        var threshold = Standard.ThresholdOf(rule, null, period.Last);
        if (NotKept.Why(rule) is { } why)
            return new NormRow(rule, NormState.NoData, why, why, period.First, period.Last, threshold, null, 0, 0, null, 0, 0, 0, null, null, null, [], [], null);
        var subjects = Subjects(rule);
        return NormMetrics.Find(rule.Metric)!.Source is MetricSource.Hours or MetricSource.Attributes or MetricSource.Settlements
            ? Told(rule, period, threshold, subjects)
            : Summed(rule, period, threshold, subjects);
    }

    private NormRow Told(NormRule rule, NormPeriod period, decimal? threshold, ImmutableArray<NormSubject> subjects)
    {
        var known = subjects.Where(s => s.Value is not null).ToList();
        decimal? value = known.Count == 0 ? null : rule.Comparator is Comparator.AtLeast or Comparator.MoreThan ? known.Min(s => s.Value) : known.Max(s => s.Value);
        var (state, why) = Whole(rule, subjects, NormState.NoData, threshold);
        return new NormRow(
            rule, state, why, null, period.First, period.Last, threshold, value, known.Count, subjects.Sum(s => s.Over), null, subjects.Length, known.Count,
            subjects.Count(s => s.State == NormState.Breach), null, null, null, [], [], null);
    }

    private NormRow Summed(NormRule rule, NormPeriod period, decimal? threshold, ImmutableArray<NormSubject> subjects)
    {
        var measures = _company.Measures.Where(m => m.Rule == rule).ToList();
        var pooled = new PooledDays(_company, measures[0], subjects);
        var sum = pooled.Over(period.First, Day);
        if (rule.Weight is not null) return Weighted(rule, period, threshold, subjects, sum);
        var figure = NormFigure.Of(rule, sum);
        var forecast = Running || rule.Window is not (NormWindow.Month or NormWindow.Case) ? pooled.Forecast(rule, period, Day, !Running) : null;
        var (state, why) = Whole(rule, subjects, Judging.Of(rule, figure, threshold), threshold);
        if (state == NormState.Met && threshold is { } limit && forecast is { } at && rule.Aggregation != NormAggregation.Case && !Judging.Keeps(rule.Comparator, new NormFigure(at.Value, 1), limit))
            (state, why) = (NormState.Risk, new Said("прогноз выходит за порог", "the forecast is beyond the threshold"));
        var newest = subjects.Max(s => s.NewestAt);
        return new NormRow(
            rule, state, why, null, period.First, period.Last, threshold, figure.Value, sum.Bottom, sum.Over, WithLeftOut(rule, sum), subjects.Length, subjects.Count(s => s.N > 0),
            subjects.Count(s => s.State == NormState.Breach), Budget(rule, sum, threshold, forecast), forecast, Before(rule, period, pooled, figure), pooled.Trend(rule, period, Day),
            [.. measures.Skip(1).Select(m => Other(m, subjects, period))], newest);
    }

    /// <summary>Offices that weigh unlike each other: a sum over all of them says nothing of the window's end or of its past.</summary>
    private NormRow Weighted(NormRule rule, NormPeriod period, decimal? threshold, ImmutableArray<NormSubject> subjects, NormSum sum)
    {
        var (figure, untold) = Weights.Of(Standard, rule, subjects);
        var (state, why) = untold is null ? Whole(rule, subjects, Judging.Of(rule, figure, threshold), threshold) : (NormState.NoData, untold);
        return new NormRow(
            rule, state, why, null, period.First, period.Last, threshold, figure.Value, sum.Bottom, sum.Over, null, subjects.Length, subjects.Count(s => s.N > 0),
            subjects.Count(s => s.State == NormState.Breach), null, null, null, [], [], subjects.Max(s => s.NewestAt));
    }

    /// <summary>State of the whole from its parts and the pooled figure, and why.</summary>
    private static (NormState State, Said? Why) Whole(NormRule rule, ImmutableArray<NormSubject> subjects, NormState pooled, decimal? threshold)
    {
        if (threshold is null && rule.Thresholds is null && rule.Aggregation != NormAggregation.Applicability)
            return (NormState.NoData, rule.ThresholdFrom is { } from ? new Said($"порог не введён: его задаёт {from}", $"no threshold yet: it comes from {from}") : new Said("порог не задан", "no threshold is set"));
        var broken = subjects.Count(s => s.State == NormState.Breach);
        var parts = rule.Per == NormPer.Company ? [] : subjects.Where(s => s.State != NormState.NoData || s.Why is not null).ToList();
        var silent = parts.Count(s => s.State == NormState.NoData);
        if (subjects.Length == 0) return (NormState.NoData, new Said("нет ни одного офиса или линии, о которых эта норма", "there is no office or line that it is about"));
        if (rule.Per == NormPer.Company) return (pooled, pooled == NormState.NoData ? NoCases : null);
        if (broken > 0) return (NormState.Breach, subjects.Length > 1 ? new Said($"нарушают {broken} из {subjects.Length}", $"broken by {broken} of {subjects.Length}") : null);
        if (parts.FirstOrDefault(s => s.State == NormState.Risk) is { } risk)
            return (NormState.Risk, subjects.Length > 1 ? new Said($"у порога {parts.Count(s => s.State == NormState.Risk)} из {subjects.Length}", $"{parts.Count(s => s.State == NormState.Risk)} of {subjects.Length} are at it") : risk.Why);
        if (silent == parts.Count) return (NormState.NoData, parts.FirstOrDefault()?.Why ?? NoCases);
        return silent > 0 ? (NormState.NoData, new Said($"молчат {silent} из {subjects.Length}", $"no data from {silent} of {subjects.Length}")) : (NormState.Met, null);
    }

    private static readonly Said NoCases = new("случаев ещё не было", "no case so far");

    private ImmutableArray<NormSubject> Subjects(NormRule rule)
    {
        if (NormMetrics.Find(rule.Metric)!.Source == MetricSource.Clocks) return [OfCompany(rule)];
        if (NormMetrics.Find(rule.Metric)!.Source == MetricSource.Settlements) return Settlements.Of(Standard, rule, LocalDate.Max(Day, _firstDay));
        var prefix = rule.Entity is NormEntity.Line ? Applying.LinePrefix : Applying.OfficePrefix;
        return [.. _company.Subjects.Where(s => s.Key.StartsWith(prefix, StringComparison.Ordinal) && Standard.Covers(rule, s.Key) && s.Value.HoursUnder(rule).Any()).Select(s => Of(rule, s.Key, s.Value))];
    }

    private NormSubject Of(NormRule rule, string key, KnownSubject known)
    {
        var period = NormPeriod.Of(rule, LocalDate.Max(Day, _firstDay));
        var threshold = Standard.ThresholdOf(rule, key, period.Last);
        return NormMetrics.Find(rule.Metric)!.Source switch
        {
            MetricSource.Hours => Hours(rule, key, known, period, threshold),
            MetricSource.Attributes => Attribute(rule, key, known, threshold),
            _ => Counted(rule, key, known, period, threshold),
        };
    }

    private NormSubject Hours(NormRule rule, string key, KnownSubject known, NormPeriod period, decimal? threshold)
    {
        if (known.HoursUnder(rule).Select(week => HolidayHours.Of(rule, week, Standard.Calendar, period)).OfType<HolidayHours>().MinBy(h => h.Kept ?? decimal.MaxValue) is { } least)
        {
            var judged = least.Kept is { } kept ? Judging.Of(rule, new NormFigure(kept, 1), threshold) : NormState.NoData;
            return new NormSubject(key, known.Name, judged, least.Told, least.Kept, threshold, 1, judged is NormState.Met or NormState.NoData ? 0 : 1, null);
        }
        if (known.HoursUnder(rule).Select(week => Timetables.Hours(rule, week)).Min() is not { } hours) return new NormSubject(key, known.Name, NormState.NoData, new Said("часы работы не известны", "its hours are not known"), null, threshold, 0, 0, null);
        var state = Judging.Of(rule, new NormFigure(hours, 1), threshold);
        return new NormSubject(key, known.Name, state, null, decimal.Round(hours, 2), threshold, 1, state == NormState.Met ? 0 : 1, null);
    }

    /// <summary>What somebody told of the office: room and seats for each window, or a size from which a duty begins.</summary>
    private NormSubject Attribute(NormRule rule, string key, KnownSubject known, decimal? threshold)
    {
        var attributes = Standard.AttributesOf(key);
        if (Applying.Number(attributes.GetValueOrDefault(rule.Metric)) is not { } told) return new NormSubject(key, known.Name, NormState.NoData, new Said($"нет сведений: {NormMetrics.Find(rule.Metric)!.Definition.Ru}", $"nobody has told: {NormMetrics.Find(rule.Metric)!.Definition.En}"), null, threshold, 0, 0, null);
        if (rule.Aggregation == NormAggregation.Applicability) return Duty(rule, key, known, told, threshold, attributes.GetValueOrDefault("has"));
        var windows = rule.Unit is NormUnit.PerWindow or NormUnit.SquareMetresPerWindow ? Applying.Number(attributes.GetValueOrDefault("windows")) ?? 0 : 1;
        var state = Judging.Of(rule, new NormFigure(told, windows), threshold);
        return new NormSubject(key, known.Name, state, null, new NormFigure(told, windows).Value, threshold, 1, state is NormState.Met ? 0 : 1, null);
    }

    /// <summary>The duty binds from the threshold on; the office must then have the thing.</summary>
    private static NormSubject Duty(NormRule rule, string key, KnownSubject known, decimal told, decimal? threshold, string? has)
    {
        var binds = threshold is { } from && Judging.Keeps(rule.Comparator, new NormFigure(told, 1), from);
        var there = has?.Split(' ').Contains(rule.Id) == true;
        return new NormSubject(key, known.Name, !binds || there ? NormState.Met : Judging.Broken(rule), binds ? null : new Said("не требуется", "not required"), told, threshold, 1, binds && !there ? 1 : 0, null);
    }

    /// <summary>Appeals come as they come: a day without one is no silence.</summary>
    private NormSubject OfCompany(NormRule rule)
    {
        var period = NormPeriod.Of(rule, LocalDate.Max(Day, _firstDay));
        var threshold = Standard.ThresholdOf(rule, null, period.Last);
        var sum = _company.Days(_company.Measures.First(m => m.Rule == rule), _company.Self).Over(period.First, Day);
        var figure = NormFigure.Of(rule, sum);
        Instant? newest = _company.NewestAt.TryGetValue(_company.Self, out var at) ? at : null;
        return new NormSubject(_company.Self, Standard.Name, Judging.Of(rule, figure, threshold), null, figure.Value, threshold, sum.Bottom, sum.Over, newest);
    }

    private NormSubject Counted(NormRule rule, string key, KnownSubject known, NormPeriod period, decimal? threshold)
    {
        var sum = _company.Days(_company.Measures.First(m => m.Rule == rule), key).Over(period.First, Day);
        var figure = NormFigure.Of(rule, sum);
        Instant? newest = _company.NewestAt.TryGetValue(key, out var at) ? at : null;
        var (state, why) = (Judging.Of(rule, figure, threshold), (Said?)null);
        if (state == NormState.NoData) why = Expected(known, period) ? new Said("случаев не поступало, хотя офис или линия работали", "no case came though it was open") : null;
        if (Stale(known, newest) is { } since) (state, why) = (NormState.NoData, new Said($"нет сведений с {since:dd.MM}", $"nothing since {since:d MMM}"));
        return new NormSubject(key, known.Name, state, why, figure.Value, threshold, sum.Bottom, sum.Over, newest);
    }

    /// <summary>Whether it has worked for a whole day of the window that is known here, so that cases must have come.</summary>
    private bool Expected(KnownSubject known, NormPeriod period) =>
        Timetables.Works(known.Hours, LocalDate.Max(period.First, known.Since.InZone(Zone).Date), Running ? Day.PlusDays(-1) : Day);

    /// <summary>The day of the newest case when whole working days have passed since without any; no figure is better than its data.</summary>
    private LocalDate? Stale(KnownSubject known, Instant? newest)
    {
        if (!Running || newest is not { } at) return null;
        var day = at.InZone(Zone).Date;
        return day < Day.PlusDays(-StaleDays) && Timetables.Works(known.Hours, day.PlusDays(1), Day.PlusDays(-1)) ? day : null;
    }

    /// <summary>Silent days after which a working office or line is not believed; longer than a long weekend.</summary>
    private const int StaleDays = 4;

    private static WithAll? WithLeftOut(NormRule rule, NormSum sum)
    {
        if (sum.LeftOutBottom == 0) return null;
        var all = NormFigure.Of(rule, sum with { Top = sum.Top + sum.LeftOutTop, Bottom = sum.Bottom + sum.LeftOutBottom });
        return new WithAll(all.Value!.Value, sum.Bottom + sum.LeftOutBottom, sum.LeftOutBottom);
    }

    private static NormBudget? Budget(NormRule rule, NormSum sum, decimal? threshold, NormForecast? forecast)
    {
        if (rule.Aggregation != NormAggregation.Mean || rule.Comparator is not (Comparator.AtMost or Comparator.LessThan) || threshold is not (> 0 and var limit) || sum.Bottom == 0) return null;
        var (size, restN) = (NormUnits.Size(rule.Unit), Math.Max(0, (forecast?.N ?? sum.Bottom) - sum.Bottom));
        var left = (limit * sum.Bottom) - ((decimal)sum.Top / size);
        return new NormBudget(decimal.Round(left, 2), decimal.Round(sum.Top * 100m / (limit * sum.Bottom * size), 1), restN == 0 ? null : decimal.Round(((left) + (limit * restN)) / restN, 2), restN);
    }

    private PreviousWindow? Before(NormRule rule, NormPeriod period, PooledDays pooled, NormFigure now)
    {
        var past = period.Before(rule);
        var sum = pooled.Over(past.First, past.Last);
        return NormFigure.Of(rule, sum).Value is { } value ? new PreviousWindow(past.First, value, sum.Bottom, now.Value - value) : null;
    }

    private OtherFigure Other(Measure measure, ImmutableArray<NormSubject> subjects, NormPeriod period)
    {
        var sum = new PooledDays(_company, measure, subjects).Over(period.First, Day);
        return new OtherFigure(measure.Denominator!.Value, NormFigure.Of(measure.Rule, sum).Value, sum.Bottom);
    }

    private static int Rank(NormRow row) => row.NotEnforced is not null ? 9 : Rank(row.State);

    private static int Rank(NormState state) => state switch { NormState.Breach => 0, NormState.Risk => 1, NormState.NoData => 2, _ => 3 };
}
