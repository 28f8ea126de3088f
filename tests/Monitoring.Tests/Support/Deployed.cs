using OpsHub.Testing;

namespace OpsHub.Monitoring.Tests.Support;

/// <summary>Files of this checkout that are given to Prometheus and Grafana.</summary>
internal static class Deployed
{
    public static string Prometheus { get; } = Checkout.File("deploy/prometheus");

    public static string Grafana { get; } = Checkout.File("dashboards/grafana");

    public static string Runbook { get; } = Checkout.File("deploy/runbook.md");

    public static string MetricsTable => Path.Combine(Prometheus, "metrics.md");

    public static IEnumerable<string> Rules => Directory.GetFiles(Path.Combine(Prometheus, "rules"), "*.yml").Order(StringComparer.Ordinal);

    public static IEnumerable<string> RuleTests => Directory.GetFiles(Path.Combine(Prometheus, "tests"), "*.yml").Order(StringComparer.Ordinal);
}
