using System.Text.RegularExpressions;
using OpsHub.Monitoring.Tests.Support;
using OpsHub.Testing;

namespace OpsHub.Monitoring.Tests;

public sealed partial class Rules_of_Prometheus
{
    [PrometheusFact]
    public async Task Are_accepted_with_the_configuration()
    {
        var (code, said) = await Promtool.Run(Deployed.Prometheus, "", "check", "config", "--lint-fatal", "--syntax-only", "prometheus.yml");
        code.ShouldBe(0, said);
        (code, said) = await Promtool.Run(Deployed.Prometheus, "", ["check", "rules", "--lint-fatal", .. Deployed.Rules]);
        code.ShouldBe(0, said);
    }

    [PrometheusFact]
    public async Task Fire_when_they_should_and_not_when_they_should_not()
    {
        var (code, said) = await Promtool.Run(Deployed.Prometheus, "", ["test", "rules", .. Deployed.RuleTests]);

        code.ShouldBe(0, said);
    }

    [Fact]
    public void Are_each_tried_firing_and_not_firing()
    {
        var alerts = Alerts().Matches(Texts(Deployed.Rules)).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal).ToList();
        var tests = Texts(Deployed.RuleTests);

        alerts.ShouldBeUnique();
        Firing().Matches(tests).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal).ShouldBe(alerts);
        Silent().Matches(tests).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal).ShouldBe(alerts);
    }

    [Fact]
    public void Are_as_many_as_the_pages_say()
    {
        var page = File.ReadAllText(Path.Combine(Deployed.Prometheus, "README.md"));
        var counts = Deployed.Rules.ToDictionary(f => Path.GetFileName(f)!, f => Alerts().Count(File.ReadAllText(f)), StringComparer.Ordinal);

        foreach (var (file, count) in counts.Where(c => c.Value > 0)) page.ShouldMatch($@"\(rules/{file}\) \|.*\b{count} alerts of");
        File.ReadAllText(Checkout.File("README.md")).ShouldContain($"{counts.Values.Sum()} alert rules");
    }

    [Fact]
    public void Name_no_metric_that_does_not_exist()
    {
        var known = KnownMetrics.Tabled.Union(KnownMetrics.Recorded).Union(KnownMetrics.Own).ToHashSet(StringComparer.Ordinal);

        Expressions().Matches(Texts(Deployed.Rules)).SelectMany(m => PromQl.Unknown(m.Groups[1].Value, known)).Where(name => !name.StartsWith("dotnet_", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static string Texts(IEnumerable<string> files) => string.Concat(files.Select(File.ReadAllText));

    [GeneratedRegex(@"^\s*- alert: (\w+)", RegexOptions.Multiline)]
    private static partial Regex Alerts();

    [GeneratedRegex(@"alertname: (\w+)\s+exp_alerts:\s+- exp_labels")]
    private static partial Regex Firing();

    [GeneratedRegex(@"alertname: (\w+), exp_alerts: \[\]")]
    private static partial Regex Silent();

    [GeneratedRegex(@"^\s*expr: (.+)$", RegexOptions.Multiline)]
    private static partial Regex Expressions();
}
