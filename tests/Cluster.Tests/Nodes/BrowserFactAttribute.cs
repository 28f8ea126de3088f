using OpsHub.Testing;

namespace OpsHub.Cluster.Tests.Nodes;

/// <summary>A fact that needs Chromium and the packages of the dashboards (<c>npm ci</c> in dashboards/, which ./test does). With <c>CI=true</c> it runs and fails instead.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("CI") == "true") return;
        Skip = Postgres.SkipReason
            ?? (Directory.Exists(Path.Combine(Checkout.Root, "dashboards/node_modules/playwright-core")) ? null : "the dashboards' packages are not installed: npm ci in dashboards/")
            ?? (File.Exists(Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium") ? null : "Chromium is not installed: apt-get install chromium");
    }
}
