namespace OpsHub.Monitoring.Tests.Support;

/// <summary>Files of this checkout that are given to Prometheus and Grafana.</summary>
internal static class Deployed
{
    public static string Prometheus { get; } = Path.Combine(Root(), "deploy", "prometheus");

    public static string Grafana { get; } = Path.Combine(Root(), "dashboards", "grafana");

    public static string MetricsTable => Path.Combine(Prometheus, "metrics.md");

    public static IEnumerable<string> Rules => Directory.GetFiles(Path.Combine(Prometheus, "rules"), "*.yml").Order(StringComparer.Ordinal);

    public static IEnumerable<string> RuleTests => Directory.GetFiles(Path.Combine(Prometheus, "tests"), "*.yml").Order(StringComparer.Ordinal);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "OpsHub.sln"))) folder = folder.Parent ?? throw new InvalidOperationException("OpsHub.sln is not above the tests.");
        return folder.FullName;
    }
}
