using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Callers;

/// <summary>A call whose end its source never told: closed once it has been at one thing for longer than the standard allows, and counted apart as lost.</summary>
internal static class Losing
{
    /// <summary>Reason of a call that its source lost.</summary>
    public const string Lost = "lost";

    private const string Key = "lost";

    /// <summary>Only what begins a menu, a wait or a talk moves the deadline; a company without a standard has none.</summary>
    public static IEnumerable<Deadline> DeadlinesOf(CallerEvent happened) => happened switch
    {
        CallEntered { LostAt: { } at } => [Deadline.Set(Key, at)],
        CallQueued { LostAt: { } at } => [Deadline.Set(Key, at)],
        CallAnswered { LostAt: { } at } => [Deadline.Set(Key, at)],
        CallTransferred { LostAt: { } at } => [Deadline.Set(Key, at)],
        CallTakenOver { LostAt: { } at } => [Deadline.Set(Key, at)],
        CallDialled { LostAt: { } at } => [Deadline.Set(Key, at)],
        DialAnswered { LostAt: { } at } => [Deadline.Set(Key, at)],
        CallAbandoned or CallEnded or CallLeftMenu or CallLeftLine or DialGivenUp or DialEnded => [Deadline.Clear(Key)],
        _ => [],
    };

    /// <summary>Says when the call is lost if nothing more is heard of it.</summary>
    public static CallerEvent Dated(CallerEvent happened, LostAfter after) => happened switch
    {
        CallEntered e => e with { LostAt = e.At + after.Menu },
        CallQueued e => e with { LostAt = e.At + after.Waiting },
        CallAnswered e => e with { LostAt = e.At + after.Talking },
        CallTransferred e => e with { LostAt = e.At + (e.ToOperator is null ? after.Waiting : after.Talking) },
        CallTakenOver e => e with { LostAt = e.At + after.Talking },
        CallDialled e => e with { LostAt = e.At + after.Waiting },
        DialAnswered e => e with { LostAt = e.At + after.Talking },
        _ => happened,
    };

    public static Instant? LostAt(CallerEvent happened) => DeadlinesOf(happened).Select(d => d.DueAt).FirstOrDefault(at => at is not null);

    public static Decision<CallerEvent> Wake(CallerState call, Turn turn)
    {
        if (call.Phase == CallerPhase.Over || call.LostAt is not { } at || turn.OccurredAt < at) return Decision<CallerEvent>.Nothing;
        return call switch
        {
            { Phase: CallerPhase.Menu } => Caller.LeftMenu(call, call.Route.Line!, turn.OccurredAt) with { Lost = true },
            { Outbound: not null } => Dialling.Decide(call, new LeaveLine(call.Route.Line!, Lost), turn),
            _ => new CallLeftLine(call.Route.Line!, Lost, call.OfferedAt, turn.OccurredAt, call.Route.Tiers(turn.OccurredAt)),
        };
    }
}
