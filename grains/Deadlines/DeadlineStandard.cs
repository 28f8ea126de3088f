using System.Collections.Frozen;
using System.Collections.Immutable;

namespace OpsHub.Grains.Deadlines;

/// <summary>All deadlines of one company, and how it counts. One subject may have several clocks; of each, the most specific rule holds.</summary>
public sealed class DeadlineStandard
{
    private readonly FrozenDictionary<string, ImmutableArray<DeadlineRule>> _byKind;

    public DeadlineStandard(ImmutableArray<DeadlineRule> rules, DeadlineSetting setting)
    {
        (Rules, Setting) = (rules, setting);
        _byKind = rules.SelectMany(rule => rule.Kinds, (rule, kind) => (rule, kind)).GroupBy(r => r.kind, r => r.rule)
            .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(RuleChoice.Specificity).ToImmutableArray());
    }

    public ImmutableArray<DeadlineRule> Rules { get; }

    public DeadlineSetting Setting { get; }

    /// <summary>The rules that hold for a subject, one for each of its clocks; empty for an unknown kind.</summary>
    public IEnumerable<DeadlineRule> RulesFor(DeadlineSubject subject) =>
        RuleChoice.Of(_byKind.GetValueOrDefault(subject.Kind, []), subject);

    /// <summary>The rule of one clock, or null.</summary>
    public DeadlineRule? RuleFor(DeadlineSubject subject, string clock)
    {
        foreach (var rule in _byKind.GetValueOrDefault(subject.Kind, []))
            if (rule.Clock == clock && RuleChoice.Covers(rule, subject)) return rule;
        return null;
    }
}
