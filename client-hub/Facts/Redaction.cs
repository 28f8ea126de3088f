using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using OpsHub.ClientHub.Json;
using OpsHub.Grains.Kernel;

namespace OpsHub.ClientHub.Facts;

/// <summary>
/// What the quarantine keeps of a line: what the hub knows the members of, and nothing of a person. A member that is misspelt may be a person's, so only those that its fact has are kept with their values.
/// A line that cannot be read as JSON and may speak of a person is not kept at all: the quarantine is a part of the log, which nobody can take anything out of.
/// </summary>
internal static class Redaction
{
    private const string Personal = "[left out: personal]", Unknown = "[left out: not known here]";
    private const string NotKept = "[not kept: it may hold personal data]";

    private static readonly string[] People = ["person", "customer"];
    private static readonly byte[][] Marks = [.. ((string[])["\"person\"", "\"customer\"", "appeal", "identify"]).Select(Encoding.UTF8.GetBytes)];
    private static readonly JsonTypeInfo Line = StrictJson.Options.GetTypeInfo(typeof(FactLine));

    /// <summary>The line as text, cut to so many bytes.</summary>
    public static string Of(ReadOnlyMemory<byte> line, int most, Catalog catalog)
    {
        try
        {
            if (JsonNode.Parse(line.Span) is not JsonObject fact) return Unread(line, most);
            var command = CommandOf(fact, catalog);
            foreach (var name in Names(fact))
                fact[name] = Is(name, nameof(FactLine.Data)) ? command is null ? Unknown : Known(fact[name], StrictJson.Options.GetTypeInfo(command)) : Member(name, fact[name], Line);
            var text = fact.ToJsonString();
            return text[..Math.Min(text.Length, most)];
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException or InvalidOperationException)   // no JSON, a member that comes twice, or text that is no Unicode
        {
            return Unread(line, most);
        }
    }

    private static string Unread(ReadOnlyMemory<byte> line, int most) =>
        Marks.Any(mark => line.Span.IndexOf(mark) >= 0) ? NotKept : Encoding.UTF8.GetString(line.Span[..Math.Min(line.Length, most)]);   // the reason and the sender's line number say the rest

    private static Type? CommandOf(JsonObject fact, Catalog catalog) =>
        fact["grain"] is JsonValue grain && grain.TryGetValue<string>(out var id) && fact["fact"] is JsonValue named && named.TryGetValue<string>(out var name) ? catalog.Command(id.Split('/')[0], name) : null;

    private static JsonNode? Member(string name, JsonNode? value, JsonTypeInfo of)
    {
        if (People.Any(p => Is(name, p))) return Personal;
        return of.Properties.FirstOrDefault(p => Is(name, p.Name)) is { } known ? Known(value, StrictJson.Options.GetTypeInfo(known.PropertyType)) : Unknown;
    }

    /// <summary>The value as far as its type knows it, free of its old place.</summary>
    private static JsonNode? Known(JsonNode? value, JsonTypeInfo type)
    {
        switch (value)
        {
            case JsonObject members when type.Kind == JsonTypeInfoKind.Object:
                foreach (var name in Names(members)) members[name] = Member(name, members[name], type);
                return members.DeepClone();
            case JsonArray list when type.Kind == JsonTypeInfoKind.Enumerable:
                return new JsonArray([.. list.Select(item => Known(item, StrictJson.Options.GetTypeInfo(type.ElementType!)))]);
            case null or JsonValue when type.Kind == JsonTypeInfoKind.None:
                return value?.DeepClone();
            default:
                return value is null ? null : Unknown;
        }
    }

    private static List<string> Names(JsonObject members) => [.. members.Select(m => m.Key)];

    private static bool Is(string name, string known) => name.Equals(known, StringComparison.OrdinalIgnoreCase);
}
