using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Walls;

/// <summary>One office on the company wall: its cell and its troubles.</summary>
internal sealed class OfficeTile
{
    /// <summary>How long a window may be free while people wait before it is worth a look; operators need a breath between two visitors.</summary>
    public const int IdleGraceS = 60;

    public required OfficeNow Now { get; init; }

    /// <summary>Since when somebody has been waiting over the norm, or null.</summary>
    public Instant? OverSince { get; set; }

    /// <summary>Since when somebody has been waiting near the norm, or null.</summary>
    public Instant? NearSince { get; set; }

    /// <summary>Folds one fact of the office.</summary>
    public void Apply(IEvent happened)
    {
        Now.Apply(happened);
        if (Now.Newest is { } now) Now.Floor.Watch(now);
        var line = Now.Floor.Tickets.Line;
        OverSince = line.Over == 0 ? null : OverSince ?? Now.Newest;
        NearSince = line.Near == 0 ? null : NearSince ?? Now.Newest;
    }

    public OfficeCell Cell()
    {
        var (floor, line, details) = (Now.Floor, Now.Floor.Tickets.Line, Now.Details);
        Interval? opening = details is null || Now.KnownAt is not { } now ? null : OpeningTimes.Around(details.Hours, now, Now.Zone);
        var openWindows = Now.CountsOnly ? Now.Shown.OpenCounters : floor.OpenWindows;
        return new OfficeCell(
            Now.Id, Now.Name, Now.ShortName, details?.Region, Now.Zone.Id,
            opening?.Start, opening?.End, Now.Open,
            State, Now.Rules?.WaitNormS, Now.Waiting, line.Oldest?.Since, line.Over, line.Near,
            [.. floor.Windows.Select(w => new WindowCell(w.Key, w.Value.Face))], openWindows,
            Now.Ewt(null), floor.Today.LoadPercent(floor.OpenWindows), floor.Today.Issued, floor.Today.Served,
            Now.Newest, Now.Shown.StalledAt, floor.Drift.Cell);
    }

    /// <summary>What is wrong now, by the key of its cell.</summary>
    public IEnumerable<(string Key, TroubleCell Cell)> Troubles()
    {
        var line = Now.Floor.Tickets.Line;
        var longest = line.Oldest is { } oldest ? TicketNumber.Of(oldest.Id) : null;
        if (OverSince is { } over) yield return ($"wait-over-norm:{Now.Id}", new TroubleCell("wait-over-norm", NormState.Breach, Now.Id, null, longest, line.Over, over));
        else if (NearSince is { } near) yield return ($"wait-near-norm:{Now.Id}", new TroubleCell("wait-near-norm", NormState.Risk, Now.Id, null, longest, line.Near, near));
        if (Now.Shown.StalledAt is { } stalled) yield return ($"feed-stalled:{Now.Id}", new TroubleCell("feed-stalled", NormState.Risk, Now.Id, null, null, 1, stalled));
        foreach (var (number, window) in Now.Floor.Windows)
        {
            if (window.IdleSince is { } idle)
                yield return ($"idle-window:{Now.Id}:{number}", new TroubleCell("idle-window", NormState.Breach, Now.Id, null, $"{number}", Now.Floor.WaitingFor(window), idle, IdleGraceS));
        }
    }

    /// <summary>Of the waiting norm. Nobody has told of a queue: no data. A feed that only counts says nothing of waits: with people waiting that is no data, never met.</summary>
    private NormState State => (Now.Floor.Tickets.Line, Now) switch
    {
        (_, { Shown.StalledAt: not null } or { Newest: null, Rules: null }) => NormState.NoData,
        ({ Over: > 0 }, _) => NormState.Breach,
        ({ Near: > 0 }, _) => NormState.Risk,
        (_, { CountsOnly: true, Waiting: > 0 }) => NormState.NoData,
        // Nobody serves those who wait: their norm will be broken, however far it is yet.
        (_, { Open: true, Waiting: > 0, Floor: { OpenWindows: 0, Windows.Count: > 0 } }) => NormState.Risk,
        _ => NormState.Met,
    };
}
