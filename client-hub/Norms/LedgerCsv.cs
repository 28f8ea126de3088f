using System.Globalization;
using System.Text;

namespace OpsHub.ClientHub.Norms;

/// <summary>A ledger as CSV (RFC 4180): UTF-8 with a mark so that office programs read Russian, commas, decimal points.</summary>
internal static class LedgerCsv
{
    public const string ContentType = "text/csv; charset=utf-8";

    public static byte[] Write(LedgerTable table)
    {
        var text = new StringBuilder();
        foreach (var row in table.Rows.Prepend([.. table.Header])) text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        string text => Quoted(IsFormula(text) ? $"'{text}" : text),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"A cell holds {value.GetType()}."),
    };

    /// <summary>What an office program would compute instead of showing.</summary>
    private static bool IsFormula(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
