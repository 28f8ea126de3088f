using System.Text.RegularExpressions;
using OpsHub.Testing;

namespace OpsHub.Silo.Tests.Deployment;

/// <summary>The table of ASVS and the threat model name only what there is.</summary>
public sealed partial class Security_table
{
    private static readonly string Table = File.ReadAllText(Checkout.File("deploy/security/asvs.md"));

    private static readonly string Threats = File.ReadAllText(Checkout.File("deploy/security/README.md"));

    private static readonly List<(string Id, string State, string Evidence)> Rows =
        [.. Row().Matches(Table).Select(m => (m.Groups["id"].Value, m.Groups["state"].Value, m.Groups["evidence"].Value))];

    [Fact]
    public void Has_every_row_in_one_of_four_states_and_no_id_twice()
    {
        Rows.Count.ShouldBe(Begun().Count(Table));
        Rows.Count.ShouldBeGreaterThan(200);
        Rows.GroupBy(r => r.Id).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();
    }

    [Fact]
    public void Counts_its_states_at_the_top()
    {
        var counts = new[] { "kept", "partly", "not", "does not apply" }.Select(state => Rows.Count(r => r.State == state)).Append(Rows.Count);

        Table.ShouldContain($"\n| {string.Join(" | ", counts)} |\n");
    }

    [Fact]
    public void Shows_evidence_for_what_it_calls_kept() =>
        Rows.Where(r => r.State == "kept" && !Named().IsMatch(r.Evidence)).Select(r => r.Id).ShouldBeEmpty();

    [Fact]
    public void Says_why_of_all_that_is_not_kept() =>
        Rows.Where(r => r.State != "kept" && Named().Replace(r.Evidence, "").Trim().Length == 0).Select(r => r.Id).ShouldBeEmpty();

    [Fact]
    public void Has_nothing_in_backquotes_that_is_not_looked_for() =>
        Rows.Where(r => Named().Replace(r.Evidence, "").Contains('`', StringComparison.Ordinal)).Select(r => r.Id).ShouldBeEmpty();

    [Fact]
    public void Names_files_and_tests_that_there_are() => Rows.SelectMany(r => Missing(r.Id, r.Evidence)).ShouldBeEmpty();

    [Fact]
    public void Has_a_threat_model_that_names_files_and_tests_that_there_are() => Missing("README.md", Threats).ShouldBeEmpty();

    private static IEnumerable<string> Missing(string where, string text)
    {
        foreach (Match named in Named().Matches(text))
        {
            var (file, method) = (Checkout.File(named.Groups["file"].Value), named.Groups["method"].Value);
            if (!File.Exists(file) || (method.Length > 0 && !Regex.IsMatch(File.ReadAllText(file), $@"\b{method}\("))) yield return $"{where}: {named.Value}";
        }
    }

    [GeneratedRegex(@"^\| \d+\.", RegexOptions.Multiline)]
    private static partial Regex Begun();

    [GeneratedRegex(@"^\| (?<id>\d+\.\d+\.\d+) \| [^|]+ \| (?<state>kept|partly|not|does not apply) \| (?<evidence>[^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    /// <summary>A file in backquotes, with or without a test's name behind a colon.</summary>
    [GeneratedRegex(@"`(?<file>test|[\w.-]+(/[\w.-]+)+|\w+(\.\w+)+)(: (?<method>\w+))?`")]
    private static partial Regex Named();
}
