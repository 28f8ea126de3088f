namespace OpsHub.Silo.Log;

/// <summary>One commit as a store gives it back.</summary>
/// <param name="Position">Position of its last event; 0 without events.</param>
/// <param name="BaseVersion">Version of the stream before its first event.</param>
internal sealed record StoredCommit(
    long Position, string Stream, long BaseVersion, int EventCount, string CommandId, string Actor, long RecordedAtNs, byte[] Block)
{
    /// <summary>Adds the events that come after both a position and a version, in order.</summary>
    /// <exception cref="LogRefusedException">The stored events cannot be read.</exception>
    public void AddTo(ICollection<LogRecord> records, long afterPosition, long afterVersion)
    {
        var events = Events();
        var recordedAt = KeyedCommit.FromNs(RecordedAtNs);
        for (var i = 0; i < EventCount; i++)
        {
            var (position, version) = (Position - EventCount + 1 + i, BaseVersion + 1 + i);
            if (position > afterPosition && version > afterVersion)
                records.Add(new LogRecord(position, Stream, version, CommandId, Actor, events[i], recordedAt));
        }
    }

    private EventData[] Events()
    {
        try
        {
            return EventBlock.Read(Block, EventCount);
        }
        catch (FormatException e)
        {
            throw new LogRefusedException($"The event log is damaged at position {Position} ({Stream}): restore it from a backup.", e);
        }
    }
}
