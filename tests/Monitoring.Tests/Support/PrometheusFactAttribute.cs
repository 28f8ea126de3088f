namespace OpsHub.Monitoring.Tests.Support;

/// <summary>A fact that needs the programs of Debian's package prometheus. Skipped with the reason where they are absent; with <c>CI=true</c> it runs and fails instead.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PrometheusFactAttribute : FactAttribute
{
    public PrometheusFactAttribute()
    {
        if (!AreThere && Environment.GetEnvironmentVariable("CI") != "true") Skip = "prometheus and promtool are not on this machine (Debian: prometheus)";
    }

    private static bool AreThere => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) is var folders
        && Array.Exists(folders, f => File.Exists(Path.Combine(f, "prometheus"))) && Array.Exists(folders, f => File.Exists(Path.Combine(f, "promtool")));
}
