using NodaTime;

namespace OpsHub.Grains.Walls;

/// <summary>
/// When the advice to a line is found anew: at once when operators come or go or the queue has changed by more than a fifth, else every five seconds of its facts. Erlang A over a long queue takes a
/// millisecond, and a busy line has hundreds of facts a second.
/// </summary>
internal sealed class LineAdviceNow
{
    private static readonly Duration Fresh = Duration.FromSeconds(5);

    /// <summary>Null: not enough data.</summary>
    public LineAdviceCell? Cell { get; set; }

    public Instant FoundAt { get; set; }

    /// <summary>What it was found for.</summary>
    public int? OnDuty { get; set; }

    public int Waiting { get; set; }

    /// <param name="now">Newest instant of the line.</param>
    /// <param name="onDuty">Operators on duty, or null.</param>
    /// <param name="waiting">Callers waiting.</param>
    /// <param name="find">Finds it.</param>
    public void Follow(Instant now, int? onDuty, int waiting, Func<LineAdviceCell?> find)
    {
        if (now < FoundAt + Fresh && onDuty == OnDuty && Math.Abs(waiting - Waiting) <= Waiting / 5) return;
        (FoundAt, OnDuty, Waiting) = (now, onDuty, waiting);
        Cell = find();
    }
}
