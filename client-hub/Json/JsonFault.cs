using System.Text.Json;
using System.Text.RegularExpressions;

namespace OpsHub.ClientHub.Json;

/// <summary>What is wrong with some JSON, in words for its sender; names no type of the program and quotes no value.</summary>
/// <param name="Code">Stable.</param>
/// <param name="Detail">What.</param>
/// <param name="At">JSON path, or line and column of damaged JSON.</param>
/// <param name="Expected">What instead.</param>
internal sealed partial record JsonFault(string Code, string Detail, string At, string Expected)
{
    /// <summary>Reads the serializer's exception.</summary>
    /// <param name="wrong">As thrown while reading <paramref name="type"/>.</param>
    /// <param name="type">What was to be read.</param>
    public static JsonFault Of(JsonException wrong, Type type)
    {
        var path = wrong.Path ?? "$";
        if (wrong.InnerException is JsonException || wrong.Path is null)
            return new JsonFault("json-malformed", "This is no JSON.", $"line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine + 1}", Expectation.Of(type));
        if (Unmapped().Match(wrong.Message) is { Success: true } unmapped)
            return new JsonFault("json-member-unknown", "There is no such member.", With(path, unmapped.Groups[1].Value), Expectation.At(type, Above(path, unmapped.Groups[1].Value)));
        if (Missing().Match(wrong.Message) is { Success: true } missing)
            return new JsonFault("json-member-missing", $"Missing: {missing.Groups[1].Value.Replace("'", "", StringComparison.Ordinal)}.", path, Expectation.At(type, path));
        if (wrong.Message.StartsWith("Duplicate", StringComparison.Ordinal))
            return new JsonFault("json-member-twice", "A member stands twice.", path, "Every member once.");
        return new JsonFault("json-value-wrong", "The value is of another kind.", path, Expectation.At(type, path));
    }

    private static string With(string path, string member) => path.EndsWith("." + member, StringComparison.Ordinal) ? path : $"{path}.{member}";

    private static string Above(string path, string member) => path.EndsWith("." + member, StringComparison.Ordinal) ? path[..^(member.Length + 1)] : path;

    [GeneratedRegex("^The JSON property '(.{1,100})' could not be mapped")]
    private static partial Regex Unmapped();

    [GeneratedRegex("missing required properties including: (.+?)\\.($|\\s)")]
    private static partial Regex Missing();
}
