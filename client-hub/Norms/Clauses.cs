using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace OpsHub.ClientHub.Norms;

/// <summary>
/// A clause as Russian readers cite it: annexes are «П1», chapters and tables go by their Russian names; numbers rebuilt by us lose their mark. The ledger's page does the same
/// (<c>dashboards/src/standard/clauses.ts</c>); both are held to <c>tests/golden/clauses.json</c>.
/// </summary>
internal static class Clauses
{
    private static readonly ImmutableArray<(Regex From, string To)> Words =
    [
        (new(@"\s*\[r\]"), ""), (new(@"^A(?=\d)"), "П"), (new(@"\bG(?=\d)"), "гл. "), (new(@"\bR(?=\d)"), "разд. "), (new(@"\bsite\b"), "сайт"), (new(@"\bphone\b"), "телефон"), (new(@"\be-mail\b"), "эл. почта"),
        (new(@"\boffice\b"), "офис"), (new(@"\bfootnote\b"), "сноска"), (new(@"\bpreamble\b"), "преамбула"), (new(@"\bintro\b"), "введение"), (new(@"\bhead\b"), "шапка"), (new(@"\b2nd line\b"), "2-я строка"),
        (new(@"\brows\b"), "строки"), (new(@"\brow\b"), "строка"), (new(@"\b(?:table|t\.)(?= )"), "табл."), (new(@"\bwith\b"), "с"),
    ];

    public static string In(string clause, bool russian) => russian ? Words.Aggregate(clause, (text, word) => word.From.Replace(text, word.To)) : clause;
}
