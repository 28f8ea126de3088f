using OpsHub.Grains.Figures;

namespace OpsHub.Grains.Alerts;

/// <summary>The alerts of a company that fire: what each follows from, and what the wall tells of them. Kept as things change, so that one alert more costs what it touches and not all that fire.</summary>
internal sealed class FiringBook
{
    private readonly AlertsOfCompany _alerts;

    public FiringBook(AlertsOfCompany alerts)
    {
        _alerts = alerts;
        Causes = new CauseBook(alerts.OutsideAt);
        foreach (var (key, alert) in alerts.Open)
            if (alert.Fires) Alert(key);
    }

    public CauseBook Causes { get; }

    public WallBook Wall { get; } = new();

    /// <summary>Something happened to an alert.</summary>
    public void Alert(string key)
    {
        if (!_alerts.Open.TryGetValue(key, out var alert) || !alert.Fires) Show(Causes.Remove(key));
        else if (Causes.Knows(key)) Show([key]);
        else Show(Causes.Add(new Inhibited(key, alert.Terms.Rule, alert.Terms.Subject, alert.Since)));
    }

    /// <summary>Another outage may be the first at a subject.</summary>
    public void Outage(string subject) => Show(Causes.OutsideChanged(subject));

    /// <param name="place">Office whose silences are others now, or <see cref="Silences.Everywhere"/>.</param>
    public void Silence(string place) => Show(Causes.Within(place == Silences.Everywhere ? Scope.Company : $"{Scope.Office}/{place}"));

    private void Show(IReadOnlyCollection<string> keys)
    {
        foreach (var key in keys)
            Wall.Put(key, _alerts.Open.GetValueOrDefault(key) is { Fires: true, RecordOnly: false } alert && Causes.Of(key) is null && _alerts.SilenceOf(alert) is null ? alert : null);
    }
}
