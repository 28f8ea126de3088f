using OpsHub.Grains.Kernel;
using OpsHub.Silo.Log;

namespace OpsHub.Silo.Verification;

/// <summary>
/// Checks rows one after another: positions grow and do not overlap, each stream goes on where it ended, each key is its command's, each block's checksum is right, and each event can be read.
/// What retention has taken out keeps its place.
/// </summary>
internal sealed class RowCheck(Catalog catalog, Findings findings)
{
    private readonly StreamEnds _streams = new(findings);
    private long _position;

    public long Events { get; private set; }

    public long Commits { get; private set; }

    public int Streams => _streams.Count;

    public GoneCommits Gone { get; private set; }

    /// <summary>The next place in order.</summary>
    public void InOrder(OrderPlace place)
    {
        var where = place.Row is { } named ? $"position {place.Position} ({named.Commit.Stream})" : $"position {place.Position}";
        if (place.Position - place.EventCount < _position) findings.Add(where, $"its {place.EventCount} events overlap what ended at position {_position}");
        _position = place.Position;
        if (place.Row is { } row) There(where, row);
        else
        {
            Gone = Gone.With(place.Gone!);
            _streams.Gone(place.Gone!);
        }
    }

    /// <summary>After the last place.</summary>
    public void End() => _streams.End();

    /// <summary>An answer without events.</summary>
    public void Answer(LogRow row)
    {
        var where = $"answer to {row.Commit.CommandId} of {row.Commit.Stream}";
        Key(where, row);
        if (row.Commit.EventCount != 0 || row.Commit.Block.Length != 0) findings.Add(where, "it has events and no place in the order");
    }

    private void There(string where, LogRow row)
    {
        _streams.There(where, row.Commit);
        Events += row.Commit.EventCount;
        Key(where, row);
        Readable(where, row.Commit);
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
