using OpsHub.Silo.Followers;

namespace OpsHub.Silo.Verification;

/// <summary>Compares kept boards with recounted ones, cell by cell, and what their views remember.</summary>
internal static class BoardLikeness
{
    /// <param name="where">Snapshot that the kept boards come from.</param>
    /// <param name="kept">As it was saved.</param>
    /// <param name="recounted">Folded anew up to the same position.</param>
    /// <param name="findings">Told of each cell and view that differs.</param>
    public static void Compare(string where, ReadOnlySpan<byte> kept, BoardSet recounted, Findings findings)
    {
        var (stored, counted) = (BoardSet.Read(kept), BoardSet.Read(recounted.Save()));
        var (old, now) = (Cells(stored), Cells(counted));
        foreach (var name in old.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
            if (old.GetValueOrDefault(name) is var before && now.GetValueOrDefault(name) is var after && before != after)
                findings.Add($"{where}, {name}", $"kept is {before ?? "nothing"}, the log says {after ?? "nothing"}");
        for (var i = 0; i < counted.Views.Length; i++)
            if (!Likeness.Same(stored.Views[i], counted.Views[i])) findings.Add($"{where}, {recounted.Views[i].GetType().Name}", "what this view remembers is not what the log says");
    }

    /// <summary>When a cell changed is left out: a board that is drawn says when somebody looked.</summary>
    private static Dictionary<string, string> Cells(BoardSet.Kept kept) =>
        kept.Boards.SelectMany(b => b.Cells.Select(c => ($"board {b.Name} cell {c.Key}", c.Value))).ToDictionary(c => c.Item1, c => Likeness.Canonical(c.Value), StringComparer.Ordinal);
}
