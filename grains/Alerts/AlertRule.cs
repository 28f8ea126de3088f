using System.Collections.Immutable;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Norms;

namespace OpsHub.Grains.Alerts;

/// <summary>What a rule looks at. Stored: never renamed.</summary>
public enum WatchKind
{
    /// <summary>A figure of <see cref="MetricCatalog"/>.</summary>
    Figure,

    /// <summary>A norm of the company's standard, office by office.</summary>
    Norm,

    /// <summary>The forecast of a norm's window end, for the company as a whole.</summary>
    Forecast,

    /// <summary>Something that is so or is not: one of <see cref="ConditionKinds"/>.</summary>
    Condition,

    /// <summary>What another system has decided (<see cref="OutsideAlert"/>): no rule of a company is of this kind.</summary>
    Outside,
}

/// <summary>How bad it is. Stored: never renamed.</summary>
public enum Severity { Warning, Critical }

/// <summary>An alert rule (правило тревоги): what to look at, from where on it is trouble, for how long it must be so, and whose it is.</summary>
/// <param name="Id">Unique in the company, 1–60 of <c>a–z 0–9 . _ -</c>.</param>
/// <param name="Name">In Russian, as the inbox shows it.</param>
/// <param name="NameEn">In English.</param>
/// <param name="Watch">What kind of thing it looks at.</param>
/// <param name="Of">Metric, norm or kind of condition.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Per">Of a figure: each <c>office</c>, each <c>line</c>, or the <c>company</c>.</param>
/// <param name="Subjects">Only these, such as <c>office/01</c>; null for all.</param>
/// <param name="Window">Of a figure: <c>now | 15m | 30m | today | month</c>.</param>
/// <param name="Comparator">Trouble is a figure that is so to the threshold.</param>
/// <param name="Threshold">In the unit of the metric; null: the norm's own, or for a condition that it is there at all.</param>
/// <param name="Clear">Trouble is over only beyond this, so that a figure at its threshold does not flicker; null: the threshold itself.</param>
/// <param name="MinN">Fewer cases than these say nothing.</param>
/// <param name="ForS">How long it must be so before it is an alert, 0–86400 seconds.</param>
/// <param name="SettleS">How long it must be over before the alert is, 0–86400 seconds.</param>
/// <param name="EscalateS">Unaccepted for so long it goes one step up, 30–86400 seconds; null: never by itself.</param>
/// <param name="Owner">Role that gets it.</param>
/// <param name="Group">Alerts of one group and office are told together; null: those of the rule.</param>
/// <param name="RecordOnly">Written down and counted, told to nobody.</param>
/// <param name="Runbook">What to do, in Russian, or null.</param>
/// <param name="RunbookEn">The same in English, or null.</param>
/// <param name="Clause">Where the standard says so, or null.</param>
/// <param name="RequirementId">Requirement it watches, or null.</param>
/// <param name="RepeatS">Fired again at a subject sooner than so many seconds after it was told there, by the same rule, it is told to nobody; null: told each time.</param>
public sealed record AlertRule(
    string Id, string Name, string NameEn, WatchKind Watch, string Of, Severity Severity = Severity.Warning, string? Per = null, ImmutableArray<string>? Subjects = null,
    string Window = "now", Comparator Comparator = Comparator.MoreThan, decimal? Threshold = null, decimal? Clear = null, int MinN = 0, int ForS = 0, int SettleS = AlertRule.UsualSettleS,
    int? EscalateS = null, string Owner = NormRule.Quality, string? Group = null, bool RecordOnly = false, string? Runbook = null, string? RunbookEn = null, string? Clause = null,
    string? RequirementId = null, int? RepeatS = null)
{
    /// <summary>Long enough that one visitor called does not end a queue's trouble, short enough that nobody looks at what is over.</summary>
    public const int UsualSettleS = 60;

    /// <summary>Whether the rule is about the subject.</summary>
    public bool Covers(string subject) => Subjects is not { IsDefaultOrEmpty: false } only || only.Contains(subject);
}
