using System.Runtime.CompilerServices;

namespace OpsHub.Silo.Log;

/// <summary>Reads rows page by page, so that a slow reader holds nothing open.</summary>
internal static class LogRowPages
{
    public const int Size = 1_000;

    /// <param name="after">Where to begin.</param>
    /// <param name="page">Rows behind a place, in order, at most one page.</param>
    /// <param name="place">A row's place.</param>
    public static async IAsyncEnumerable<TRow> Read<TRow, TPlace>(
        TPlace after, Func<TPlace, CancellationToken, Task<List<TRow>>> page, Func<TRow, TPlace> place, [EnumeratorCancellation] CancellationToken cancel)
    {
        List<TRow> rows;
        do
        {
            cancel.ThrowIfCancellationRequested();
            rows = await page(after, cancel);
            foreach (var row in rows) yield return row;
            if (rows.Count > 0) after = place(rows[^1]);
        }
        while (rows.Count == Size);
    }
}
