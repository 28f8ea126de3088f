using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Serialization;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Alerts;

/// <summary>What a Prometheus Alertmanager posts to a webhook (its format 4), as far as the hub reads it.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]   // another version of it says more
public sealed record AlertmanagerMessage(ImmutableArray<AlertmanagerAlert> Alerts);

/// <param name="Status"><c>firing | resolved</c>.</param>
/// <param name="Labels"><c>alertname</c>; <c>office</c> and <c>severity</c> where known.</param>
/// <param name="Annotations"><c>summary</c> and <c>runbook</c> where known.</param>
/// <param name="Fingerprint">The same for the same labels.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
public sealed record AlertmanagerAlert(string Status, ImmutableDictionary<string, string> Labels, string Fingerprint, ImmutableDictionary<string, string>? Annotations = null);

/// <summary>An alert that another system has decided: its alert here begins and ends with it, and no rule of the hub withdraws it.</summary>
/// <param name="Grain">The alert it is here.</param>
/// <param name="Command">What its grain is told.</param>
public sealed record OutsideAlert(GrainId Grain, AlertCommand Command)
{
    /// <summary>Label that alerts of the hub bear on the way out, so that none of them comes back as another one.</summary>
    public const string Source = "source", Hub = "opshub";

    private const int MaxFingerprintLength = 40, MaxIdLength = 40;

    /// <summary>Whether it is an alert of the hub that comes back.</summary>
    public static bool IsOwn(AlertmanagerAlert told) => told.Labels.GetValueOrDefault(Source) == Hub;

    /// <summary>Null for what has no name or no fingerprint.</summary>
    public static OutsideAlert? Of(AlertmanagerAlert told, string company)
    {
        if (told.Labels.GetValueOrDefault("alertname") is not { Length: > 0 and <= RuleCheck.MaxNameLength } name) return null;
        if (told.Fingerprint.Length is 0 or > MaxFingerprintLength || !told.Fingerprint.All(char.IsAsciiLetterOrDigit)) return null;
        var (id, subject) = ($"am-{Id(name)}", told.Labels.GetValueOrDefault("office") is { } office && GrainId.IsPart(office) && !office.Contains(':', StringComparison.Ordinal) ? $"{Scope.Office}/{office}" : Scope.Company);
        var grain = new GrainId(Alert.Kind.Name, company, $"{id}:{subject.Replace('/', ':')}:{told.Fingerprint}");
        return told.Status == "resolved" ? new(grain, new EndCondition()) : new(grain, new BeginCondition(new AlertTerms(Rule(told, id, name), subject, Summary(told) ?? name), new Reading()));
    }

    private static AlertRule Rule(AlertmanagerAlert told, string id, string name) => new(
        id, name, name, WatchKind.Outside, "alertmanager", told.Labels.GetValueOrDefault("severity") is "critical" or "page" or "error" ? Severity.Critical : Severity.Warning,
        SettleS: 0, EscalateS: null, Owner: "administrator", Group: "alertmanager", Runbook: Cut(told.Annotations?.GetValueOrDefault("runbook"), RuleCheck.MaxTextLength));

    private static string? Summary(AlertmanagerAlert told) => Cut(told.Annotations?.GetValueOrDefault("summary"), RuleCheck.MaxNameLength);

    private static string? Cut(string? text, int most) => string.IsNullOrWhiteSpace(text) ? null : text.Length <= most ? text : text[..most];

    /// <summary>A rule id is lower-case; names of alerts are not.</summary>
    private static string Id(string name)
    {
        var id = new StringBuilder();
        foreach (var c in name.ToLowerInvariant().Take(MaxIdLength)) id.Append(char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '-');
        return id.ToString();
    }
}
