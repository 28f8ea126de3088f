using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Silo.Log;

/// <summary>One event as bytes.</summary>
/// <param name="Name">Stored name with version, such as <c>ticket-issued/1</c>.</param>
/// <param name="Data">UTF-8 JSON object.</param>
/// <param name="OccurredAt">Source time.</param>
public sealed record EventData(string Name, ReadOnlyMemory<byte> Data, Instant OccurredAt);

/// <summary>What one turn of one grain wants written: all of it or nothing.</summary>
/// <param name="Stream">Grain id as text.</param>
/// <param name="ExpectedVersion">Version of the stream that the decision was made on; 0 for a new stream.</param>
/// <param name="CommandId">Idempotency key, unique within the stream.</param>
/// <param name="Actor">Who asked.</param>
/// <param name="Events">0 or more events; none for "nothing" and for a refusal, whose answer is kept all the same.</param>
/// <param name="Refusal">The decider's "no", or null.</param>
/// <param name="RecordedAt">Hub time.</param>
public sealed record Commit(string Stream, long ExpectedVersion, string CommandId, string Actor, IReadOnlyList<EventData> Events, Refusal? Refusal, Instant RecordedAt);

/// <summary>What became of a commit.</summary>
public abstract record Appended
{
    private Appended() { }

    /// <summary>Durable. Without events, version is the expected one and position 0.</summary>
    /// <param name="Version">Version of the stream after its last event.</param>
    /// <param name="Position">Position of its last event.</param>
    public sealed record Written(long Version, long Position) : Appended;

    /// <summary>The command id was answered before: this was the answer, and nothing was written now.</summary>
    public sealed record Repeated(long Version, long Position, IReadOnlyList<EventData> Events, Refusal? Refusal) : Appended;

    /// <summary>Someone else moved the stream; nothing was written.</summary>
    /// <param name="ActualVersion">Where the stream is.</param>
    public sealed record Conflict(long ActualVersion) : Appended;
}

/// <summary>One event in the log.</summary>
/// <param name="Position">Place in the commit order over all streams, from 1, growing.</param>
/// <param name="Stream">Grain id as text.</param>
/// <param name="Version">Place in its stream, from 1; without gaps but where retention has taken commits out.</param>
/// <param name="CommandId">The command that caused it.</param>
/// <param name="Actor">Who asked.</param>
/// <param name="Event">Name, bytes and source time.</param>
/// <param name="RecordedAt">Hub time.</param>
public sealed record LogRecord(long Position, string Stream, long Version, string CommandId, string Actor, EventData Event, Instant RecordedAt);

/// <summary>A folded state kept to save reading its events again.</summary>
/// <param name="Name">Grain id or name of a view.</param>
/// <param name="Shape">Version of the state's shape; another shape is never read.</param>
/// <param name="Version">Stream version (grain) or log position (view) it stands for.</param>
/// <param name="Data">The state, as its owner writes it.</param>
public sealed record Snapshot(string Name, int Shape, long Version, ReadOnlyMemory<byte> Data);
