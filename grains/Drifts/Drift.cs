using NodaTime;

namespace OpsHub.Grains.Drifts;

/// <summary>
/// Whether waits in one office or on one line drift (сползают) away from what they are there at that hour of the day, before a month's mean shows it (ADR 0080). Half hours' mean waits and single late cases are summed up beside
/// each other; either may find a drift. Its size is that of 24 hours.
/// </summary>
public sealed class Drift
{
    /// <summary>Limit of the sum over waits: 931 half hours pass between two false alarms, 10.4 until a shift of one deviation is found (independent, normal waits).</summary>
    public const double WaitLimit = 5;

    /// <summary>Limit of the sum over cases: 2,450 of them pass at 20 % late ones, 115 at 30 %; as many times more as they are <see cref="Overspread"/>.</summary>
    public const double LateLimit = 4;

    /// <summary>Cases below which a half hour's mean says nothing.</summary>
    private const int Fewest = 3;

    /// <summary>By local hour.</summary>
    public SortedDictionary<int, UsualWaits> Hours { get; set; } = [];

    public Overspread Overspread { get; set; } = new();

    public Cusum Longer { get; set; } = new();

    public Cusum Late { get; set; } = new();

    /// <summary>The half hour that goes on, or null before the first case.</summary>
    public HalfHour? Current { get; set; }

    /// <summary>The last one that was judged: mean wait and what is usual, seconds.</summary>
    public int WaitS { get; set; }

    public int UsualS { get; set; }

    /// <summary>Somebody's wait is over, with a call, an answer or by giving up. One told late counts in the half hour that goes on.</summary>
    /// <param name="at">When it was over.</param>
    /// <param name="late">Whether it broke the norm.</param>
    public void Add(Instant at, int waitedS, bool late, DateTimeZone zone)
    {
        if (Current is null || at >= Current.From + HalfHour.Length)
        {
            End();
            Current = HalfHour.At(at, zone);
        }
        if (!Hours.TryGetValue(Current.Hour, out var usual)) Hours[Current.Hour] = usual = new UsualWaits();
        Current.Add(waitedS, late, usual.LateShare);
        if (usual.IsKnown) Late.Add(Cusum.OfCase(late, usual.LateShare) / Overspread.Times, at, LateLimit);
    }

    /// <summary>Null while nothing drifts.</summary>
    public DriftCell? Cell => Longer.Raised || Late.Raised
        ? new DriftCell((Longer.Raised, Late.Raised) switch { (true, false) => Longer.Since!.Value, (false, _) => Late.Since!.Value, _ => Instant.Min(Longer.Since!.Value, Late.Since!.Value) }, Longer.Raised, Late.Raised, WaitS, UsualS)
        : null;

    private void End()
    {
        if (Current is not { Cases: >= Fewest } over) return;
        var usual = Hours[over.Hour];
        if (usual.IsKnown)
        {
            Longer.Add(Cusum.OfWait(usual.Deviations(over.Root)), over.From, WaitLimit);
            Overspread.Learn(over.Late, over.Expected, over.Variance);
            (WaitS, UsualS) = ((int)Math.Round(over.Root * over.Root), (int)Math.Round(usual.Mean * usual.Mean));
        }
        usual.Learn(over.Root, over.Cases, over.Late);
    }
}
