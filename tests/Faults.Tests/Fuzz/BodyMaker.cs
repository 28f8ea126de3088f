using System.Text.Json;

namespace OpsHub.Faults.Tests.Fuzz;

/// <summary>Bodies after the schemas of the OpenAPI document, with members now and then missing, wild or unknown.</summary>
internal sealed class BodyMaker(JsonElement document)
{
    private const int MaxDepth = 8;

    private static readonly string[] Words = ["s", "A", "cc", "o1", "UTC", "Europe/Samara", "2026-11-24T06:47:22Z", "2026-11-24", "09:30:00", "faults", "call-next", "caller/c1"];

    /// <param name="wildness">Chance of a wild value at each place, per cent; 0 makes what the document promises.</param>
    public string Make(JsonElement schema, Random random, int wildness, int depth = 0)
    {
        if (depth > MaxDepth || random.Next(100) < wildness) return Wild.Value(random);
        if (schema.TryGetProperty("$ref", out var reference)) return Make(Resolve(reference.GetString()!), random, wildness, depth + 1);
        foreach (var either in (string[])["oneOf", "anyOf", "allOf"])
            if (schema.TryGetProperty(either, out var cases)) return Make(Wild.Pick([.. cases.EnumerateArray()], random), random, wildness, depth + 1);
        if (schema.TryGetProperty("enum", out var names)) return Wild.Pick([.. names.EnumerateArray()], random).GetRawText();
        return OfType(TypeOf(schema), schema, random, wildness, depth);
    }

    private string OfType(string type, JsonElement schema, Random random, int wildness, int depth) => type switch
    {
        "object" => Object(schema, random, wildness, depth),
        "array" => $"[{string.Join(',', Enumerable.Range(0, random.Next(3)).Select(_ => Make(schema.TryGetProperty("items", out var items) ? items : default, random, wildness, depth + 1)))}]",
        "integer" or "number" => $"{random.Next(-2, 12)}",
        "boolean" => random.Next(2) == 0 ? "true" : "false",
        "null" => "null",
        _ => $"\"{TextFor(schema, random)}\"",
    };

    private string Object(JsonElement schema, Random random, int wildness, int depth)
    {
        if (!schema.TryGetProperty("properties", out var properties)) return "{}";
        var members = properties.EnumerateObject().Where(_ => random.Next(100) >= wildness).Select(p => $"\"{p.Name}\":{Make(p.Value, random, wildness, depth + 1)}").ToList();
        if (random.Next(100) < wildness) members.Add("\"unheardOf\":1");
        if (members.Count > 0 && random.Next(100) < wildness) members.Add(members[0]);
        return $"{{{string.Join(',', members)}}}";
    }

    private JsonElement Resolve(string pointer) =>
        pointer[2..].Split('/').Aggregate(document, (at, step) => at.GetProperty(step.Replace("~1", "/", StringComparison.Ordinal)));

    private static string TypeOf(JsonElement schema) => schema.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("type", out var type)
        ? "string"
        : type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().First(t => t.GetString() != "null").GetString()! : type.GetString()!;

    private static string TextFor(JsonElement schema, Random random) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("format", out var format) ? format.GetString() switch
        {
            "date-time" => "2026-11-24T06:47:22Z",
            "date" => "2026-11-24",
            "time" => "09:30:00",
            "iana-time-zone" => "UTC",
            _ => Wild.Pick(Words, random),
        }
        : Wild.Pick(Words, random);
}
