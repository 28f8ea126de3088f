namespace OpsHub.Grains.Norms;

/// <summary>Why the engine cannot keep a norm that was loaded; null when it can. Nothing is dropped in silence.</summary>
public static class NotKept
{
    public static Said? Why(NormRule rule) =>
        rule.NotEnforced is { } told ? new Said(rule.NotEnforcedRu ?? Missing(rule)?.Ru ?? "данных для этой нормы в системе нет", told)
        : Missing(rule) is { } missing ? missing
        : rule.Per is NormPer.SupplyPoint or NormPer.Customer ? new Said("показатели отдельной точки поставки или потребителя не ведутся", "figures of a single supply point or customer are not kept")
        : rule.Regime is not null ? new Said("режимы (обычный, чрезвычайный) ещё не различаются", "regimes (normal, major event) are not told apart yet")
        : rule.Where?.Categories is not null && NormMetrics.Find(rule.Metric)!.Source is MetricSource.Visits or MetricSource.Calls
            ? new Said("категория клиента не указана в талоне и звонке", "tickets and calls do not carry the customer's category")
        : rule.Exclusions?.Any(e => e.Kind == ExclusionKind.PeakHours) == true ? new Said("часы пик не заданы", "peak hours are not told")
        : Form(rule);

    private static Said? Missing(NormRule rule) => NormMetrics.Find(rule.Metric) switch
    {
        null => new Said($"показатель {rule.Metric} не измеряется", $"the metric {rule.Metric} is not measured"),
        { Source: MetricSource.Nowhere } metric => metric.Definition,
        _ => null,
    };

    private static Said? Form(NormRule rule) => rule.Aggregation == NormAggregation.Factor
        ? new Said("сравнение с другой величиной не вычисляется", "a comparison with another figure is not computed")
        : null;
}
