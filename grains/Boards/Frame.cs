using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Boards;

/// <summary>What a frame is.</summary>
public enum FrameKind
{
    /// <summary>Everything: forget what you have.</summary>
    Snapshot,

    /// <summary>What changed after <c>from</c>.</summary>
    Delta,

    /// <summary>Nothing changed; the server lives.</summary>
    Heartbeat,
}

/// <summary>
/// One message of the feed. On the wire (camelCase JSON):
/// <c>{"view":"wall/samara","kind":"snapshot|delta|heartbeat","epoch":"…","from":120,"seq":123,"at":"2026-11-24T06:47:22.123Z","cells":{"office/samara-01":{…}},"gone":["alert/x"]}</c>.
/// A board is a flat map from cell key to a JSON value; <c>board = fold(frames)</c>: a snapshot replaces the map, a delta sets <c>cells</c> and removes <c>gone</c>.
/// A delta applies only when its epoch is the board's and its <c>from</c> ≤ the board's seq ≤ its <c>seq</c>; otherwise the client subscribes again with what it has.
/// Setting the same cell twice is harmless: a delta carries whole cells.
/// </summary>
/// <param name="View">Name of the view.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Epoch">Log and fold it comes from; another epoch means another history: start again from a snapshot.</param>
/// <param name="From">Delta: the sequence it builds on (exclusive); snapshot: 0; heartbeat: equal to <paramref name="Seq"/>.</param>
/// <param name="Seq">Log position of the newest fact in the view.</param>
/// <param name="At">The server's instant when the frame was made; clients correct their clocks by it.</param>
/// <param name="Cells">Cell key to UTF-8 JSON.</param>
/// <param name="Gone">Keys that are no more.</param>
public sealed record Frame(
    string View,
    FrameKind Kind,
    string Epoch,
    long From,
    long Seq,
    Instant At,
    ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Cells,
    ImmutableArray<string> Gone);
