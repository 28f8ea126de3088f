using NodaTime;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Promises;

namespace OpsHub.Grains.Walls.Calls;

/// <param name="Told">What was foreseen when he joined.</param>
internal sealed record GivenUp(string Line, Instant At, int WaitedS, WaitBand? Told);

internal sealed record OwedCall(string Line, Instant PromisedAt, Instant DueAt, bool Missed);

/// <summary>Whom somebody still has to call: callers who gave up, for a day, and calls back that are promised, until they are made or the customer waits no longer.</summary>
internal sealed class CallbackTasks
{
    private static readonly Duration Kept = Duration.FromHours(24);

    private static readonly Duration BetweenTidyings = Duration.FromMinutes(1);

    public Dictionary<string, GivenUp> GivenUp { get; set; } = [];

    public Dictionary<string, OwedCall> Owed { get; set; } = [];

    /// <summary>When calls back were made, oldest first, of the last day.</summary>
    public Queue<Instant> Made { get; set; } = [];

    public Instant TidiedAt { get; set; }

    /// <param name="call">Key of the caller's grain.</param>
    /// <param name="happened">What happened to it.</param>
    /// <param name="told">What had been foreseen of the wait that this ends.</param>
    public void Apply(string call, CallerEvent happened, WaitBand? told)
    {
        switch (happened)
        {
            case CallAbandoned { WaitedS: > CallTally.ShortAbandonS } e: GivenUp[call] = new GivenUp(e.Line, e.At, e.WaitedS, told); break;
            case CallbackPromised e:
                GivenUp.Remove(call);
                Owed[call] = new OwedCall(e.Line, e.PromisedAt, e.PromisedAt, false);
                break;
            case CallbackMissed when Owed.TryGetValue(call, out var owed): Owed[call] = owed with { Missed = true }; break;
            case CallbackMade e:
                Owed.Remove(call);
                Made.Enqueue(e.At);
                break;
        }
        Tidy(happened.At);
    }

    /// <summary>What became of the promise of a call back.</summary>
    public void Apply(string call, PromiseEvent happened)
    {
        if (!Owed.TryGetValue(call, out var owed)) return;
        switch (happened)
        {
            case PromiseMade e: Owed[call] = owed with { DueAt = e.DueAt }; break;
            case PromiseMoved e: Owed[call] = owed with { PromisedAt = e.PromisedAt, DueAt = e.DueAt }; break;
            case PromiseKept or PromiseReleased: Owed.Remove(call); break;
        }
    }

    private void Tidy(Instant at)
    {
        if (at < TidiedAt + BetweenTidyings) return;
        TidiedAt = at;
        while (Made.TryPeek(out var first) && first <= at - Kept) Made.Dequeue();
        foreach (var (call, task) in GivenUp)
            if (task.At <= at - Kept) GivenUp.Remove(call);
    }
}
