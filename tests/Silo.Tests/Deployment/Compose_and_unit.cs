using System.Text.RegularExpressions;
using OpsHub.Silo.Cli;
using OpsHub.Testing;
using YamlDotNet.RepresentationModel;

namespace OpsHub.Silo.Tests.Deployment;

/// <summary>The compose file, the Dockerfile and the settings of the systemd unit say nothing that the program does not know.</summary>
public sealed partial class Compose_and_unit
{
    private static readonly YamlMappingNode Compose = Yaml("deploy/container/compose.yml");

    private static readonly string Dockerfile = File.ReadAllText(Checkout.File("deploy/container/Dockerfile"));

    [Fact]
    public void Compose_sets_only_what_the_program_reads() => KnownNames.Strange(((YamlMappingNode)Hub["environment"]).Children.Keys.Select(k => k.ToString())).ShouldBeEmpty();

    [Fact]
    public void Compose_opens_the_hub_to_this_machine_only_and_lets_it_write_nothing_but_its_data()
    {
        Hub["ports"].AllNodes.OfType<YamlScalarNode>().Select(p => p.Value!).ShouldAllBe(p => p.StartsWith("127.0.0.1:", StringComparison.Ordinal));
        Hub["read_only"].ToString().ShouldBe("true");
        Hub["volumes"].AllNodes.OfType<YamlScalarNode>().Select(p => p.Value).ShouldBe(["data:/data"]);
    }

    [Fact]
    public void Compose_hands_out_every_secret_it_names()
    {
        var declared = ((YamlMappingNode)Compose["secrets"]).Children.Keys.Select(k => k.ToString()).ToList();

        Services.Children.Values.Where(s => ((YamlMappingNode)s).Children.ContainsKey("secrets")).SelectMany(s => s["secrets"].AllNodes.OfType<YamlScalarNode>()).Select(s => s.Value!).ShouldBe(declared, ignoreOrder: true);
    }

    [Fact]
    public void The_Dockerfile_starts_the_hub_with_options_it_has()
    {
        var commands = Commands().Matches(Dockerfile).Select(m => Quoted().Matches(m.Groups[1].Value).Select(q => q.Groups[1].Value).ToArray()).ToList();

        commands.Count.ShouldBe(2);
        foreach (var command in commands) Verbs.Root(NSubstitute.Substitute.For<OpsHub.Silo.Hosting.IClustering>()).Parse(command).Errors.Select(e => e.Message).ShouldBeEmpty();
    }

    [Fact]
    public void The_Dockerfile_runs_nothing_as_root() => Dockerfile[Dockerfile.LastIndexOf("/dotnet/aspnet", StringComparison.Ordinal)..].ShouldContain("USER 1654:1654");

    [Fact]
    public void The_unit_sets_only_what_the_program_or_the_unit_reads()
    {
        var unit = File.ReadAllText(Checkout.File("deploy/systemd/opshub.service"));
        var names = Assigned().Matches(File.ReadAllText(Checkout.File("deploy/systemd/opshub.env.example"))).Select(m => m.Groups[1].Value).ToList();

        names.Count.ShouldBeGreaterThan(5);
        KnownNames.Strange(names).Where(n => !unit.Contains($"${{{n}}}", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static YamlMappingNode Services => (YamlMappingNode)Compose["services"];

    private static YamlNode Hub => Services["hub"];

    private static YamlMappingNode Yaml(string name)
    {
        var stream = new YamlStream();
        using var text = File.OpenText(Checkout.File(name));
        stream.Load(text);
        return (YamlMappingNode)stream.Documents.Single().RootNode;
    }

    [GeneratedRegex(@"^CMD \[(.*)\]$", RegexOptions.Multiline)]
    private static partial Regex Commands();

    [GeneratedRegex("\"([^\"]*)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^#?(OPSHUB_\w+)=", RegexOptions.Multiline)]
    private static partial Regex Assigned();
}
