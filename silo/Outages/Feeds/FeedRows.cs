using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using CsvHelper;
using CsvHelper.Configuration;

namespace OpsHub.Silo.Outages.Feeds;

/// <summary>One row of a list as it came.</summary>
/// <param name="Field">Text of a field by its name or path; null where it is absent or empty.</param>
/// <param name="Raw">The row, for whoever has to look at what could not be read.</param>
internal sealed record FeedRow(Func<string, string?> Field, string Raw);

/// <summary>Takes a list apart into rows, whatever they say.</summary>
internal static class FeedRows
{
    /// <exception cref="FormatException">It is no such list at all; the message says why.</exception>
    public static IEnumerable<FeedRow> Of(byte[] body, FeedSource source) => source.Format == FeedFormat.Json ? Json(body, source.Map.Rows) : Csv(body, source.Map.Id);

    private static List<FeedRow> Json(byte[] body, string? path)
    {
        if (!Utf8.IsValid(body)) throw new FormatException("it is no UTF-8, the encoding of JSON");
        try
        {
            var root = JsonDocument.Parse(body).RootElement;
            if (At(root, path) is not { ValueKind: JsonValueKind.Array } rows) throw new FormatException($"there is no array at {path ?? "the top"}");
            return [.. rows.EnumerateArray().Select(row => new FeedRow(field => Text(At(row, field)), row.GetRawText()))];
        }
        catch (JsonException wrong)
        {
            throw new FormatException($"it is no JSON: line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine}", wrong);
        }
    }

    private static JsonElement? At(JsonElement element, string? path)
    {
        foreach (var name in (path ?? "").Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var inner)) return null;
            element = inner;
        }
        return element;
    }

    private static string? Text(JsonElement? element) => element?.ValueKind switch
    {
        JsonValueKind.String => Words(element.Value)?.Trim() is { Length: > 0 } text ? text : null,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => element.Value.GetRawText(),
        _ => null,
    };

    /// <summary>Null where an escape is half a letter, such as <c>\ud83d</c> alone: that is no text.</summary>
    private static string? Words(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Semicolons or commas, as the header has them.</summary>
    private static IEnumerable<FeedRow> Csv(byte[] body, string id)
    {
        using var parser = new CsvParser(new StreamReader(new MemoryStream(body)), new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null, IgnoreBlankLines = true, DetectDelimiter = true, DetectDelimiterValues = [";", ",", "\t"] });
        if (!parser.Read()) throw new FormatException("it is empty; a header was expected");
        var columns = parser.Record!.Select((name, n) => (Name: name.Trim(), n)).DistinctBy(c => c.Name).ToDictionary(c => c.Name, c => c.n, StringComparer.Ordinal);
        if (!columns.ContainsKey(id)) throw new FormatException($"its header has no column {id}");
        while (parser.Read())
        {
            var cells = parser.Record!;
            yield return new FeedRow(field => columns.TryGetValue(field, out var n) && n < cells.Length && cells[n].Trim() is { Length: > 0 } text ? text : null, parser.RawRecord.TrimEnd());
        }
    }
}
