using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Forecasts;

namespace OpsHub.Grains.Walls;

/// <summary>Cell <c>advice/{office}</c> of the company wall, while the norm asks for more windows and there are some to open.</summary>
/// <param name="Id">Office.</param>
/// <param name="Windows">How many to open.</param>
/// <param name="UntilAt">Until when they are needed.</param>
public sealed record WallAdviceCell(string Id, int Windows, Instant? UntilAt);

/// <summary>The advice to open windows as the company wall tells it. Found anew when who waits, who may call or the quarter hour changes: nothing else moves it by a window.</summary>
internal sealed class WallAdvice
{
    /// <summary>What it was found for.</summary>
    public int Waiting { get; set; }

    public int Open { get; set; }

    public int Quarter { get; set; }

    public WallAdviceCell? Shown { get; set; }

    public void Follow(string board, FloorFold floor, Rhythm rhythm, ICells cells)
    {
        var (waiting, open, quarter) = (floor.Queue.Waiting.Count, floor.Queue.Windows.Values.Count(w => w.MayCall), floor.Day.Load.Arrivals.Quarter);
        if ((waiting, open, quarter) == (Waiting, Open, Quarter)) return;
        (Waiting, Open, Quarter) = (waiting, open, quarter);
        var cell = waiting == 0 ? null : FloorAdvice.Of(floor.Now, floor.Queue, floor.Day, rhythm).Items.Where(i => i.Kind == "open-windows").Select(i => new WallAdviceCell(floor.Now.Id, i.Count, i.UntilAt)).FirstOrDefault();
        if (cell == Shown) return;
        Shown = cell;
        if (cell is null) cells.Remove(board, $"advice/{floor.Now.Id}");
        else cells.Set(board, $"advice/{cell.Id}", cell);
    }
}
