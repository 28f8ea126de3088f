using System.Globalization;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Norms;

namespace OpsHub.Grains.Alerts;

/// <param name="At">Member of the rule, such as <c>threshold</c>.</param>
/// <param name="Expected">What may stand there.</param>
public sealed record RuleFault(string At, string Expected)
{
    public Refusal Refusal => new("rule-wrong", $"{At}: {Expected}");
}

/// <summary>Whether a rule can be kept at all. Norms are looked up when the rule is evaluated: they change with the standard.</summary>
public static class RuleCheck
{
    public const int MaxIdLength = 60, MaxNameLength = 160, MaxTextLength = 600, MaxSeconds = 86_400, MaxSubjects = 200, MaxRepeatS = 31 * MaxSeconds;

    /// <summary>The first thing that is wrong, or null.</summary>
    public static RuleFault? Of(AlertRule rule) => Words(rule) ?? Times(rule) ?? (rule.Watch switch
    {
        WatchKind.Figure => Figure(rule),
        WatchKind.Condition => Condition(rule),
        WatchKind.Outside => new("watch", "figure, norm, forecast or condition"),
        _ => Norm(rule),
    }) ?? Side(rule);

    private static RuleFault? Words(AlertRule rule) => rule switch
    {
        { Id: not { Length: > 0 and <= MaxIdLength } } => new("id", $"1 to {MaxIdLength} of a–z 0–9 . _ -"),
        _ when !rule.Id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '_' or '-') => new("id", $"1 to {MaxIdLength} of a–z 0–9 . _ -"),
        _ when Empty(rule.Name, MaxNameLength) => new("name", $"1 to {MaxNameLength} characters"),
        _ when Empty(rule.NameEn, MaxNameLength) => new("nameEn", $"1 to {MaxNameLength} characters"),
        _ when !GrainId.IsPart(rule.Owner) => new("owner", "a role, such as office-head"),
        _ when rule.Group is { } group && !GrainId.IsPart(group) => new("group", "1 to 100 of A–Z a–z 0–9 . _ : - or nothing"),
        _ when Empty(rule.Runbook ?? "-", MaxTextLength) || Empty(rule.RunbookEn ?? "-", MaxTextLength) => new("runbook", $"1 to {MaxTextLength} characters, or nothing"),
        { Subjects: { IsDefault: false, Length: > MaxSubjects } } => new("subjects", $"at most {MaxSubjects}"),
        { Subjects: { IsDefault: false } named } when named.Any(s => s is null || !Scope.TryParse(s, out _)) => new("subjects", Scope.Expected),
        _ => null,
    };

    private static RuleFault? Times(AlertRule rule) => rule switch
    {
        { ForS: < 0 or > MaxSeconds } => new("forS", $"0 to {MaxSeconds} seconds"),
        { SettleS: < 0 or > MaxSeconds } => new("settleS", $"0 to {MaxSeconds} seconds"),
        { EscalateS: < 30 or > MaxSeconds } => new("escalateS", $"30 to {MaxSeconds} seconds, or nothing"),
        { RepeatS: < 60 or > MaxRepeatS } => new("repeatS", $"60 to {MaxRepeatS} seconds, or nothing"),
        { MinN: < 0 } => new("minN", "0 or more cases"),
        _ => null,
    };

    private static RuleFault? Figure(AlertRule rule)
    {
        if (MetricCatalog.Find(rule.Of ?? "") is not { } metric) return new("of", $"one of {string.Join(", ", MetricCatalog.All.Select(m => m.Id))}");
        if (rule.Per is not (Scope.Company or Scope.Office or Scope.Line) || !metric.Scopes.Contains(rule.Per)) return new("per", $"one of {string.Join(", ", metric.Scopes.Where(s => s is Scope.Company or Scope.Office or Scope.Line))}");
        if (metric.Time == MetricTime.Now != (rule.Window == "now")) return new("window", metric.Time == MetricTime.Now ? "now" : "15m, 30m, today or month");
        if (rule.Window is not ("now" or "15m" or "30m" or "today" or "month")) return new("window", "now, 15m, 30m, today or month");
        return rule.Threshold is null ? new("threshold", $"a number in {metric.Unit}") : null;
    }

    private static RuleFault? Condition(AlertRule rule) =>
        !ConditionKinds.All.Contains(rule.Of) ? new("of", $"one of {string.Join(", ", ConditionKinds.All)}") : null;

    private static RuleFault? Norm(AlertRule rule) =>
        !GrainId.IsPart(rule.Of) ? new("of", "the id of a norm of the company's standard") : rule.Threshold is not null ? new("threshold", "nothing: the norm has its own") : null;

    /// <summary>A clear threshold beyond the threshold would end an alert that goes on, again and again.</summary>
    private static RuleFault? Side(AlertRule rule)
    {
        if (rule.Clear is not { } clear) return null;
        if (rule.Threshold is not { } threshold) return new("clear", "nothing where there is no threshold");
        var up = rule.Comparator is Comparator.MoreThan or Comparator.AtLeast;
        return up ? clear > threshold ? new("clear", $"at most {Written(threshold)}") : null : clear < threshold ? new("clear", $"at least {Written(threshold)}") : null;
    }

    private static string Written(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private static bool Empty(string? text, int most) => string.IsNullOrWhiteSpace(text) || text.Length > most;
}
