using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Log;

namespace OpsHub.Silo.Retention;

/// <summary>One commit of a stream with what it says.</summary>
/// <param name="Position">Of its last event.</param>
/// <param name="Version">Of the stream behind it.</param>
/// <param name="Bytes">Of its events.</param>
internal sealed record OldCommit(long Position, long Version, Instant RecordedAt, IReadOnlyList<IEvent> Events, long Bytes)
{
    /// <summary>A stream's commits up to a position, and whether it goes on behind it.</summary>
    public static async Task<(IReadOnlyList<OldCommit> Commits, bool GoesOn)> Of(IEventLog log, Catalog catalog, string stream, long upTo, CancellationToken cancel)
    {
        List<OldCommit> commits = [];
        List<LogRecord> together = [];   // events of one command
        var goesOn = false;
        await foreach (var record in log.ReadStream(stream, 0, cancel).ConfigureAwait(false))
        {
            if (record.Position > upTo)
            {
                goesOn = true;
                break;
            }
            if (together.Count > 0 && together[^1].CommandId != record.CommandId) commits.Add(Together(together, catalog));
            together.Add(record);
        }
        if (together.Count > 0) commits.Add(Together(together, catalog));
        return (commits, goesOn);
    }

    private static OldCommit Together(List<LogRecord> records, Catalog catalog)
    {
        var commit = new OldCommit(records[^1].Position, records[^1].Version, records[^1].RecordedAt, [.. records.Select(r => catalog.Read(r.Event.Name, r.Event.Data.Span))], records.Sum(r => (long)r.Event.Data.Length));
        records.Clear();
        return commit;
    }
}
