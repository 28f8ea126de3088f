using OpsHub.Bench.Feed.Screens;
using OpsHub.Bench.Measuring;

namespace OpsHub.Bench.Feed;

/// <summary>How long facts took to screens.</summary>
/// <param name="FromDurable">From the acknowledgement to each screen.</param>
/// <param name="ToLast">From sending the fact to the last of all screens.</param>
internal sealed record Delivery(Percentiles FromDurable, Percentiles ToLast)
{
    /// <summary>A fact has come to a screen with the first frame of its sequence or a later one: frames carry whole cells.</summary>
    /// <param name="screens">How many there are.</param>
    /// <param name="boards">Boards they watch in turn: the first the first, and so on; each of the office of its number.</param>
    public static Delivery Of(IReadOnlyList<Fact> facts, IReadOnlyList<Receipt> receipts, int screens, int boards = 1)
    {
        var (each, toLast) = (new Samples(facts.Count * screens), new Samples(facts.Count));
        foreach (var board in receipts.GroupBy(r => r.Screen % boards))
            Add([.. facts.Where(f => boards == 1 || f.Office == board.Key).OrderBy(f => f.Position)], board, each, toLast);
        return new Delivery(each.Sorted(), toLast.Sorted());
    }

    private static void Add(Fact[] inOrder, IEnumerable<Receipt> receipts, Samples each, Samples toLast)
    {
        var last = new long[inOrder.Length];
        foreach (var screen in receipts.GroupBy(r => r.Screen))
        {
            using var frames = screen.OrderBy(r => r.At).GetEnumerator();
            var more = frames.MoveNext();
            for (var i = 0; i < inOrder.Length; i++)
            {
                while (more && frames.Current.Seq < inOrder[i].Position) more = frames.MoveNext();
                if (!more) throw new InvalidOperationException($"Position {inOrder[i].Position} did not come to screen {screen.Key}.");
                each.Add(Math.Max(0, frames.Current.At - inOrder[i].DurableAt));   // a frame may overtake the acknowledgement
                last[i] = Math.Max(last[i], frames.Current.At);
            }
        }
        for (var i = 0; i < inOrder.Length; i++) toLast.Add(last[i] - inOrder[i].SentAt);
    }
}
