using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using OpsHub.Silo.Log;

namespace OpsHub.Faults.Tests.Support;

/// <summary>One stored event as plain JSON, read past every type of the domain.</summary>
internal sealed record StoredFact(long Position, string Stream, long Version, string CommandId, string Name, JsonElement Data)
{
    public string Text(string member) => Data.GetProperty(member).GetString()!;

    public int Number(string member) => Data.GetProperty(member).GetInt32();

    public DateTimeOffset Instant(string member) => DateTimeOffset.Parse(Text(member), System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>What stands in a log.</summary>
internal static class LogContents
{
    private const int Page = 5_000;

    /// <summary>Opens the log itself, without a hub, and reads all of it.</summary>
    public static async Task<List<StoredFact>> Open(string connection)
    {
        await using var log = await EventLogs.Open(connection, new EventLogOptions(), NullLoggerFactory.Instance, CancellationToken.None);
        return await Read(log);
    }

    public static async Task<List<StoredFact>> Read(IEventLog log)
    {
        List<StoredFact> facts = [];
        while (await log.ReadAll(facts.Count == 0 ? 0 : facts[^1].Position, Page, CancellationToken.None) is { Count: > 0 } page)
            facts.AddRange(page.Select(r => new StoredFact(r.Position, r.Stream, r.Version, r.CommandId, r.Event.Name, JsonDocument.Parse(r.Event.Data).RootElement)));
        return facts;
    }
}
