using System.Text.RegularExpressions;
using OpsHub.Monitoring.Tests.Support;

namespace OpsHub.Monitoring.Tests;

/// <summary>Whoever is woken by an alert finds it in <c>deploy/runbook.md</c>.</summary>
public sealed partial class Runbook
{
    private static readonly string Text = File.ReadAllText(Deployed.Runbook);

    private static readonly List<string> Alerts = [.. Deployed.Rules.SelectMany(f => Alert().Matches(File.ReadAllText(f))).Select(m => m.Groups[1].Value)];

    [Fact]
    public void Has_one_row_for_each_alert_and_none_for_others() => Row().Matches(Text).Select(m => m.Groups[1].Value).ShouldBe(Alerts, ignoreOrder: true);

    [Fact]
    public void Says_for_each_where_to_look_and_what_to_do() =>
        Row().Matches(Text).Where(m => m.Groups[2].Value.Trim().Length < 10 || m.Groups[3].Value.Trim().Length < 20).Select(m => m.Groups[1].Value).ShouldBeEmpty();

    [Fact]
    public void Names_metrics_that_there_are()
    {
        var table = File.ReadAllText(Deployed.MetricsTable);

        Metric().Matches(Text).Select(m => m.Value).Distinct().Where(m => !table.Contains($"| `{m}` |", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [GeneratedRegex(@"^\s+- alert: (\w+)$", RegexOptions.Multiline)]
    private static partial Regex Alert();

    [GeneratedRegex(@"^\| `(\w+)` \| (.+) \| (.+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"\bopshub_\w+")]
    private static partial Regex Metric();
}
