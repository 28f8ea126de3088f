using System.Text.RegularExpressions;

namespace OpsHub.Monitoring.Tests.Support;

/// <summary>Reads metrics' names off expressions. Whether an expression is one at all is Prometheus' business.</summary>
internal static partial class PromQl
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase) { "and", "or", "unless", "bool", "offset", "by", "without", "on", "ignoring", "group_left", "group_right", "inf", "nan" };

    /// <summary>Every metric that the expression names.</summary>
    public static IReadOnlySet<string> Names(string expression)
    {
        var bare = Grouping().Replace(Selectors().Replace(Strings().Replace(expression, ""), " "), " ");
        return Identifiers().Matches(bare).Select(m => m.Value).Where(name => !Words.Contains(name)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The names among those of an expression that are not known; parts of a histogram go by its name.</summary>
    public static IEnumerable<string> Unknown(string expression, IReadOnlySet<string> known) => Names(expression).Where(name => !known.Contains(name) && !known.Contains(Parts().Replace(name, "")));

    [GeneratedRegex("\"[^\"]*\"|'[^']*'")]
    private static partial Regex Strings();

    [GeneratedRegex(@"\{[^}]*\}|\[[^\]]*\]")]
    private static partial Regex Selectors();

    [GeneratedRegex(@"\b(by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)")]
    private static partial Regex Grouping();

    [GeneratedRegex(@"(?<![\w:.])[a-zA-Z_:][\w:]*(?![\w:]|\s*\()")]
    private static partial Regex Identifiers();

    [GeneratedRegex("_(bucket|sum|count)$")]
    private static partial Regex Parts();
}
