using System.Collections.Immutable;

namespace OpsHub.Grains.Kernel;

/// <summary>One concept, with its types forgotten: what an engine, a codec or an API needs to run it.</summary>
public abstract class GrainKind
{
    /// <summary>First part of the grain ids of this kind.</summary>
    public abstract string Name { get; }

    public abstract Type StateType { get; }

    /// <summary>Every command of the kind.</summary>
    public abstract ImmutableArray<Type> Commands { get; }

    /// <summary>Every event of the kind.</summary>
    public abstract ImmutableArray<Type> Events { get; }

    /// <summary>Version of the state's shape; a snapshot of another version is dropped, never read.</summary>
    public abstract int StateVersion { get; }

    public abstract object Initial { get; }

    public abstract (ImmutableArray<IEvent> Events, Refusal? Refusal) Decide(object state, ICommand command, Turn turn);

    public abstract object Evolve(object state, IEvent happened);

    public abstract IEnumerable<Deadline> DeadlinesOf(IEvent happened);

    /// <summary>The command that tells a grain of this kind that a deadline has come; null where the kind has none.</summary>
    public abstract ICommand? Wake(string deadline);

    /// <summary>Whether grains of the kind come to an end at all, as a call does.</summary>
    public abstract bool Ends { get; }

    /// <summary>Whether a grain has come to its end, so that its whole stream may be forgotten one day.</summary>
    public abstract bool IsOver(object state);
}

/// <summary>A concept: initial state, decider, fold, deadlines.</summary>
/// <param name="name">First part of its grain ids.</param>
/// <param name="stateVersion">Raised when the state's shape changes.</param>
/// <param name="initial">State before the first event.</param>
/// <param name="decide">Pure decider.</param>
/// <param name="evolve">Pure fold.</param>
/// <param name="deadlinesOf">Deadlines that an event sets or clears; null for none.</param>
/// <param name="wake">Makes the waking command; null for none.</param>
/// <param name="isOver">Whether a grain has ended; null for a kind whose grains last for ever.</param>
public sealed class GrainKind<TState, TCommand, TEvent>(
    string name,
    int stateVersion,
    TState initial,
    Func<TState, TCommand, Turn, Decision<TEvent>> decide,
    Func<TState, TEvent, TState> evolve,
    Func<TEvent, IEnumerable<Deadline>>? deadlinesOf = null,
    Func<string, TCommand>? wake = null,
    Func<TState, bool>? isOver = null) : GrainKind
    where TState : class
    where TCommand : class, ICommand
    where TEvent : class, IEvent
{
    public override string Name => name;

    public override Type StateType => typeof(TState);

    public override int StateVersion => stateVersion;

    public override ImmutableArray<Type> Commands { get; } = CasesOf(typeof(TCommand));

    public override ImmutableArray<Type> Events { get; } = CasesOf(typeof(TEvent));

    public override object Initial => initial;

    public override (ImmutableArray<IEvent> Events, Refusal? Refusal) Decide(object state, ICommand command, Turn turn)
    {
        var decision = decide((TState)state, (TCommand)command, turn);
        return (ImmutableArray<IEvent>.CastUp(decision.Events), decision.Refusal);
    }

    public override object Evolve(object state, IEvent happened) => evolve((TState)state, (TEvent)happened);

    public override IEnumerable<Deadline> DeadlinesOf(IEvent happened) => deadlinesOf?.Invoke((TEvent)happened) ?? [];

    public override ICommand? Wake(string deadline) => wake?.Invoke(deadline);

    public override bool Ends => isOver is not null;

    public override bool IsOver(object state) => isOver?.Invoke((TState)state) ?? false;

    private static ImmutableArray<Type> CasesOf(Type root) =>
        [.. root.Assembly.GetTypes().Where(t => t.IsSubclassOf(root) && !t.IsAbstract).OrderBy(t => t.Name, StringComparer.Ordinal)];
}
