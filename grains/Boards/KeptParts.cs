using System.Text.Json;
using OpsHub.Grains.Kernel.Json;

namespace OpsHub.Grains.Boards;

/// <summary>Parts of a view's state: one of a company, <c>samara</c>, and where it has offices in parts of their own one of each, <c>samara/samara-01</c>.</summary>
public static class KeptParts
{
    /// <summary>Name of an office's part.</summary>
    public static string Of(string company, string office) => $"{company}/{office}";

    /// <summary>Whose a part is.</summary>
    public static (string Company, string? Office) Read(string part) => part.IndexOf('/') is var at and >= 0 ? (part[..at], part[(at + 1)..]) : (part, null);

    /// <summary>The whole state of a view: its parts by name.</summary>
    public static byte[] Save(this IKeptView view) => JsonSerializer.SerializeToUtf8Bytes(view.Parts.ToDictionary(p => p, p => JsonSerializer.Deserialize<JsonElement>(view.Save(p), HubJson.Options)), HubJson.Options);

    /// <summary>Takes a whole state over.</summary>
    public static void Load(this IKeptView view, ReadOnlySpan<byte> saved)
    {
        var parts = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(saved, HubJson.Options)!;
        foreach (var (part, state) in parts.OrderBy(p => p.Key, StringComparer.Ordinal)) view.Load(part, Bytes(state));
    }

    internal static byte[] Bytes<T>(T state) => JsonSerializer.SerializeToUtf8Bytes(state, HubJson.Options);

    internal static T State<T>(ReadOnlySpan<byte> saved) => JsonSerializer.Deserialize<T>(saved, HubJson.Options)!;
}
