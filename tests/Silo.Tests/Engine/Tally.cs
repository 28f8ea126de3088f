using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Silo.Tests.Engine;

public abstract record TallyEvent(Instant At) : IEvent;

[Stored("added")]
public sealed record Added(int Amount, Instant At) : TallyEvent(At);

/// <summary>Cannot be folded.</summary>
[Stored("indigestible")]
public sealed record Indigestible(Instant At) : TallyEvent(At);

[Stored("reminder-set")]
public sealed record ReminderSet(string Key, Instant DueAt, Instant At) : TallyEvent(At);

[Stored("reminded")]
public sealed record Reminded(string Key, Instant At) : TallyEvent(At);

public abstract record TallyCommand : ICommand;

/// <summary>Adds; a sum over 1,000,000 is refused, 0 is nothing.</summary>
[Stored("add")]
public sealed record Add(int Amount, Action? WhileDeciding = null) : TallyCommand;

[Stored("throw")]
public sealed record Throw : TallyCommand;

[Stored("choke")]
public sealed record Choke : TallyCommand;

[Stored("remind")]
public sealed record Remind(string Key, Instant DueAt) : TallyCommand;

[Stored("wake")]
public sealed record WakeTally(string Deadline) : TallyCommand, IWake;

public sealed record TallyState(long Sum, int Reminders);

/// <summary>The grain of the engine's tests: a sum.</summary>
public static class Tally
{
    public static GrainKind<TallyState, TallyCommand, TallyEvent> Kind { get; } =
        new("tally", 1, new TallyState(0, 0), Decide, Evolve, DeadlinesOf, key => new WakeTally(key));

    public static Catalog Catalog { get; } = new([Kind]);

    public static GrainId Id(string key) => new("tally", "test", key);

    private static Decision<TallyEvent> Decide(TallyState tally, TallyCommand command, Turn turn)
    {
        (command as Add)?.WhileDeciding?.Invoke();
        return command switch
        {
            Add { Amount: 0 } => Decision<TallyEvent>.Nothing,
            Add add when tally.Sum + add.Amount > 1_000_000 => new Refusal("too-much", "The sum would be over 1000000."),
            Add add => new Added(add.Amount, turn.OccurredAt),
            Remind remind => new ReminderSet(remind.Key, remind.DueAt, turn.OccurredAt),
            WakeTally wake => new Reminded(wake.Deadline, turn.OccurredAt),
            Choke => new Indigestible(turn.OccurredAt),
            _ => throw new InvalidOperationException("A decider with a bug."),
        };
    }

    private static TallyState Evolve(TallyState tally, TallyEvent happened) => happened switch
    {
        Added added => tally with { Sum = tally.Sum + added.Amount },
        ReminderSet => tally,
        Reminded => tally with { Reminders = tally.Reminders + 1 },
        _ => throw new InvalidOperationException("A fold with a bug."),
    };

    private static IEnumerable<Deadline> DeadlinesOf(TallyEvent happened) => happened switch
    {
        ReminderSet set => [Deadline.Set(set.Key, set.DueAt)],
        Reminded passed => [Deadline.Clear(passed.Key)],
        _ => [],
    };
}
