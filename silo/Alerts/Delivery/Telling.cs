using NodaTime;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Rotas;

namespace OpsHub.Silo.Alerts.Delivery;

/// <summary>What a channel is to tell of an alert.</summary>
/// <param name="What"><c>fired | escalated | acknowledged | resolved</c>.</param>
/// <param name="Firing">As it stands now, or null when it is over.</param>
/// <param name="Past">The firing that is over, or null.</param>
public sealed record Telling(string Key, string What, AlertCell? Firing, PastAlert? Past, Instant At)
{
    /// <summary>
    /// Decides what an event means for a channel; null for nothing. What is silent, follows from something else or is only recorded is told to nobody; an alert is told from the channel's step on, to
    /// the channel's role; that it is over is told only to whom it was told that it fires. What is over before it could be told is not told at all.
    /// </summary>
    public static Telling? Of(AlertChannel channel, string key, AlertEvent happened, IAlerts alerts)
    {
        var word = happened switch { AlertFired or AlertRetold => "fired", AlertEscalated => "escalated", AlertAcknowledged => "acknowledged", AlertResolved => "resolved", _ => null };
        if (word is null) return null;
        if (happened is AlertResolved) return alerts.Past(channel.Company, key) is { } past && past.EndedAt == happened.At && past.Channels.Contains(channel.Name) ? new Telling(key, word, null, past, happened.At) : null;
        if (alerts.Firing(channel.Company, key) is not { RecordOnly: false, SilencedBy: null, Cause: null } alert) return null;
        if (alert.Step < channel.FromStep || (channel.Owner is { } owner && owner != alert.Owner)) return null;
        if (channel.Kind == ChannelKind.Alertmanager && alert.Watch == WatchKind.Outside) return null;   // it came from one
        return new Telling(key, word, alert, null, happened.At);
    }

    /// <summary>The same of a page; null when it is over, or accepted, before it could be told.</summary>
    public static Telling? Of(Page page, string company, Instant at, IAlerts alerts)
    {
        if (page.What == "resolved") return alerts.Past(company, page.Alert) is { } past ? new Telling(page.Alert, page.What, null, past, at) : null;
        return alerts.Firing(company, page.Alert) is { AcknowledgedBy: null } alert ? new Telling(page.Alert, page.What, alert, null, at) : null;
    }

    public string Name => Firing?.Name.Ru ?? Past!.Name.Ru;

    public string SubjectName => Firing?.SubjectName ?? Past!.SubjectName;

    public string Rule => Firing?.Rule ?? Past!.Rule;

    public string Subject => Firing?.Subject ?? Past!.Subject;

    public Severity Severity => Firing?.Severity ?? Past!.Severity;

    public Instant FiredAt => Firing?.FiredAt ?? Past!.FiredAt;
}
