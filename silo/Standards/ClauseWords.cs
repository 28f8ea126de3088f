using System.Text.RegularExpressions;

namespace OpsHub.Silo.Standards;

/// <summary>A clause as Russian readers cite it: annexes are «П1», chapters and tables go by their Russian names; numbers rebuilt by us lose their mark. The pages do the same.</summary>
internal static class ClauseWords
{
    private static readonly (string From, string To)[] Words =
    [
        (@"\s*\[r\]", ""), (@"^A(?=\d)", "П"), (@"\bG(?=\d)", "гл. "), (@"\bR(?=\d)", "разд. "), (@"\bsite\b", "сайт"), (@"\bphone\b", "телефон"), (@"\be-mail\b", "эл. почта"),
        (@"\boffice\b", "офис"), (@"\bfootnote\b", "сноска"), (@"\bpreamble\b", "преамбула"), (@"\bintro\b", "введение"), (@"\bhead\b", "шапка"), (@"\b2nd line\b", "2-я строка"),
        (@"\brows\b", "строки"), (@"\brow\b", "строка"), (@"\b(?:table|t\.)(?= )", "табл."), (@"\bwith\b", "с"),
    ];

    public static string InRussian(string clause) => Words.Aggregate(clause, (text, word) => Regex.Replace(text, word.From, word.To));
}
