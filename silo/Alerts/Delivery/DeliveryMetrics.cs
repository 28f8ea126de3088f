using System.Diagnostics.Metrics;
using OpsHub.ClientHub.Metrics;

namespace OpsHub.Silo.Alerts.Delivery;

/// <summary>What channels of alerts measure about themselves.</summary>
internal static class DeliveryMetrics
{
    private static readonly Meter Meter = new("OpsHub.Alerts");

    private static readonly Counter<long> Deliveries = Meter.CreateCounter<long>(
        "opshub.alerts.deliveries", "{alert}", "Alerts told to a channel (delivered), or given up after all attempts (failed).", Labels.By("company", "channel", "outcome"));

    /// <summary>Both outcomes are told from the start: of a counter that appears with its first failure no increase can be seen.</summary>
    public static void Begin(AlertChannel channel)
    {
        Count(channel, 0, true);
        Count(channel, 0, false);
    }

    public static void Count(AlertChannel channel, int alerts, bool delivered) =>
        Deliveries.Add(alerts, new("company", channel.Company), new("channel", channel.Name), new KeyValuePair<string, object?>("outcome", delivered ? "delivered" : "failed"));
}
