using OpsHub.Cluster.Hosting;
using OpsHub.Testing;

namespace OpsHub.Cluster.Tests.Nodes;

/// <summary><c>deploy/configuration-cluster.md</c> is written from the options themselves.</summary>
public sealed class Table_of_settings
{
    [Fact]
    public void Is_that_of_the_program() => Checkout.Generated("deploy/configuration-cluster.md", Told).ShouldBe(Told, "Run this test with OPSHUB_UPDATE=1 to write the table anew.");

    private static string Told { get; } = $"""
        # Settings of a cluster's processes

        Written from the options themselves (`OPSHUB_UPDATE=1 dotnet test tests/Cluster.Tests --filter Table_of_settings`); said and refused like [all others](configuration.md).

        {SettingsTable.Render(SettingsTable.Of(typeof(ClusterSettings).Assembly))}

        """;
}
