using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Recounts;

/// <param name="Moved">Clocks recorded as moved so far.</param>
public sealed record RecountState(bool Begun, bool Done, long Moved);

/// <summary>One recount of a company's kept deadlines after a calendar or a profile changed, with everything that moved. Grain id <c>recount/{company}/{position of the change}</c>.</summary>
public static class Recounting
{
    /// <summary>Most clocks in one event.</summary>
    public const int MostAtOnce = 1_000;

    public static GrainKind<RecountState, RecountCommand, RecountEvent> Kind { get; } = new("recount", 1, new RecountState(false, false, 0), Decide, Evolve);

    public static GrainId IdOf(string company, long position) => new(Kind.Name, company, position.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public static Decision<RecountEvent> Decide(RecountState recount, RecountCommand command, Turn turn) => command switch
    {
        BeginRecount c => recount.Begun ? Decision<RecountEvent>.Nothing : new RecountBegun(c.Cause, c.What, turn.Now),
        _ when recount is { Begun: false } or { Done: true } => new Refusal("recount-not-open", "Begin the recount first; one that is done stays done."),
        RecordMoved { Moved: { IsDefaultOrEmpty: true } } => Decision<RecountEvent>.Nothing,
        RecordMoved { Moved.Length: > MostAtOnce } => new Refusal("too-many", $"At most {MostAtOnce} clocks at once."),
        RecordMoved c => new ClocksMoved(c.Moved, turn.Now),
        EndRecount c => new RecountDone(c.Counted, recount.Moved, c.TookMs, turn.Now),
        _ => throw new InvalidOperationException($"Unknown command {command}."),
    };

    public static RecountState Evolve(RecountState recount, RecountEvent happened) => happened switch
    {
        RecountBegun => recount with { Begun = true },
        ClocksMoved e => recount with { Moved = recount.Moved + e.Moved.Length },
        RecountDone => recount with { Done = true },
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };
}
