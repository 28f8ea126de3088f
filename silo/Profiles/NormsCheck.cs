using System.Collections.Immutable;
using OpsHub.Grains.Norms;

namespace OpsHub.Silo.Profiles;

/// <summary>What the norms of a profile must fulfil beyond their shape.</summary>
internal static class NormsCheck
{
    private const string At = "$.norms";

    public static IEnumerable<(string Path, Said Expected)> Problems(CompanyProfile company) => company.Norms is not { } n ? [] :
    [
        .. Expect.Ids(n.Rules.Select(r => r.Id), $"{At}.rules"), .. Expect.Ids(n.NotEnforced.Select(r => r.Id), $"{At}.notEnforced"), .. Expect.Ids((n.Settlements ?? []).Select(s => s.Id), $"{At}.settlements"), .. Subjects(company, n),
        .. n.Rules.SelectMany((rule, i) => OfRule(rule, company, $"{At}.rules[{i}]")),
    ];

    private static IEnumerable<(string, Said)> OfRule(NormRule r, CompanyProfile company, string path) =>
    [
        .. Expect.Text(r.Name, $"{path}.name", new("о чём норма", "what the norm is about")), .. Expect.Text(r.NameEn, $"{path}.nameEn", new("то же по-английски", "the same in English")), .. Expect.Text(r.Clause, $"{path}.clause", new("пункт, из которого норма взята", "the clause it comes from")),
        .. Metric(r, path), .. Form(r, path), .. Thresholds(r, path), .. Window(r, path), .. Where(r.Where, company, $"{path}.where"), .. Exclusions(r, path),
    ];

    private static IEnumerable<(string, Said)> Subjects(CompanyProfile company, NormsProfile n)
    {
        var known = company.Offices.Select(o => $"office/{o.Id}").Concat(company.Lines.Select(l => $"line/{l.Id}")).Append($"company/{company.Id}").ToHashSet();
        foreach (var (subject, i) in (n.Subjects ?? []).Select((s, i) => (s, i)))
            if (!known.Remove(subject.Id)) yield return ($"{At}.subjects[{i}].id", new($"office/{{id}}, line/{{id}} или company/{{id}} из этого профиля и один раз, а не «{subject.Id}»", $"office/{{id}}, line/{{id}} or company/{{id}} of this profile, once; not '{subject.Id}'"));
    }

    private static IEnumerable<(string, Said)> Metric(NormRule r, string path)
    {
        if (r.NotEnforced is not null) yield break;
        if (NormMetrics.Find(r.Metric) is not { } metric) yield return ($"{path}.metric", new($"один из показателей {string.Join(", ", NormMetrics.All.Select(m => m.Id))} или notEnforced с причиной, а не «{r.Metric}»", $"one of {string.Join(", ", NormMetrics.All.Select(m => m.Id))}, or notEnforced with the reason; not '{r.Metric}'"));
        else if (metric.Source == MetricSource.Nowhere) yield return ($"{path}.notEnforced", new($"почему «{r.Metric}» нельзя контролировать: {metric.Definition.Ru}", $"why '{r.Metric}' cannot be kept: {metric.Definition.En}"));
        else if (!Fits(metric.Source, r.Aggregation) || !FitsChannels(r)) yield return ($"{path}.aggregation", new($"вид свода, который бывает у «{r.Metric}»: его источник – {WordConverter<MetricSource>.Of(metric.Source)}", $"one that '{r.Metric}' has; it comes from {WordConverter<MetricSource>.Of(metric.Source)}"));
    }

    private static bool Fits(MetricSource source, NormAggregation aggregation) => source switch
    {
        MetricSource.Hours => aggregation == NormAggregation.ScheduleMinimum,
        MetricSource.Attributes => aggregation is NormAggregation.CapacityMinimum or NormAggregation.Applicability,
        MetricSource.Settlements => aggregation == NormAggregation.Presence,
        _ => aggregation is not (NormAggregation.ScheduleMinimum or NormAggregation.CapacityMinimum or NormAggregation.Applicability or NormAggregation.Presence),
    };

    /// <summary>Interruptions are counted, their time is added up.</summary>
    private static bool FitsChannels(NormRule r) => r.Metric switch
    {
        NormMetrics.ChannelInterruptions => r.Aggregation == NormAggregation.Count,
        NormMetrics.ChannelDowntime => r.Aggregation == NormAggregation.Total,
        _ => true,
    };

    private static IEnumerable<(string, Said)> Form(NormRule r, string path)
    {
        var (share, ratio) = (r.Aggregation == NormAggregation.Share, r.Aggregation == NormAggregation.Ratio);
        if (share && r.CaseLimit is null && NormMetrics.Find(r.Metric)?.Source != MetricSource.Clocks) yield return ($"{path}.caseLimit", new("предел одного случая, например { \"amount\": 30, \"unit\": \"seconds\" }", "the limit of a case, such as { \"amount\": 30, \"unit\": \"seconds\" }"));
        if (r.CaseLimit is { } limit && (limit.Amount <= 0 || limit.Unit is not (NormUnit.Seconds or NormUnit.Minutes or NormUnit.Hours))) yield return ($"{path}.caseLimit", new("больше 0 секунд, минут или часов", "more than 0 seconds, minutes or hours"));
        if ((share || ratio) && r.Denominators is not { Length: > 0 }) yield return ($"{path}.denominators", new("хотя бы одна названная совокупность: доля без знаменателя ничего не говорит", "at least one named population: a share without its denominator says nothing"));
        if ((ratio || r.Aggregation == NormAggregation.Count) && r.Numerator is null && r.Metric != NormMetrics.ChannelInterruptions && r.NotEnforced is null) yield return ($"{path}.numerator", new("совокупность, которую считают", "the population that is counted"));
        if ((share || ratio) && r.Unit != NormUnit.Percent) yield return ($"{path}.unit", new("percent", "percent"));
        if (OfRings(r) ? r.Unit != NormUnit.Rings : IsTimed(r) && r.Unit is not (NormUnit.Seconds or NormUnit.Minutes or NormUnit.Hours)) yield return ($"{path}.unit", OfRings(r) ? new("rings", "rings") : new("seconds, minutes или hours", "seconds, minutes or hours"));
        if (r.Days is { } days && (days.IsEmpty || days.Contains(NodaTime.IsoDayOfWeek.None))) yield return ($"{path}.days", new("хотя бы один день от monday до sunday", "at least one day, monday to sunday"));
    }

    /// <summary>Clocks of appeals are judged by their own deadlines, in whatever unit.</summary>
    private static bool OfRings(NormRule r) => r.Metric is NormMetrics.RingsToAnswer or NormMetrics.RingsBeforeGivingUp && r.NotEnforced is null;

    private static bool IsTimed(NormRule r) => NormMetrics.Find(r.Metric)?.Source != MetricSource.Clocks && r.NotEnforced is null && r.Aggregation is NormAggregation.Case or NormAggregation.Mean or NormAggregation.Total or NormAggregation.Longest && r.NotEnforced is null;

    private static IEnumerable<(string, Said)> Thresholds(NormRule r, string path)
    {
        if (r.Threshold is null && r.ByYear is null && r.Thresholds is null && r.ThresholdFrom is null) yield return ($"{path}.threshold", new("порог или thresholdFrom – кто его устанавливает", "a threshold, or thresholdFrom with who sets it"));
        var most = r.Unit == NormUnit.Percent ? 100 : 1_000_000_000m;
        foreach (var (value, at) in All(r).Where(t => t.Value < 0 || t.Value > most)) yield return ($"{path}.{at}", new($"от 0 до {most}, а не {value}", $"0 to {most}, not {value}"));
        if (r.Amber is not { } amber || r.Threshold is not { } threshold) yield break;
        var below = r.Comparator is Comparator.AtMost or Comparator.LessThan;
        if (below ? amber >= threshold : amber <= threshold) yield return ($"{path}.amber", new($"{(below ? "меньше" : "больше")} {threshold}, чтобы риск был раньше нарушения", $"{(below ? "less" : "more")} than {threshold}, so that risk comes before the breach"));
    }

    private static IEnumerable<(decimal Value, string At)> All(NormRule r) =>
    [
        .. r.Threshold is { } general ? new[] { (general, "threshold") } : [], .. (r.ByYear ?? ImmutableSortedDictionary<int, decimal>.Empty).Select(y => (y.Value, $"byYear.{y.Key}")),
        .. (r.Thresholds ?? []).Select((t, i) => (t.Threshold, $"thresholds[{i}].threshold")),
    ];

    private static IEnumerable<(string, Said)> Window(NormRule r, string path)
    {
        if (r.Window == NormWindow.Rolling && r.RollingDays is not (>= 1 and <= 366)) yield return ($"{path}.rollingDays", new("от 1 до 366 дней скользящего окна", "1 to 366 days of the rolling window"));
        if (r.Window != NormWindow.Rolling && r.RollingDays is not null) yield return ($"{path}.rollingDays", new("без дней: окно не скользящее", "no days; the window is not rolling"));
        if (r.Window == NormWindow.Case && r.Aggregation is NormAggregation.Mean or NormAggregation.Share or NormAggregation.Ratio && r.Window == NormWindow.Case) yield return ($"{path}.window", new("day, month, quarter, year, year-from-april или rolling: у среднего и доли нет отдельного случая", "day, month, quarter, year, year-from-april or rolling; a mean or share has no single case"));
    }

    private static IEnumerable<(string, Said)> Where(NormWhere? where, CompanyProfile company, string path) => where is null ? [] :
    [
        .. Known(where.Offices, company.Offices.Select(o => o.Id), $"{path}.offices"), .. Known(where.Lines, company.Lines.Select(l => l.Id), $"{path}.lines"),
        .. Known(where.Services, company.Services.Select(s => s.Id), $"{path}.services"), .. Known(where.Kinds, KindsOf(company), $"{path}.kinds"),
        .. Known(where.Deadlines, company.Deadlines?.Rules.Select(d => d.Id), $"{path}.deadlines"),
    ];

    /// <summary>Whatever norms may be about: kinds of appeals and promises, processes, duties, kinds of marks. Null where the profile tells no appeals or deadlines.</summary>
    private static IEnumerable<string>? KindsOf(CompanyProfile c) => c.Deadlines is null ? null : c.Appeals?.Kinds.Select(k => k.Id).Concat(c.Cases?.Processes.Select(p => p.Id) ?? [])
        .Concat(c.Deadlines.Kinds.Where(k => k.Family == KindFamily.Promise).Select(k => k.Id)).Concat((c.Duties ?? []).Select(d => d.Id)).Concat((c.Interruptions?.Channels ?? []).Select(w => w.Id)).Concat(Enum.GetNames<Grains.Feedback.FeedbackKind>().Select(n => n.ToLowerInvariant()));

    /// <param name="there">Null where the profile has no such section: then there is nothing to compare with.</param>
    private static IEnumerable<(string, Said)> Known(ImmutableArray<string>? used, IEnumerable<string>? there, string path) => there is null && used is not { Length: 0 } ? [] : Expect.Known(used, there ?? [], path);

    private static IEnumerable<(string, Said)> Exclusions(NormRule r, string path)
    {
        foreach (var (exclusion, i) in (r.Exclusions ?? []).Select((e, i) => (e, i)))
        {
            if (exclusion.Kind == ExclusionKind.TopicsOver && exclusion.Value is not >= 1) yield return ($"{path}.exclusions[{i}].value", new("сколько тематик ещё учитывается, от 1", "the most topics that still count, 1 or more"));
            if (exclusion.Kind == ExclusionKind.Text && string.IsNullOrWhiteSpace(exclusion.Text)) yield return ($"{path}.exclusions[{i}].text", new("что не учитывается, словами", "what is left out, in words"));
        }
    }
}
