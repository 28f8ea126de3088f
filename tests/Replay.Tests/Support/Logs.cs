using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Grains;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Outages;
using OpsHub.Silo.Log;

namespace OpsHub.Replay.Tests.Support;

/// <summary>Reads what replays wrote.</summary>
internal static class Logs
{
    /// <summary>Every event of a log as text, by stream: the order between streams is that of the group commits and means nothing.</summary>
    /// <param name="connection">The log.</param>
    /// <param name="withHubTime">Whether hub time is a part of the text.</param>
    public static async Task<List<string>> Streams(string connection, bool withHubTime = true)
    {
        await using var log = await EventLogs.Open(connection, new EventLogOptions(), NullLoggerFactory.Instance, CancellationToken.None);
        var records = await log.ReadAll(0, int.MaxValue, CancellationToken.None);
        return
        [
            .. records.OrderBy(r => r.Stream, StringComparer.Ordinal).ThenBy(r => r.Version).Select(r =>
                $"{r.Stream} {r.Version} {r.CommandId} {r.Actor} {r.Event.Name} {Encoding.UTF8.GetString(r.Event.Data.Span)} {r.Event.OccurredAt}{(withHubTime ? $" {r.RecordedAt}" : "")}"),
        ];
    }

    /// <summary>Every event of a log in commit order.</summary>
    public static async Task<List<IEvent>> Events(string connection)
    {
        await using var log = await EventLogs.Open(connection, new EventLogOptions(), NullLoggerFactory.Instance, CancellationToken.None);
        return [.. (await log.ReadAll(0, int.MaxValue, CancellationToken.None)).Select(r => Concepts.Catalog.Read(r.Event.Name, r.Event.Data.Span))];
    }

    /// <summary>How far the source's clock was ahead of the hub's when an event was recorded, event by event.</summary>
    public static async Task<List<Duration>> SourceAheadOfHub(string connection)
    {
        await using var log = await EventLogs.Open(connection, new EventLogOptions(), NullLoggerFactory.Instance, CancellationToken.None);
        return [.. (await log.ReadAll(0, int.MaxValue, CancellationToken.None)).Select(r => r.Event.OccurredAt - r.RecordedAt)];
    }

    /// <summary>Every outage of a log as it stands at its end, by id.</summary>
    public static async Task<Dictionary<string, OutageState>> Outages(string connection)
    {
        await using var log = await EventLogs.Open(connection, new EventLogOptions(), NullLoggerFactory.Instance, CancellationToken.None);
        var records = (await log.ReadAll(0, int.MaxValue, CancellationToken.None)).Where(r => GrainId.Parse(r.Stream).Kind == Outage.Kind.Name);
        return records.GroupBy(r => GrainId.Parse(r.Stream).Key).ToDictionary(
            g => g.Key, g => g.Aggregate(OutageState.None, (state, r) => state.After((OutageEvent)Concepts.Catalog.Read(r.Event.Name, r.Event.Data.Span))));
    }
}
