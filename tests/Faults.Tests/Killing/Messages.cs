using System.Net;
using System.Text.Json;
using OpsHub.Faults.Tests.Support;

namespace OpsHub.Faults.Tests.Killing;

/// <summary>A command's place in the log: unique within its stream.</summary>
internal readonly record struct Asked(string Stream, string CommandId);

/// <summary>What the hub acknowledged.</summary>
/// <param name="Events">How many events it wrote; 0 for "nothing" and for a refusal.</param>
/// <param name="Version">Version of the stream behind the last of them, or null where the answer does not say.</param>
/// <param name="Position">Log position of the last of them, or null.</param>
internal sealed record Acknowledged(int Events, long? Version = null, long? Position = null);

/// <summary>Something sent to the hub until it is answered, always under the same ids.</summary>
internal abstract record Message
{
    public abstract HttpRequestMessage Request();

    /// <summary>What this answer acknowledges; null when it acknowledges nothing and the message is to be sent again.</summary>
    /// <param name="repeated">How many of them the hub said it had answered before.</param>
    public abstract IReadOnlyList<(Asked Asked, Acknowledged Answer)>? Read(HttpStatusCode status, string body, out int repeated);

    /// <summary>Why this answer acknowledges nothing: the status with what the problem says, and of a body of facts the code of the first that could not be taken.</summary>
    public static string Why(HttpStatusCode status, string body)
    {
        if (status == HttpStatusCode.OK && body.Split('\n').FirstOrDefault(l => l.Contains("unavailable", StringComparison.Ordinal)) is { } line)
            return $"200 with {JsonDocument.Parse(line).RootElement.GetProperty("code").GetString()}";
        if (!body.StartsWith('{')) return $"{(int)status}";   // a proxy's page
        using var problem = JsonDocument.Parse(body);
        return $"{(int)status} {Said("type")?.Split(':')[^1]}: {Said("detail")}";
        string? Said(string name) => problem.RootElement.TryGetProperty(name, out var said) ? said.GetString() : null;
    }

    /// <summary>The hub cannot say yet, or a proxy before it lost it in the middle.</summary>
    public static bool IsLater(HttpStatusCode status) =>
        status is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout;
}

/// <summary>One command to one grain.</summary>
internal sealed record CommandMessage(string Grain, string Name, string Id, string Json) : Message
{
    public override HttpRequestMessage Request()
    {
        var parts = Grain.Split('/');
        return EdgeClient.Post($"/api/v1/{parts[1]}/{parts[0]}/{parts[2]}/{Name}", Json, "application/json", Id);
    }

    public override IReadOnlyList<(Asked Asked, Acknowledged Answer)>? Read(HttpStatusCode status, string body, out int repeated)
    {
        repeated = 0;
        if (IsLater(status)) return null;
        if (status is not (HttpStatusCode.OK or HttpStatusCode.Conflict)) throw new InvalidOperationException($"{Name} to {Grain} was answered {status}: {body}");
        var answer = JsonDocument.Parse(body).RootElement;
        if (answer.TryGetProperty("repeated", out var again) && again.GetBoolean()) repeated = 1;
        return [(new Asked(Grain, Id), status == HttpStatusCode.OK ? Of(answer) : new Acknowledged(0))];
    }

    private static Acknowledged Of(JsonElement answer) => answer.GetProperty("outcome").GetString() == "done"
        ? new Acknowledged(answer.GetProperty("events").GetArrayLength(), answer.GetProperty("version").GetInt64(), answer.GetProperty("position").GetInt64())
        : new Acknowledged(0);
}

/// <summary>Facts of callers in one body of NDJSON.</summary>
internal sealed record FactsMessage(string Company, IReadOnlyList<FactsMessage.Line> Lines) : Message
{
    public override HttpRequestMessage Request() => EdgeClient.Post($"/api/v1/{Company}/facts", string.Join('\n', Lines.Select(l => l.Json)), "application/x-ndjson");

    public override IReadOnlyList<(Asked Asked, Acknowledged Answer)>? Read(HttpStatusCode status, string body, out int repeated)
    {
        repeated = 0;
        if (IsLater(status)) return null;
        if (status != HttpStatusCode.OK) throw new InvalidOperationException($"Facts were answered {status}: {body}");
        var outcomes = body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("outcome").GetString()).ToList();
        if (outcomes.Count != Lines.Count || outcomes.Contains("unavailable")) return null;
        return [.. Lines.Zip(outcomes, (line, outcome) => (new Asked($"caller/{Company}/{line.Call}", $"fact:{line.Id}"), new Acknowledged(outcome == "done" ? 1 : 0)))];
    }

    internal sealed record Line(string Call, string Id, string Json);
}
