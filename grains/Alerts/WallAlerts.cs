using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Norms;

namespace OpsHub.Grains.Alerts;

/// <summary>Cell <c>alerts</c> of the board <c>wall/{company}</c>: what the company's inbox would tell, in short.</summary>
/// <param name="Unaccepted">Told, and nobody takes care of them.</param>
/// <param name="Accepted">Somebody takes care of them.</param>
/// <param name="Worst">At most <see cref="WallAlerts.Most"/>: what is nobody's first, critical before warnings, newest first.</param>
/// <param name="Causes">Outages that alerts follow from, with most consequences first.</param>
public sealed record WallAlertsCell(int Unaccepted, int Accepted, ImmutableArray<WallAlertCell> Worst, ImmutableArray<WallCauseCell> Causes)
{
    public bool Says(WallAlertsCell? other) =>
        other is not null && Unaccepted == other.Unaccepted && Accepted == other.Accepted && Worst.SequenceEqual(other.Worst) && Causes.SequenceEqual(other.Causes);
}

/// <param name="Name">Name of the rule.</param>
/// <param name="Consequences">Alerts that follow from it.</param>
public sealed record WallAlertCell(string Key, Said Name, Severity Severity, string Subject, string SubjectName, Instant FiredAt, string? AcknowledgedBy, int Consequences);

/// <summary>What alerts follow from, and how much of it.</summary>
/// <param name="Offices">Offices with such alerts.</param>
/// <param name="Lines">Lines with such alerts.</param>
/// <param name="Alerts">All of them.</param>
public sealed record WallCauseCell(string Key, string Name, Instant Since, int Offices, int Lines, int Alerts);

/// <summary>Draws that cell. What is silent, only recorded or a consequence is nobody's news and stands in the inbox only.</summary>
internal static class WallAlerts
{
    public const int Most = 8;

    public static WallAlertsCell Of(AlertsOfCompany alerts)
    {
        var known = alerts.OutageCauses.First;
        var causes = alerts.Causes(known);
        var consequences = causes.Values.CountBy(c => c).ToDictionary();
        var told = alerts.Firing.Where(a => !a.Value.RecordOnly && !causes.ContainsKey(a.Key) && alerts.SilenceOf(a.Value) is null).ToList();
        var worst = told.OrderBy(a => a.Value.AcknowledgedBy is not null).ThenByDescending(a => a.Value.Terms.Rule.Severity).ThenByDescending(a => a.Value.FiredAt).ThenBy(a => a.Key, StringComparer.Ordinal)
            .Take(Most).Select(a => Cell(a.Key, a.Value, consequences.GetValueOrDefault(a.Key)));
        var accepted = told.Count(a => a.Value.AcknowledgedBy is not null);
        return new WallAlertsCell(told.Count - accepted, accepted, [.. worst], [.. Causes(alerts, known, causes)]);
    }

    private static WallAlertCell Cell(string key, AlertNow alert, int consequences) => new(
        key, new Said(alert.Terms.Rule.Name, alert.Terms.Rule.NameEn), alert.Terms.Rule.Severity, alert.Terms.Subject, alert.Terms.SubjectName, alert.FiredAt!.Value, alert.AcknowledgedBy, consequences);

    private static IEnumerable<WallCauseCell> Causes(AlertsOfCompany alerts, IReadOnlyCollection<KnownCause> known, ImmutableDictionary<string, string> causes)
    {
        var caused = causes.ToLookup(c => c.Value, c => alerts.Open[c.Key].Terms.Subject, StringComparer.Ordinal);
        return known.Where(k => caused.Contains(k.Key)).Select(k => new WallCauseCell(
                k.Key, k.Name, k.Since, caused[k.Key].Select(Topology.OfficeOf).OfType<string>().Distinct().Count(),
                caused[k.Key].Where(s => s.StartsWith($"{Scope.Line}/", StringComparison.Ordinal)).Distinct().Count(), caused[k.Key].Count()))
            .OrderByDescending(c => c.Alerts).ThenBy(c => c.Key, StringComparer.Ordinal).Take(Most);
    }
}
