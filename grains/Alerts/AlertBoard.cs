using OpsHub.Grains.Figures;

namespace OpsHub.Grains.Alerts;

/// <summary>Draws an inbox: the whole company's, or what is of one office.</summary>
internal static class AlertBoard
{
    private const int MostPast = 50;

    /// <param name="office">Office, or null for the company.</param>
    public static void Draw(string company, string? office, AlertsOfCompany alerts, Dictionary<string, object> cells)
    {
        var place = office is null ? null : $"{Scope.Office}/{office}";
        cells["company"] = new InboxCell(company, alerts.Registered?.Name ?? company, alerts.Registered?.TimeZone.Id ?? "UTC", alerts.Registered?.Simulated ?? false);
        var shown = (place is null ? alerts.Open.Keys : alerts.Firing.Causes.Within(place)).Select(alerts.Cell).OfType<AlertCell>().ToList();
        foreach (var cell in shown) cells[$"alert/{cell.Key}"] = cell;
        cells["counts"] = Counts(shown, alerts.Open.Values.Count(a => !a.Fires && Topology.Within(a.Terms.Subject, place)));
        cells["past"] = new PastAlertsCell([.. alerts.Past.Where(p => Topology.Within(p.Subject, place)).Take(MostPast)]);
        foreach (var (of, silences) in alerts.Silent)
            if (office is null || of == office || of == Silences.Everywhere)
                foreach (var (id, said) in silences.All) cells[$"silence/{of}:{id}"] = new SilenceCell(of, said.Said, said.Silent, said.TurnsAt);
    }

    /// <summary>Each alert is counted once: recorded before silenced before consequence before told.</summary>
    public static AlertCountsCell Counts(IReadOnlyCollection<AlertCell> firing, int pending)
    {
        var recorded = firing.Count(a => a.RecordOnly);
        var silenced = firing.Count(a => a is { RecordOnly: false, SilencedBy: not null });
        var consequences = firing.Count(a => a is { RecordOnly: false, SilencedBy: null, Cause: not null });
        var accepted = firing.Count(a => a is { RecordOnly: false, SilencedBy: null, Cause: null, AcknowledgedBy: not null });
        return new AlertCountsCell(firing.Count, firing.Count - recorded - silenced - consequences - accepted, accepted, silenced, consequences, recorded, pending);
    }
}
