using System.Text.RegularExpressions;

namespace OpsHub.Monitoring.Tests.Support;

/// <summary>One row of the table of metrics.</summary>
/// <param name="Labels">Sets of labels that its series may have: several where one label stands for another.</param>
internal sealed record MetricRow(string Name, string Type, string Unit, string Labels, string Meaning)
{
    public IEnumerable<string> LabelSets => Labels.Split(' ', StringSplitOptions.RemoveEmptyEntries).Aggregate(
        (IEnumerable<string>)[""], (sets, label) => sets.SelectMany(set => label.Split('|').Select(l => set.Length == 0 ? l : $"{set} {l}"))).Select(set => string.Join(' ', set.Split(' ').Order(StringComparer.Ordinal)));
}

/// <summary>Everything that a dashboard or a rule may name.</summary>
internal static partial class KnownMetrics
{
    /// <summary>Those of the table.</summary>
    public static IReadOnlySet<string> Tabled { get; } = TableRow().Matches(File.ReadAllText(Deployed.MetricsTable)).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);

    /// <summary>Those that recording rules make.</summary>
    public static IReadOnlySet<string> Recorded { get; } = Deployed.Rules.SelectMany(f => Record().Matches(File.ReadAllText(f))).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);

    /// <summary>Prometheus' own.</summary>
    public static IReadOnlySet<string> Own { get; } = new HashSet<string>(StringComparer.Ordinal) { "up", "ALERTS" };

    [GeneratedRegex(@"^\| `(\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex TableRow();

    [GeneratedRegex(@"^\s*- record: (\S+)", RegexOptions.Multiline)]
    private static partial Regex Record();
}
