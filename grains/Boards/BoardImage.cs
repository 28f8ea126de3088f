using System.Text.Json;

namespace OpsHub.Grains.Boards;

/// <summary>The written cells of a board as they stood when it was taken, whatever is set afterwards: cells do not change, so references are all that it takes.</summary>
public sealed class BoardImage
{
    private readonly KeyValuePair<string, Cell>[] _cells;

    internal BoardImage(string name, KeyValuePair<string, Cell>[] cells) => (Name, _cells) = (name, cells);

    public string Name { get; }

    /// <summary>Every cell with the position at which it last changed, to be restored after a restart.</summary>
    public KeptCell[] Cells() => [.. _cells.Select(c => new KeptCell(c.Key, c.Value.ChangedAt, JsonDocument.Parse(c.Value.Json).RootElement))];
}

/// <summary>One cell as kept.</summary>
public sealed record KeptCell(string Key, long ChangedAt, JsonElement Value);
