using System.Diagnostics;
using System.Text;
using OpsHub.Cluster.Tests.Support;
using OpsHub.Testing;

namespace OpsHub.Cluster.Tests.Nodes;

/// <summary>
/// Another build of the program: version 0.99.0 of this very source, in which letters, answers and moving grains carry fields more (NextVersion/Wire.cs).
/// Built once per run into a temporary folder; or the build whose folder <c>OPSHUB_OTHER_BUILD</c> names, such as one of an older commit.
/// </summary>
public sealed class NextVersion : IAsyncLifetime
{
    private const string Version = "0.99.0", Marker = "a letter of the next version";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly string? Named = Environment.GetEnvironmentVariable("OPSHUB_OTHER_BUILD") is { Length: > 0 } folder ? folder : null;

    private readonly DirectoryInfo _artifacts = Directory.CreateTempSubdirectory("opshub-next-");

    /// <summary>Where its program is.</summary>
    public string Folder { get; private set; } = "";

    public async Task InitializeAsync()
    {
        if (Postgres.SkipReason is not null) return;
        Folder = Named ?? await Built();
    }

    public Task DisposeAsync()
    {
        _artifacts.Delete(recursive: true);
        return Task.CompletedTask;
    }

    private async Task<string> Built()
    {
        var root = Checkout.Root;
        await Shelled.Output(Patience, "dotnet", "build", Path.Combine(root, "silo/cluster"), "--configuration", "Release", "--verbosity", "quiet", "--artifacts-path", _artifacts.FullName, "--disable-build-servers", "-p:TreatWarningsAsErrors=false", "-p:RunAnalyzers=false",
            $"-p:Version={Version}", "-p:Dashboards=false", $"-p:CustomAfterMicrosoftCommonTargets={Path.Combine(root, "tests/Cluster.Tests/NextVersion/NextVersion.targets")}");
        var program = Path.Combine(_artifacts.FullName, "bin/OpsHub.Cluster/release/opshub-cluster.dll");
        FileVersionInfo.GetVersionInfo(program).ProductVersion.ShouldStartWith(Version);
        Contains(program, Marker).ShouldBeTrue("the build has none of the next version's fields");
        Contains(Path.Combine(AppContext.BaseDirectory, "opshub-cluster.dll"), Marker).ShouldBeFalse("both builds are the same");
        return Path.GetDirectoryName(program)!;
    }

    private static bool Contains(string program, string text) => File.ReadAllBytes(program).AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) >= 0;
}
