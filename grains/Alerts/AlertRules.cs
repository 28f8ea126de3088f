using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Alerts;

public abstract record RuleEvent(string Rule, Instant At) : IEvent;

/// <summary>The company's own rule, or its own form of one that ships.</summary>
/// <param name="Said">The rule as put.</param>
/// <param name="By">Who put it.</param>
[Stored("alert-rule-put")]
public sealed record AlertRulePut(AlertRule Said, string By, Instant At) : RuleEvent(Said.Id, At);

/// <summary>Its own rule is gone; one that ships holds again as it ships.</summary>
[Stored("alert-rule-removed")]
public sealed record AlertRuleRemoved(string Rule, string By, Instant At) : RuleEvent(Rule, At);

/// <summary>Switched off, or on again; what it says is kept.</summary>
[Stored("alert-rule-switched")]
public sealed record AlertRuleSwitched(string Rule, bool On, string By, Instant At) : RuleEvent(Rule, At);

/// <summary>Sent by the edge after it has checked who may change rules.</summary>
public abstract record RuleCommand : ICommand, IInward;

/// <summary>Puts a rule; under the id of one that ships it takes its place.</summary>
[Stored("put-alert-rule")]
public sealed record PutAlertRule(AlertRule Rule) : RuleCommand;

[Stored("remove-alert-rule")]
public sealed record RemoveAlertRule(string Rule) : RuleCommand;

[Stored("switch-alert-rule")]
public sealed record SwitchAlertRule(string Rule, bool On) : RuleCommand;

/// <param name="Own">By id.</param>
/// <param name="Off">Ids of those switched off, its own and shipped ones.</param>
public sealed record RulesState(ImmutableSortedDictionary<string, AlertRule> Own, ImmutableSortedSet<string> Off)
{
    public static RulesState None { get; } = new(ImmutableSortedDictionary<string, AlertRule>.Empty.WithComparers(StringComparer.Ordinal), ImmutableSortedSet<string>.Empty.WithComparer(StringComparer.Ordinal));

    /// <summary>The rules in force: those that ship, the company's own in their place, less those switched off.</summary>
    public IEnumerable<AlertRule> InForce(IEnumerable<AlertRule> shipped) =>
        shipped.Where(r => !Own.ContainsKey(r.Id)).Concat(Own.Values).Where(r => !Off.Contains(r.Id));
}

/// <summary>What a company says of its alert rules, beside those that ship. Grain id <c>alert-rules/{company}/all</c>.</summary>
public static class AlertRules
{
    public const int Most = 2_000;

    public static GrainKind<RulesState, RuleCommand, RuleEvent> Kind { get; } = new("alert-rules", 1, RulesState.None, Decide, Evolve);

    public static GrainId IdOf(string company) => new(Kind.Name, company, "all");

    public static Decision<RuleEvent> Decide(RulesState state, RuleCommand command, Turn turn) => command switch
    {
        PutAlertRule { Rule: var rule } when RuleCheck.Of(rule) is { } fault => fault.Refusal,
        PutAlertRule { Rule: var rule } when state.Own.GetValueOrDefault(rule.Id) is { } known && Kernel.Json.SameJson.Says(known, rule) => Decision<RuleEvent>.Nothing,
        PutAlertRule { Rule: var rule } when !state.Own.ContainsKey(rule.Id) && state.Own.Count >= Most => new Refusal("too-many", $"A company has at most {Most} rules of its own."),
        PutAlertRule { Rule: var rule } => new AlertRulePut(rule, turn.Actor, turn.OccurredAt),
        RemoveAlertRule { Rule: var id } => state.Own.ContainsKey(id) ? new AlertRuleRemoved(id, turn.Actor, turn.OccurredAt) : Decision<RuleEvent>.Nothing,
        SwitchAlertRule { Rule: var id } when id is not { Length: > 0 and <= RuleCheck.MaxIdLength } => new RuleFault("id", $"1 to {RuleCheck.MaxIdLength} characters").Refusal,
        SwitchAlertRule { Rule: var id, On: var on } => state.Off.Contains(id) == !on ? Decision<RuleEvent>.Nothing : new AlertRuleSwitched(id, on, turn.Actor, turn.OccurredAt),
        _ => throw new InvalidOperationException($"Unknown command {command}."),
    };

    public static RulesState Evolve(RulesState state, RuleEvent happened) => happened switch
    {
        AlertRulePut e => state with { Own = state.Own.SetItem(e.Rule, e.Said) },
        AlertRuleRemoved e => state with { Own = state.Own.Remove(e.Rule) },
        AlertRuleSwitched e => state with { Off = e.On ? state.Off.Remove(e.Rule) : state.Off.Add(e.Rule) },
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };
}
