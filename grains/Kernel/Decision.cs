using System.Collections.Immutable;

namespace OpsHub.Grains.Kernel;

/// <summary>A decider's answer: events, nothing (it is already so), or a refusal.</summary>
/// <typeparam name="TEvent">The concept's event.</typeparam>
public readonly record struct Decision<TEvent>
    where TEvent : class, IEvent
{
    private readonly ImmutableArray<TEvent> _events;

    private Decision(ImmutableArray<TEvent> events, Refusal? refusal) => (_events, Refusal) = (events, refusal);

    /// <summary>What happened; empty for nothing and for a refusal.</summary>
    public ImmutableArray<TEvent> Events => _events.IsDefault ? [] : _events;

    /// <summary>Why not, or null.</summary>
    public Refusal? Refusal { get; }

    /// <summary>It is already so.</summary>
    public static Decision<TEvent> Nothing => default;

    public static Decision<TEvent> Of(params ImmutableArray<TEvent> events) => new(events, null);

    public static implicit operator Decision<TEvent>(TEvent happened) => new([happened], null);

    public static implicit operator Decision<TEvent>(Refusal refusal) => new([], refusal);
}

/// <summary>An expected "no".</summary>
/// <param name="Code">Stable, kebab-case; callers branch on it.</param>
/// <param name="Detail">One English sentence: what is wrong and what to do instead. No personal data.</param>
public sealed record Refusal(string Code, string Detail);
