using OpsHub.Grains.Norms;

namespace OpsHub.Grains.Alerts;

/// <param name="Rule">Id of the rule it is about.</param>
/// <param name="With">Id of the other rule, or null.</param>
/// <param name="At">Member of the rule.</param>
/// <param name="Said">What is wrong and what to do.</param>
public sealed record Contradiction(string Rule, string? With, string At, Said Said);

/// <summary>
/// Rules that cannot all be meant. They are told, not refused: each can be kept by itself, and the one to change may be the other one. A cycle of causes cannot be written: a cause is always wider or
/// earlier than what follows from it (<see cref="Inhibition"/>).
/// </summary>
public static class Contradictions
{
    public static IEnumerable<Contradiction> Of(IReadOnlyCollection<AlertRule> rules)
    {
        foreach (var rule in rules)
            if (rule is { RecordOnly: true, EscalateS: not null })
                yield return new(rule.Id, null, "escalateS", new("Правило только записывает, никто не узнаёт: ступеней выше не будет. Уберите эскалацию или запись без оповещения.", "It is only recorded, nobody is told: no step is ever reached. Remove the escalation or the recording."));
        var watched = rules.Where(r => r.Threshold is not null).ToLookup(r => (r.Watch, r.Of, r.Per, r.Window));
        foreach (var same in watched)
            foreach (var (one, other) in Pairs([.. same]))
                if (Between(one, other) is { } found) yield return found;
    }

    private static IEnumerable<(AlertRule, AlertRule)> Pairs(AlertRule[] rules)
    {
        for (var i = 0; i < rules.Length; i++)
            for (var j = i + 1; j < rules.Length; j++)
                if (Meet(rules[i], rules[j])) yield return (rules[i], rules[j]);
    }

    /// <summary>Whether a subject may be of both.</summary>
    private static bool Meet(AlertRule one, AlertRule other) =>
        one.Subjects is not { IsDefaultOrEmpty: false } first || other.Subjects is not { IsDefaultOrEmpty: false } second || first.Intersect(second, StringComparer.Ordinal).Any();

    private static Contradiction? Between(AlertRule one, AlertRule other)
    {
        var (up, otherUp) = (IsUp(one), IsUp(other));
        if (up != otherUp)
        {
            var (low, high) = up ? (one.Threshold, other.Threshold) : (other.Threshold, one.Threshold);
            return low < high ? new(one.Id, other.Id, "threshold", new(
                $"Вместе с «{other.Name}» не остаётся ни одного спокойного значения: тревога при любом. Разведите пороги.", $"Together with '{other.NameEn}' every value is an alert. Move the thresholds apart.")) : null;
        }
        if (one.Severity == other.Severity) return one.Threshold == other.Threshold ? new(one.Id, other.Id, "threshold", new($"Сообщает то же самое, что «{other.Name}». Отключите одно из двух.", $"Says the same as '{other.NameEn}'. Switch one of them off.")) : null;
        var (mild, grave) = one.Severity < other.Severity ? (one, other) : (other, one);
        var late = up ? mild.Threshold >= grave.Threshold : mild.Threshold <= grave.Threshold;
        return late ? new(mild.Id, grave.Id, "threshold", new($"Предупреждает не раньше, чем критическое «{grave.Name}». Сдвиньте порог.", $"Warns no sooner than the critical '{grave.NameEn}'. Move the threshold.")) : null;
    }

    private static bool IsUp(AlertRule rule) => rule.Comparator is Comparator.MoreThan or Comparator.AtLeast;
}
