using System.CommandLine;
using OpsHub.ClientHub.Access;
using OpsHub.Silo.Cli;
using OpsHub.Silo.Hosting;
using OpsHub.Testing;

namespace OpsHub.Silo.Tests.Hosting;

/// <summary><c>deploy/configuration.md</c> is written from the options themselves.</summary>
public sealed class Table_of_settings
{
    private const string Name = "deploy/configuration.md";

    [Fact]
    public void Is_that_of_the_program() => Checkout.Generated(Name, Render()).ShouldBe(Render(), "Run this test with OPSHUB_UPDATE=1 to write the table anew.");

    [Fact]
    public void Holds_every_section_of_edge_and_silo() =>
        Sections().Select(t => t.Name).ShouldBe(["AccessOptions", "OidcOptions", "FactOptions", "FeedOptions", "LimitOptions", "MediaOptions", "MetricsOptions", "PageOptions", "TracingOptions", "EngineOptions", "EventLogOptions", "LogOutput"]);

    private static IEnumerable<Type> Sections() => [.. SettingsTable.Of(typeof(AccessOptions).Assembly), .. SettingsTable.Of(typeof(Settings).Assembly)];

    private static IEnumerable<Option> Serve() => Verbs.Root().Subcommands.Single(c => c.Name == "serve").Options.OrderBy(o => o.Name, StringComparer.Ordinal);

    private static string Render() => $"""
        # Settings

        Written from the options themselves (`OPSHUB_UPDATE=1 dotnet test tests/Silo.Tests --filter Table_of_settings`). Three places, the last one wins: the program's defaults, the environment, the command line.
        `Feed:PushIntervalMs` is `OPSHUB_Feed__PushIntervalMs=200` in the environment and `serve … Feed:PushIntervalMs=200` on the command line. A value that cannot be is refused at the start, with what it may be.
        Those of a cluster's processes: [configuration-cluster.md](configuration-cluster.md).

        ## Options of `serve`

        | option | what |
        |---|---|
        {string.Join('\n', Serve().Select(o => $"| `{o.Name}` | {o.Description!.Replace("|", "\\|", StringComparison.Ordinal)} |"))}

        ## Secrets

        From the environment, or from a file named by the same variable with `_FILE` (`OPSHUB_SMTP_PASSWORD_FILE=/run/secrets/smtp`), as mounts of containers and credentials of systemd give them; never on the command line.
        The password of the database may also be in a file that the connection string names: `Passfile=/run/secrets/pgpass`.

        | variable | what |
        |---|---|
        {string.Join('\n', Secret.All.Select(s => $"| `{s.Name}` | {s.Meaning} |"))}

        ## Sections

        {SettingsTable.Render(Sections())}

        """;
}
