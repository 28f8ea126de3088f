using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpsHub.ClientHub.Facts;

/// <summary>
/// What the quarantine keeps of a line that speaks of a person: everything but the person. A line that cannot be read as JSON and may speak of one is not kept at all: the quarantine is a part of the
/// log, which nobody can take anything out of.
/// </summary>
internal static class Redaction
{
    private const string Person = "person", Customer = "customer", Left = "[left out: personal]";
    private const string NotKept = "[not kept: it may hold personal data]";

    private static readonly byte[][] Marks = [.. ((string[])["\"person\"", "\"customer\"", "appeal"]).Select(Encoding.UTF8.GetBytes)];

    /// <summary>The line as text, cut to so many bytes.</summary>
    public static string Of(ReadOnlyMemory<byte> line, int most)
    {
        if (!Marks.Any(mark => line.Span.IndexOf(mark) >= 0)) return Encoding.UTF8.GetString(line.Span[..Math.Min(line.Length, most)]);
        try
        {
            var node = JsonNode.Parse(line.Span);
            Clean(node);
            var text = node?.ToJsonString() ?? "";
            return text[..Math.Min(text.Length, most)];
        }
        catch (JsonException)
        {
            return NotKept;   // the reason and the sender's line number say enough to find it at its source
        }
    }

    private static void Clean(JsonNode? node)
    {
        if (node is JsonArray list)
            foreach (var item in list) Clean(item);
        if (node is not JsonObject members) return;
        foreach (var name in members.Select(m => m.Key).ToList())
        {
            if (name.Equals(Person, StringComparison.OrdinalIgnoreCase) || name.Equals(Customer, StringComparison.OrdinalIgnoreCase)) members[name] = Left;
            else Clean(members[name]);
        }
    }
}
