using System.Text.Json;
using OpsHub.Silo.Followers;

namespace OpsHub.Silo.Verification;

/// <summary>Compares kept boards with recounted ones: written cells one by one, and the parts of the views that all others are drawn from.</summary>
internal static class BoardLikeness
{
    /// <param name="where">Snapshot that the kept boards come from.</param>
    /// <param name="kept">As it was saved.</param>
    /// <param name="recounted">Folded anew up to the same position.</param>
    /// <param name="findings">Told of each cell and part that differs.</param>
    public static void Compare(string where, ReadOnlySpan<byte> kept, BoardSet recounted, Findings findings)
    {
        var (stored, counted) = (BoardFile.Read(kept), BoardFile.Read(recounted.Save()));
        var (old, now) = (Cells(stored), Cells(counted));
        foreach (var name in old.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
            if (old.GetValueOrDefault(name) is var before && now.GetValueOrDefault(name) is var after && before != after)
                findings.Add($"{where}, {name}", $"kept is {before ?? "nothing"}, the log says {after ?? "nothing"}");
        var (remembered, told) = (Parts(stored, recounted), Parts(counted, recounted));
        foreach (var part in remembered.Keys.Union(told.Keys).Order(StringComparer.Ordinal))
            if (!(remembered.TryGetValue(part, out var one) && told.TryGetValue(part, out var other) && Likeness.Same(one, other)))
                findings.Add($"{where}, {part}", "what this view remembers is not what the log says");
    }

    private static Dictionary<string, string> Cells(BoardFile.Kept kept) =>
        kept.Boards.SelectMany(b => b.Cells.Select(c => ($"board {b.Name} cell {c.Key}", c.Value))).ToDictionary(c => c.Item1, c => Likeness.Canonical(c.Value), StringComparer.Ordinal);

    private static Dictionary<string, JsonElement> Parts(BoardFile.Kept kept, BoardSet boards) =>
        kept.Parts.ToDictionary(p => $"{boards.Views[p.View].GetType().Name} of {p.Name}", p => p.State, StringComparer.Ordinal);
}
