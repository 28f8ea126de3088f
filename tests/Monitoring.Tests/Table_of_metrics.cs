using System.Text.RegularExpressions;
using OpsHub.Monitoring.Tests.Support;
using OpsHub.Testing;

namespace OpsHub.Monitoring.Tests;

/// <summary><c>deploy/prometheus/metrics.md</c> is written from the instruments, and the page of a working hub holds nothing else.</summary>
[Collection(nameof(Watching))]
public sealed partial class Table_of_metrics(Watching watching)
{
    [Fact]
    public void Is_that_of_the_instruments()
    {
        var told = Render(watching.Rows);

        Checkout.Generated(Deployed.MetricsTable, told).ShouldBe(told, "Run this test with OPSHUB_UPDATE=1 to write the table anew.");
    }

    [Fact]
    public async Task Holds_every_metric_of_the_page_with_its_type_and_no_series_has_other_labels()
    {
        var page = await watching.Hub.Metrics(watching.Cancel);
        var rows = watching.Rows.ToDictionary(r => r.Name, StringComparer.Ordinal);

        var types = Types().Matches(page).Where(m => m.Groups[1].Value.StartsWith("opshub_", StringComparison.Ordinal)).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value, StringComparer.Ordinal);
        types.Where(t => rows.GetValueOrDefault(t.Key)?.Type != t.Value).ShouldBeEmpty();
        types.Count.ShouldBeGreaterThan(60);
        var strange = from series in Series().Matches(page)
                      let name = series.Groups[1].Value
                      where name.StartsWith("opshub_", StringComparison.Ordinal)
                      let row = rows.GetValueOrDefault(name) ?? rows[Parts().Replace(name, "")]
                      let labels = string.Join(' ', LabelNames().Matches(series.Groups[2].Value).Select(l => l.Groups[1].Value).Where(l => l != "le").Order(StringComparer.Ordinal))
                      where !row.LabelSets.Contains(labels)
                      select $"{name}{{{labels}}}";
        strange.Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void Says_what_each_means() => watching.Rows.Where(r => r.Meaning.Length < 10 || !r.Meaning.EndsWith('.')).Select(r => r.Name).ShouldBeEmpty();

    [PrometheusFact]
    public async Task Is_of_a_page_that_promtool_accepts()
    {
        var (code, said) = await Promtool.Run(Deployed.Prometheus, await watching.Hub.Metrics(watching.Cancel), "check", "metrics");

        said.ShouldBeEmpty();
        code.ShouldBe(0);
    }

    private static string Render(IEnumerable<MetricRow> rows) => $"""
        # Metrics

        What `/metrics` tells, written from the instruments themselves (`OPSHUB_UPDATE=1 dotnet test tests/Monitoring.Tests`). A figure that is not known has no series: no calls, no service level. `office|line` means the
        one or the other. Beside these there are .NET's own (`dotnet_…`) and, in a cluster, those of Orleans. Figures of companies come from processes with the role web, and every one of them tells the same: take the largest, not the sum.

        | metric | type | unit | labels | meaning |
        |---|---|---|---|---|
        {string.Join('\n', rows.Select(r => $"| `{r.Name}` | {r.Type} | {r.Unit} | {(r.Labels.Length == 0 ? "" : $"`{r.Labels.Replace("|", "\\|", StringComparison.Ordinal)}`")} | {r.Meaning.Replace("|", "\\|", StringComparison.Ordinal)} |"))}

        """;

    [GeneratedRegex(@"^# TYPE (\w+) (\w+)$", RegexOptions.Multiline)]
    private static partial Regex Types();

    [GeneratedRegex(@"^(\w+)(?:\{(.*)\})? \S+$", RegexOptions.Multiline)]
    private static partial Regex Series();

    [GeneratedRegex("(\\w+)=\"(?:[^\"\\\\]|\\\\.)*\"")]
    private static partial Regex LabelNames();

    [GeneratedRegex("_(bucket|sum|count)$")]
    private static partial Regex Parts();
}
