using System.Text.Json.Serialization;
using NodaTime;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Drifts;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Forecasts;
using OpsHub.Grains.Lines;
using OpsHub.Grains.Waits;

namespace OpsHub.Grains.Walls;

/// <summary>One phone line on the company wall: its cell and its trouble. A line that was never registered goes by its id.</summary>
internal sealed class LineStrip
{
    /// <summary>At most this many quarters of an hour are shown.</summary>
    private const int MaxLevels = 48;

    private static readonly Expectation Unheard = new(0, null, null);

    public required string Id { get; init; }

    public LineDetails? Details { get; set; }

    /// <summary>By operator; null until the first report.</summary>
    public Dictionary<string, OperatorPhase>? Operators { get; set; }

    /// <summary>Callers in the queue, by since when they wait.</summary>
    public SortedSet<Standing> Waiting { get; set; } = [];

    public LineDay Today { get; set; } = new();

    public CallerWaits Waits { get; set; } = new();

    public Drift Drift { get; set; } = new();

    /// <summary>Offered calls by quarter hour, beside the days before.</summary>
    public Arrivals Arrivals { get; set; } = new();

    public LineAdviceNow Advice { get; set; } = new();

    /// <summary>Quarter hour for which its load was last shown, and its day.</summary>
    public int ShownQuarter { get; set; }

    public LocalDate ShownDay { get; set; }

    public Instant? Newest { get; set; }

    /// <summary>Since when the service level has been worse than met, or null.</summary>
    public Instant? WorseSince { get; set; }

    /// <summary>The line's own zone; until it is registered, UTC.</summary>
    [JsonIgnore]
    public DateTimeZone Zone => Details?.TimeZone ?? DateTimeZone.Utc;

    [JsonIgnore]
    public string Name => Details?.Name ?? Id;

    public void Apply(LineEvent happened)
    {
        switch (happened)
        {
            case LineRegistered e: (Details, Waits.NormS) = (e.Details, e.Details.TargetS); return;
            case OperatorRegistered: return;
            case OperatorChanged e: (Operators ??= [])[e.Operator] = e.Phase; break;
            case OperatorSignedOut e: Operators?.Remove(e.Operator); break;
            default: throw new InvalidOperationException($"Unknown event {happened}.");
        }
        Move(happened.At);
    }

    public void Apply(string call, CallerEvent happened, Rhythm rhythm)
    {
        if (happened is CallQueued) Waiting.Add(new Standing(happened.At, call));
        if (happened is CallMoved moved) Waiting.Add(new Standing(moved.OfferedAt, call));
        Move(happened.At);
        Today.Count(happened, TargetS, Zone);
        Arrivals.Advance(Newest!.Value, Zone, rhythm, []);
        if (LineDay.OfferedAt(happened) is { } offeredAt) Arrivals.Count(offeredAt, Zone);
        Waits.Apply(call, happened);
        switch (happened)
        {
            case CallAnswered { Outside: not true } e: Drift.Add(e.At, e.WaitedS, e.WaitedS > TargetS, Zone); break;
            case CallAbandoned { Outside: not true, WaitedS: > CallTally.ShortAbandonS } e: Drift.Add(e.At, e.WaitedS, e.WaitedS > TargetS, Zone); break;
        }
        WorseSince = State is NormState.Breach or NormState.Risk ? WorseSince ?? Newest : null;
    }

    /// <summary>For one who calls now.</summary>
    public WaitAnswer Expect() => new(Newest is { } now ? Waits.Expect(now) : Unheard, Waits.Accuracy, Newest);

    /// <summary>For a caller who waits, or null.</summary>
    public WaitAnswer? Expect(string call) => Newest is { } now && Waits.Expect(call, now) is { } expected ? new WaitAnswer(expected, Waits.Accuracy, Newest) : null;

    public LineCell Cell() => new(
        Id, Name, Details?.Number, State, TargetS, TargetPercent,
        Waiting.Count, Waiting.Count == 0 ? null : Waiting.Min.Since, Today.Offered, Today.Answered, Today.Abandoned,
        Rounded.Percent(Today.Within, Today.Offered), Rounded.Mean(Today.WaitedS, Today.Answered), Rounded.Percent(Today.Abandoned, Today.Offered), ByPhase, [.. Today.Quarters.Values.TakeLast(MaxLevels)], Newest, Ewt, AccuracyCell.Of(Waits.Accuracy), Advice.Cell, Drift.Cell);

    /// <summary>The load of its day, when a quarter hour of it is over or it is shown for the first time.</summary>
    public LineLoadCell? TurnsQuarter(Rhythm rhythm)
    {
        if (Arrivals.Day == default || (Arrivals.Day, Arrivals.Quarter) == (ShownDay, ShownQuarter)) return null;
        (ShownDay, ShownQuarter) = (Arrivals.Day, Arrivals.Quarter);
        return LineLoadCell.Of(Id, Arrivals, rhythm);
    }

    /// <summary>Finds the advice anew where operators or the queue have changed.</summary>
    public void Advise(Rhythm rhythm)
    {
        if (Newest is not { } now || Arrivals.Day == default) return;
        Arrivals.Advance(now, Zone, rhythm, []);
        Advice.Follow(
            now, OnDuty, Waiting.Count, () => LineAdvice.Of(Arrivals.Now(rhythm, []), Quarters.Of(now, Zone), Waiting.Count, OnDuty, Waits.MeanServiceS, Waits.AbandonPerS, TargetS, TargetPercent));
    }

    /// <summary>What is wrong now, by the key of its cell.</summary>
    public IEnumerable<(string Key, TroubleCell Cell)> Troubles() => WorseSince is { } since
        ? [($"service-level:{Id}", new TroubleCell("service-level", State, null, Id, Name, Today.Offered - Today.Within, since))]
        : [];

    private NormState State => LevelNorm.State((Today.Within, Today.Offered), Today.Quarters.Values.LastOrDefault() is { } newest ? (newest.Within, newest.Offered) : default, TargetPercent);

    private int TargetS => Details?.TargetS ?? 20;

    private int TargetPercent => Details?.TargetPercent ?? 80;

    private WaitBand? Ewt => Newest is { } now ? Rounded.Wait(Waits.Newcomer(now)) : null;

    private OperatorsCell? ByPhase => Operators is null ? null : new(
        In(OperatorPhase.Talking), In(OperatorPhase.WrapUp), In(OperatorPhase.Available), In(OperatorPhase.Pause), In(OperatorPhase.Away));

    /// <summary>Operators who serve calls now or can; null: the source does not say.</summary>
    private int? OnDuty => Operators?.Values.Count(p => p is OperatorPhase.Talking or OperatorPhase.WrapUp or OperatorPhase.Available);

    private int In(OperatorPhase phase) => Operators!.Values.Count(p => p == phase);

    private void Move(Instant at)
    {
        Newest = Newest is { } newest ? Instant.Max(newest, at) : at;
        Today.Advance(Newest.Value, Zone);
        if (Today.Offered == 0) WorseSince = null;
    }
}
