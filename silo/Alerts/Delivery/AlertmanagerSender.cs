using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Kernel.Json;

namespace OpsHub.Silo.Alerts.Delivery;

/// <summary>Alerts for a Prometheus Alertmanager (API v2). It forgets an alert that is not repeated; the hub says instead until when it holds, and the end when it comes.</summary>
internal sealed class AlertmanagerSender(AlertChannel channel, HttpClient http) : IChannelSender
{
    private static readonly Duration Holds = Duration.FromDays(7);

    public async Task Send(IReadOnlyList<Telling> tellings, CancellationToken cancel)
    {
        using var body = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(tellings.Select(Written), HubJson.Options));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await http.PostAsync(new Uri(channel.Url, "/api/v2/alerts"), body, cancel).ConfigureAwait(false);
        answer.EnsureSuccessStatusCode();
    }

    private PostableAlert Written(Telling telling)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [OutsideAlert.Source] = OutsideAlert.Hub, ["alertname"] = telling.Rule, ["company"] = channel.Company, ["subject"] = telling.Subject, ["severity"] = telling.Severity == Severity.Critical ? "critical" : "warning",
        };
        var annotations = new Dictionary<string, string>(StringComparer.Ordinal) { ["summary"] = $"{telling.SubjectName}: {telling.Name}" };
        if (telling.Firing?.Runbook is { } runbook) annotations["runbook"] = runbook.Ru;
        var ends = telling.Past?.EndedAt ?? telling.At + Holds;
        return new PostableAlert(labels, annotations, InstantPattern.ExtendedIso.Format(telling.FiredAt), InstantPattern.ExtendedIso.Format(ends));
    }

    private sealed record PostableAlert(
        [property: JsonPropertyName("labels")] Dictionary<string, string> Labels, [property: JsonPropertyName("annotations")] Dictionary<string, string> Annotations,
        [property: JsonPropertyName("startsAt")] string StartsAt, [property: JsonPropertyName("endsAt")] string EndsAt);
}
