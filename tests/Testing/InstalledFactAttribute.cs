using Xunit;

namespace OpsHub.Testing;

/// <summary>A test that needs a program of Debian's. Without it the test is skipped and says what to install; in CI it runs, and fails.</summary>
public sealed class InstalledFactAttribute : FactAttribute
{
    /// <param name="file">Part of the program that is surely there, such as <c>/usr/bin/prometheus-alertmanager</c>.</param>
    /// <param name="package">Debian's package.</param>
    public InstalledFactAttribute(string file, string package)
    {
        if (!Path.Exists(file) && Environment.GetEnvironmentVariable("CI") != "true") Skip = $"Debian's {package} is not installed";
    }
}
