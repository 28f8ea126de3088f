using System.Text.Json;

namespace OpsHub.Silo.Verification;

/// <summary>
/// Whether two saved states say the same. Folds save dictionaries in whatever order they lie in memory, so the order of members and elements does not count; of a state that is no JSON the bytes are
/// compared as a heap, which sees every changed byte and no exchange of two.
/// </summary>
internal static class Likeness
{
    public static bool Same(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        if (one.SequenceEqual(other)) return true;
        if (one.Length != other.Length && (one.IsEmpty || other.IsEmpty)) return false;
        return Canonical(one) is { } text ? text == Canonical(other) : Heap(one).AsSpan().SequenceEqual(Heap(other));
    }

    public static bool Same(JsonElement one, JsonElement other) => JsonElement.DeepEquals(one, other) || Canonical(one) == Canonical(other);

    /// <summary>A value with its members and elements in order.</summary>
    public static string Canonical(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(',', value.EnumerateObject().Select(m => $"{JsonSerializer.Serialize(m.Name)}:{Canonical(m.Value)}").Order(StringComparer.Ordinal)) + "}",
        JsonValueKind.Array => "[" + string.Join(',', value.EnumerateArray().Select(Canonical).Order(StringComparer.Ordinal)) + "]",
        _ => value.GetRawText(),
    };

    private static string? Canonical(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes);
            return Canonical(JsonElement.ParseValue(ref reader));
        }
        catch (JsonException)
        {
            return null;   // not JSON: a binary state
        }
    }

    private static long[] Heap(ReadOnlySpan<byte> bytes)
    {
        var counts = new long[256];
        foreach (var one in bytes) counts[one]++;
        return counts;
    }
}
