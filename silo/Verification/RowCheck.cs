using OpsHub.Grains.Kernel;
using OpsHub.Silo.Log;

namespace OpsHub.Silo.Verification;

/// <summary>
/// Checks rows one after another: positions grow and do not overlap, each stream goes on where it ended, each key is its command's, each block's checksum is right, and each event can be read.
/// Remembers where every stream ends, some 150 bytes each.
/// </summary>
internal sealed class RowCheck(Catalog catalog, Findings findings)
{
    private readonly Dictionary<string, long> _versions = new(StringComparer.Ordinal);
    private long _position;

    public long Events { get; private set; }

    public long Commits { get; private set; }

    public int Streams => _versions.Count;

    /// <summary>The next commit in order.</summary>
    public void InOrder(LogRow row)
    {
        var commit = row.Commit;
        var where = $"position {commit.Position} ({commit.Stream})";
        if (commit.Position - commit.EventCount < _position) findings.Add(where, $"its {commit.EventCount} events overlap what ended at position {_position}");
        var version = _versions.GetValueOrDefault(commit.Stream);
        if (commit.BaseVersion != version) findings.Add(where, $"the stream ended at version {version}, and this commit begins at {commit.BaseVersion}");
        _versions[commit.Stream] = commit.BaseVersion + commit.EventCount;
        _position = commit.Position;
        Events += commit.EventCount;
        Key(where, row);
        Readable(where, commit);
    }

    /// <summary>An answer without events.</summary>
    public void Answer(LogRow row)
    {
        var where = $"answer to {row.Commit.CommandId} of {row.Commit.Stream}";
        Key(where, row);
        if (row.Commit.EventCount != 0 || row.Commit.Block.Length != 0) findings.Add(where, "it has events and no place in the order");
    }

    private void Key(string where, LogRow row)
    {
        Commits++;
        if (row.Key != KeyedCommit.KeyOf(row.Commit.Stream, row.Commit.CommandId)) findings.Add(where, $"its key is not that of the command {row.Commit.CommandId}");
    }

    private void Readable(string where, StoredCommit commit)
    {
        try
        {
            var events = EventBlock.Read(commit.Block, commit.EventCount);
            _ = GrainId.Parse(commit.Stream);
            foreach (var happened in events) catalog.Read(happened.Name, happened.Data.Span);
        }
        catch (Exception e)   // whatever a damaged row makes of a reader is a finding, and the next row is read all the same
        {
            findings.Add(where, e.Message);
        }
    }
}
