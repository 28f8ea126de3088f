using OpsHub.Grains.Boards;

namespace OpsHub.Grains.Walls;

/// <summary>The troubles that the wall shows, by whose they are, so that one that is over can be taken off.</summary>
internal sealed class TroubleList
{
    /// <summary>Shown troubles by subject (<c>office/…</c> or <c>line/…</c>) and key.</summary>
    public Dictionary<string, Dictionary<string, TroubleCell>> Shown { get; set; } = [];

    /// <summary>Shows what is wrong with one subject now, and nothing else of it.</summary>
    public void Update(string board, string subject, IEnumerable<(string Key, TroubleCell Cell)> troubles, ICells cells)
    {
        var before = Shown.GetValueOrDefault(subject);
        var now = troubles.ToDictionary(t => t.Key, t => t.Cell);
        foreach (var (key, cell) in now)
            if (before?.GetValueOrDefault(key) != cell) cells.Set(board, $"trouble/{key}", cell);
        foreach (var key in before?.Keys.Where(k => !now.ContainsKey(k)) ?? [])
            cells.Remove(board, $"trouble/{key}");
        if (now.Count == 0) Shown.Remove(subject);
        else Shown[subject] = now;
    }
}
