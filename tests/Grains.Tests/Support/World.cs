using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Tests.Support;

/// <summary>The whole domain in memory, in one thread: real deciders and folds, reactions, deadlines, one clock that only the test moves.</summary>
internal sealed class World(Instant start, Catalog? catalog = null)
{
    private readonly Catalog _catalog = catalog ?? Concepts.Catalog;

    private readonly Dictionary<GrainId, (object State, long Version)> _grains = [];
    private readonly Dictionary<(GrainId Grain, string Key), Instant> _deadlines = [];

    public Instant Now { get; private set; } = start;

    /// <summary>Every fact in log order.</summary>
    public List<Recorded> Facts { get; } = [];

    public TState State<TState>(GrainId grain) => (TState)StateOf(grain).State;

    /// <summary>Sends a command and everything that reactions make of it.</summary>
    /// <returns>The events of the command itself.</returns>
    public ImmutableArray<IEvent> Send(GrainId grain, ICommand command, Instant? occurredAt = null) => Try(grain, command, occurredAt).Events;

    /// <summary>Sends a command; a refusal is an answer.</summary>
    public (ImmutableArray<IEvent> Events, Refusal? Refusal) Try(GrainId grain, ICommand command, Instant? occurredAt = null)
    {
        var kind = _catalog.Kind(grain.Kind)!;
        var answer = kind.Decide(StateOf(grain).State, command, new Turn(grain, Now, occurredAt ?? Now, "test"));
        foreach (var happened in answer.Events) Record(kind, grain, happened);
        return answer;
    }

    /// <summary>Sends a command that must not be refused.</summary>
    public ImmutableArray<IEvent> Must(GrainId grain, ICommand command, Instant? occurredAt = null)
    {
        var (events, refusal) = Try(grain, command, occurredAt);
        refusal.ShouldBeNull($"{command} on {grain}");
        return events;
    }

    /// <summary>Moves the clock; deadlines pass on the way, each at its own instant.</summary>
    public void AdvanceTo(Instant instant)
    {
        while (_deadlines.Where(d => d.Value <= instant).OrderBy(d => d.Value).ThenBy(d => d.Key.ToString(), StringComparer.Ordinal).Select(d => ((GrainId, string, Instant)?)(d.Key.Grain, d.Key.Key, d.Value)).FirstOrDefault() is var (grain, key, at))
        {
            Now = Instant.Max(Now, at);
            _deadlines.Remove((grain, key));
            Try(grain, _catalog.Kind(grain.Kind)!.Wake(key)!);
        }
        Now = Instant.Max(Now, instant);
    }

    public void Advance(int seconds) => AdvanceTo(Now + Duration.FromSeconds(seconds));

    /// <summary>Sets the clock back, as a broken machine does; deadlines stay where they are.</summary>
    public void StepBack(int seconds) => Now -= Duration.FromSeconds(seconds);

    private (object State, long Version) StateOf(GrainId grain) => _grains.TryGetValue(grain, out var known) ? known : (_catalog.Kind(grain.Kind)!.Initial, 0);

    private void Record(GrainKind kind, GrainId grain, IEvent happened)
    {
        var (state, version) = StateOf(grain);
        _grains[grain] = (kind.Evolve(state, happened), version + 1);
        var fact = new Recorded(Facts.Count + 1, grain, version + 1, happened, Now);
        Facts.Add(fact);
        foreach (var (key, due) in kind.DeadlinesOf(happened))
        {
            if (due is { } at) _deadlines[(grain, key)] = at;
            else _deadlines.Remove((grain, key));
        }
        foreach (var (target, command) in Concepts.Reactions.SelectMany(r => r.To(fact)).ToList()) Try(target, command);
    }
}
