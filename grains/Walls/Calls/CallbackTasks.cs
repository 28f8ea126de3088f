using NodaTime;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Promises;

namespace OpsHub.Grains.Walls.Calls;

internal sealed record GivenUp(string Line, Instant At, int WaitedS);

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

    public void Apply(string call, CallerEvent happened)
    {
        switch (happened)
        {
            case CallAbandoned { WaitedS: > CallTally.ShortAbandonS } e: GivenUp[call] = new GivenUp(e.Line, e.At, e.WaitedS); break;
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
