using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Json;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Norms;

namespace OpsHub.ClientHub.Alerts;

/// <param name="Rule">As it is in force, or would be.</param>
/// <param name="Shipped">Whether it comes with the hub or follows from a norm.</param>
/// <param name="Own">Whether the company has put it itself, perhaps in the place of a shipped one.</param>
/// <param name="On">Whether it is evaluated.</param>
/// <param name="Versions">What the company said of it, newest first, at most 20.</param>
/// <param name="Contradictions">With other rules in force.</param>
internal sealed record AlertRuleAnswer(AlertRule Rule, bool Shipped, bool Own, bool On, ImmutableArray<RuleVersion> Versions, ImmutableArray<Contradiction> Contradictions);

/// <param name="Contradictions">Rules in force that cannot all be meant.</param>
internal sealed record AlertRulesAnswer(ImmutableArray<AlertRuleAnswer> Rules, ImmutableArray<Contradiction> Contradictions);

/// <param name="On">Whether the rule is evaluated.</param>
internal sealed record SwitchRequest(bool On);

/// <summary>Alert rules over HTTP: those that ship, the company's own, what is switched off.</summary>
internal static class AlertRuleRoutes
{
    private const int MaxRuleBytes = 16 * 1024, MaxSwitchBytes = 256;

    public static void MapAlertRules(this IEndpointRouteBuilder app)
    {
        app.Map(Routes.AlertRules, (string company, IAlerts alerts, INorms norms) => TypedResults.Json(Of(company, alerts, norms))).Answers<AlertRulesAnswer>(401, 403);
        app.Map(Routes.PutAlertRule, Put).Reads<AlertRule>().Answers<AlertRuleAnswer>(400, 401, 403, 409, 413, 415);
        app.Map(Routes.RemoveAlertRule, Remove).Answers<AlertRulesAnswer>(401, 403, 404);
        app.Map(Routes.SwitchAlertRule, Switch).Reads<SwitchRequest>().Answers<AlertRuleAnswer>(400, 401, 403, 404, 415);
    }

    private static AlertRulesAnswer Of(string company, IAlerts alerts, INorms norms)
    {
        var said = alerts.Rules(company);
        var shipped = ShippedRules.Of(norms.Standings(company)).ToDictionary(r => r.Id, StringComparer.Ordinal);
        var all = shipped.Values.Where(r => !said.Own.ContainsKey(r.Id)).Concat(said.Own.Values);
        ImmutableArray<Contradiction> found = [.. Contradictions.Of([.. said.InForce(shipped.Values)])];
        AlertRuleAnswer One(AlertRule rule) => new(
            rule, shipped.ContainsKey(rule.Id), said.Own.ContainsKey(rule.Id), !said.Off.Contains(rule.Id), alerts.Versions(company, rule.Id), [.. found.Where(c => c.Rule == rule.Id || c.With == rule.Id)]);
        return new AlertRulesAnswer([.. all.Select(One)], found);
    }

    private static async Task<IResult> Put(string company, string rule, HttpContext http, IAlerts alerts, INorms norms, AccountDesk accounts, Doorkeeper doorkeeper, CancellationToken cancel)
    {
        var (said, problem) = await Body.Read<AlertRule>(http, MaxRuleBytes, cancel);
        if (said is null) return problem!;
        if (said.Id != rule) return new Problem(400, "rule-wrong", "The rule has another id than the address.", "id", rule);
        if (RuleCheck.Of(said) is { } fault) return new Problem(400, "rule-wrong", "The rule cannot be kept; the one in force stays.", fault.At, fault.Expected);
        if (said.Watch is WatchKind.Norm or WatchKind.Forecast && norms.Standings(company).All(n => n.Rule.Id != said.Of))
            return new Problem(400, "rule-wrong", $"'{company}' keeps no norm '{said.Of}'.", "of", $"One of GET /api/v1/{company}/norms that is kept.");
        return await Change(company, rule, new PutAlertRule(said), http, alerts, norms, accounts, doorkeeper, cancel);
    }

    private static async Task<IResult> Remove(string company, string rule, HttpContext http, IAlerts alerts, INorms norms, AccountDesk accounts, Doorkeeper doorkeeper, CancellationToken cancel)
    {
        if (!alerts.Rules(company).Own.ContainsKey(rule)) return Unknown(company, rule);
        return await accounts.Change(doorkeeper.Sure(http), AlertRules.IdOf(company), new RemoveAlertRule(rule), cancel) is { } refused ? refused : TypedResults.Json(Of(company, alerts, norms));
    }

    private static async Task<IResult> Switch(string company, string rule, HttpContext http, IAlerts alerts, INorms norms, AccountDesk accounts, Doorkeeper doorkeeper, CancellationToken cancel)
    {
        var (request, problem) = await Body.Read<SwitchRequest>(http, MaxSwitchBytes, cancel);
        if (request is null) return problem!;
        return Of(company, alerts, norms).Rules.All(r => r.Rule.Id != rule) ? Unknown(company, rule) : await Change(company, rule, new SwitchAlertRule(rule, request.On), http, alerts, norms, accounts, doorkeeper, cancel);
    }

    private static async Task<IResult> Change(
        string company, string rule, RuleCommand command, HttpContext http, IAlerts alerts, INorms norms, AccountDesk accounts, Doorkeeper doorkeeper, CancellationToken cancel) =>
        await accounts.Change(doorkeeper.Sure(http), AlertRules.IdOf(company), command, cancel) is { } refused ? refused : TypedResults.Json(Of(company, alerts, norms).Rules.Single(r => r.Rule.Id == rule));

    private static Problem Unknown(string company, string rule) => new(404, "rule-unknown", $"'{company}' has no such rule '{rule}'.", "address", $"One of GET /api/v1/{company}/alert-rules.");
}
