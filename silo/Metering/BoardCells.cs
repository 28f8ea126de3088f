using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel.Json;

namespace OpsHub.Silo.Metering;

/// <summary>The cells of one kind on the companies' boards, read as a screen reads them: what is measured is what is shown. A board that has not changed is not read again.</summary>
/// <param name="boards">Of this process.</param>
/// <param name="board">First word of the boards' names, which go on with the company and nothing else.</param>
/// <param name="key">Key of the cell, or with a stroke at its end how the keys begin.</param>
internal sealed class BoardCells<T>(IBoards boards, string board, string key)
{
    private readonly ConcurrentDictionary<string, (long Seq, ImmutableArray<T> Cells)> _read = new(StringComparer.Ordinal);

    /// <summary>Every such cell with its company.</summary>
    public IEnumerable<(string Company, T Cell)> All() =>
        from shown in boards.All
        let name = shown.Name.Split('/')
        where name is [_, _] && name[0] == board
        from cell in Of(shown)
        select (name[1], cell);

    private ImmutableArray<T> Of(Board shown)
    {
        if (_read.TryGetValue(shown.Name, out var known) && known.Seq == shown.Seq) return known.Cells;
        var frame = shown.Snapshot(default);
        var cells = frame.Cells.Where(c => Wanted(c.Key)).Select(c => JsonSerializer.Deserialize<T>(c.Value.Span, HubJson.Cells)!).ToImmutableArray();
        _read[shown.Name] = (frame.Seq, cells);
        return cells;
    }

    private bool Wanted(string cell) => key.EndsWith('/') ? cell.StartsWith(key, StringComparison.Ordinal) : cell == key;
}
