using System.Text.Json;
using OpsHub.Grains.Kernel.Json;

namespace OpsHub.Grains.Boards;

/// <summary>What a board says under one key. Never changes: what is set later is another one.</summary>
internal sealed class Cell(object value, long changedAt)
{
    private byte[]? _json;

    public object Value => value;

    public long ChangedAt => changedAt;

    /// <summary>Serialised at most once, and only if somebody looks; two readers at once may both do it, with the same result.</summary>
    public ReadOnlyMemory<byte> Json => _json ??= JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), HubJson.Cells);

    /// <summary>Whether a reader would see no difference; equal records need not be written for that.</summary>
    public bool Says(Cell other) => value.Equals(other.Value) || Json.Span.SequenceEqual(other.Json.Span);
}
