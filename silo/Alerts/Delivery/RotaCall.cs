using OpsHub.Grains.Alerts;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Rotas;

namespace OpsHub.Silo.Alerts.Delivery;

/// <summary>What an event of an alert means for whoever is on duty. Pure, but for the inbox as it is now: what is silent, follows from something else or is only recorded is told to nobody.</summary>
internal static class RotaCall
{
    public static IReadOnlyList<(GrainId Grain, ICommand Command)> Of(GrainId alert, AlertEvent happened, IAlerts alerts) => happened switch
    {
        AlertFired e => Told(alert, "fired", 1, e.At, alerts),
        AlertEscalated e => Told(alert, "escalated", e.Step, e.At, alerts),
        AlertUnreached => Unreached(alert, alerts),
        AlertRetold e => Told(alert, "fired", e.Step, e.At, alerts),
        AlertAcknowledged => [.. Everybody(alert, alerts.Firing(alert.Company, alert.Key)?.Owner, alerts).Select(c => (Pager.IdOf(alert.Company, c), (ICommand)new DropPages(alert.Key)))],
        AlertResolved e => Over(alert, e, alerts),
        _ => [],
    };

    private static List<(GrainId, ICommand)> Told(GrainId alert, string what, int step, NodaTime.Instant at, IAlerts alerts)
    {
        var rotas = alerts.Rotas(alert.Company);
        if (alerts.Firing(alert.Company, alert.Key) is not { RecordOnly: false, SilencedBy: null, Cause: null } cell || rotas.For(cell.Owner, Alert.OfficeOf(alert.Key)) is not { } rota) return [];
        var page = PageOf(cell, what);
        var onDuty = OnDuty.At(rota, step, at);
        List<(GrainId, ICommand)> all = [.. (onDuty.IsEmpty ? [rota.Owner] : onDuty).Select(c => (Pager.IdOf(alert.Company, c), (ICommand)new PageContact(page, Terms(rota, rotas.Contacts[c].Said))))];
        if (onDuty.IsEmpty) all.Add((alert, new RecordUnmanned(step, rota.Id, rotas.Contacts[rota.Owner].Said.Name)));
        return all;
    }

    /// <summary>No step and no channel is left: the rota's owner.</summary>
    private static List<(GrainId, ICommand)> Unreached(GrainId alert, IAlerts alerts) =>
        alerts.Rotas(alert.Company) is var rotas && alerts.Firing(alert.Company, alert.Key) is { AcknowledgedBy: null } cell && rotas.For(cell.Owner, Alert.OfficeOf(alert.Key)) is { } rota
            ? [(Pager.IdOf(alert.Company, rota.Owner), new PageContact(PageOf(cell, "escalated"), Terms(rota, rotas.Contacts[rota.Owner].Said)))] : [];

    /// <summary>Somebody in danger waits for nobody's quiet hours.</summary>
    private static Page PageOf(AlertCell cell, string what) => new(
        cell.Key, what, cell.Severity, $"{cell.Group}:{Alert.OfficeOf(cell.Key) ?? cell.Subject}", cell is { Watch: WatchKind.Condition, Of: ConditionKinds.Panic });

    /// <summary>A pager that was never told of it says nothing.</summary>
    private static List<(GrainId, ICommand)> Over(GrainId alert, AlertResolved over, IAlerts alerts)
    {
        if (alerts.Past(alert.Company, alert.Key) is not { } past || past.EndedAt != over.At) return [];
        var (rotas, page) = (alerts.Rotas(alert.Company), new Page(alert.Key, "resolved", past.Severity, $"over:{past.Rule}"));
        return rotas.For(past.Owner, Alert.OfficeOf(alert.Key)) is not { } rota ? []
            : [.. rota.Contacts.Select(c => (Pager.IdOf(alert.Company, c), (ICommand)new PageContact(page, Terms(rota, rotas.Contacts[c].Said))))];
    }

    private static IEnumerable<string> Everybody(GrainId alert, string? owner, IAlerts alerts) => owner is null ? [] : alerts.Rotas(alert.Company).For(owner, Alert.OfficeOf(alert.Key))?.Contacts ?? [];

    private static PagerTerms Terms(Rota rota, AlertContact contact) => new(contact.Zone, contact.Quiet, contact.PerHour, rota.GroupWaitS, rota.GroupIntervalS);
}
