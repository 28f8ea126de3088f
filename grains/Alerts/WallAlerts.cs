using System.Collections.Immutable;
using NodaTime;
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
/// <param name="Appeals">Late appeals that it brought, by the norm with most of them.</param>
public sealed record WallCauseCell(string Key, string Name, Instant Since, int Offices, int Lines, int Alerts, int Appeals = 0);

/// <summary>Draws that cell from what <see cref="FiringBook"/> keeps.</summary>
internal static class WallAlerts
{
    public const int Most = 8;

    public static WallAlertsCell Of(AlertsOfCompany alerts)
    {
        var (wall, following) = (alerts.Firing.Wall, alerts.Firing.Causes.Consequences);
        return new WallAlertsCell(
            wall.Unaccepted, wall.Accepted, [.. wall.Worst.Take(Most).Select(key => Cell(key, alerts.Open[key], following.GetValueOrDefault(key)?.Alerts ?? 0))],
            [.. following.Select(f => (Cause: alerts.Outage(f.Key), Following: f.Value)).Where(f => f.Cause is not null).Select(f => Cell(f.Cause!, f.Following, alerts))
                .OrderByDescending(c => c.Alerts).ThenBy(c => c.Key, StringComparer.Ordinal).Take(Most)]);
    }

    private static WallAlertCell Cell(string key, AlertNow alert, int consequences) => new(
        key, new Said(alert.Terms.Rule.Name, alert.Terms.Rule.NameEn), alert.Terms.Rule.Severity, alert.Terms.Subject, alert.Terms.SubjectName, alert.FiredAt!.Value, alert.AcknowledgedBy, consequences);

    private static WallCauseCell Cell(KnownCause cause, Consequences following, AlertsOfCompany alerts) => new(
        cause.Key, cause.Name, cause.Since, following.Offices, following.Lines, following.Alerts,
        alerts.Firing.Causes.Within(cause.Key).Select(key => (int)(alerts.Open[key].Reading.Value ?? 0)).DefaultIfEmpty(0).Max());
}
