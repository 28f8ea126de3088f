using System.Net;
using System.Text.Json;
using OpsHub.Faults.Tests.Killing;

namespace OpsHub.Endurance.Faults.History;

/// <summary>One command of a message, as the history names it.</summary>
internal readonly record struct Spoken(string Stream, string Id, string Command, JsonElement Said);

/// <summary>Reads what a message asks and what its answer says of each of its commands.</summary>
internal static class Reading
{
    private static readonly JsonElement Nothing = JsonDocument.Parse("null").RootElement;

    public static IReadOnlyList<Spoken> Asked(Message message) => message switch
    {
        CommandMessage command => [new Spoken(command.Grain, command.Id, command.Name, JsonDocument.Parse(command.Json).RootElement)],
        FactsMessage facts => [.. facts.Lines.Select(l => (Line: l, Json: JsonDocument.Parse(l.Json).RootElement))
            .Select(f => new Spoken($"caller/{facts.Company}/{f.Line.Call}", $"fact:{f.Line.Id}", f.Json.GetProperty("fact").GetString()!, f.Json.TryGetProperty("data", out var data) ? data : Nothing))],
        _ => throw new InvalidOperationException($"Unknown message {message}."),
    };

    /// <summary>For each command of the message its answer, or why there is none yet.</summary>
    public static IReadOnlyList<(Answer? Answer, string? Why)> Answered(Message message, HttpStatusCode status, string body)
    {
        if (Message.IsLater(status))
            return [.. Asked(message).Select(_ => ((Answer?)null, (string?)$"{(int)status} {CodeIn(body)}"))];
        if (message is CommandMessage) return [(OfCommand(status, body), null)];
        if (status != HttpStatusCode.OK) return [.. Asked(message).Select(_ => ((Answer?)new Answer($"{(int)status}", Code: CodeIn(body)), (string?)null))];
        var lines = body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        return [.. Asked(message).Select((_, i) => i < lines.Count ? OfFact(lines[i]) : (new Answer("no line"), null))];
    }

    private static Answer OfCommand(HttpStatusCode status, string body) => status switch
    {
        HttpStatusCode.OK => OfTaken(JsonDocument.Parse(body).RootElement),
        HttpStatusCode.Conflict => new Answer("refused", Code: CodeIn(body)),
        _ => new Answer($"{(int)status}", Code: CodeIn(body)),
    };

    private static Answer OfTaken(JsonElement answer) => new(answer.GetProperty("outcome").GetString()!, Number(answer, "version"), Number(answer, "position"), null,
        answer.TryGetProperty("events", out var events) && events.ValueKind == JsonValueKind.Array ? events.Clone() : null);

    private static (Answer?, string?) OfFact(JsonElement line)
    {
        var (outcome, code) = (line.GetProperty("outcome").GetString()!, line.TryGetProperty("code", out var c) ? c.GetString() : null);
        return outcome == "unavailable" ? (null, $"200 unavailable {code}") : (new Answer(outcome, Code: code), null);
    }

    private static long? Number(JsonElement answer, string member) => answer.TryGetProperty(member, out var number) && number.ValueKind == JsonValueKind.Number ? number.GetInt64() : null;

    private static string CodeIn(string body)
    {
        try
        {
            return JsonDocument.Parse(body).RootElement.TryGetProperty("type", out var type) ? type.GetString()!.Split(':')[^1] : "";   // urn:opshub:problem:code
        }
        catch (JsonException)
        {
            return body.Length > 80 ? body[..80] : body;   // of something between the client and the hub
        }
    }
}
