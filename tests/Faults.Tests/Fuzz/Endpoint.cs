using System.Text.Json;

namespace OpsHub.Faults.Tests.Fuzz;

/// <summary>One way in.</summary>
/// <param name="Body">Schema of its body, or null.</param>
internal sealed record Endpoint(string Method, string Path, JsonElement? Body)
{
    /// <summary>Every operation of the document, and the addresses that stand in the table of routes only.</summary>
    public static IReadOnlyList<Endpoint> All(JsonElement document) =>
    [
        .. from path in document.GetProperty("paths").EnumerateObject()
           from operation in path.Value.EnumerateObject()
           where operation.Value.ValueKind == JsonValueKind.Object
           select new Endpoint(operation.Name.ToUpperInvariant(), path.Name, BodyOf(operation.Value)),
        new("GET", "/metrics", null), new("GET", "/openapi/{documentName}.json", null), new("GET", "/{page}", null),
        new("POST", "/feed/negotiate", null), new("GET", "/feed", null), new("POST", "/feed", null), new("DELETE", "/feed", null),
    ];

    private static JsonElement? BodyOf(JsonElement operation) =>
        operation.TryGetProperty("requestBody", out var body) ? body.GetProperty("content").EnumerateObject().First().Value.GetProperty("schema") : null;
}
