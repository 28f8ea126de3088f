using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;

namespace OpsHub.ClientHub.Tests.Host;

/// <summary>Runs the real deciders in memory, one turn at a time, and tells the followers.</summary>
internal sealed class GrainsDouble(Catalog catalog, TestClock clock, Func<IEnumerable<IFollower>> followers) : IGrains
{
    private readonly Lock _lock = new();
    private readonly Dictionary<GrainId, (object State, long Version)> _grains = [];
    private readonly Dictionary<(GrainId, string), Outcome> _answers = [];
    private long _position;

    /// <summary>Answers instead of the grain when it gives something.</summary>
    public Func<Envelope, Outcome?> Instead { get; set; } = _ => null;

    /// <summary>Awaited before a turn, outside of the lock.</summary>
    public Func<Envelope, Task> Before { get; set; } = _ => Task.CompletedTask;

    public List<Envelope> Sent { get; } = [];

    public async Task<Outcome> Send(Envelope envelope, CancellationToken cancel)
    {
        await Before(envelope);
        lock (_lock)
        {
            Sent.Add(envelope);
            if (Instead(envelope) is { } instead) return instead;
            if (_answers.TryGetValue((envelope.Grain, envelope.CommandId), out var first)) return Again(first);
            return _answers[(envelope.Grain, envelope.CommandId)] = Turn(envelope);
        }
    }

    private Outcome Turn(Envelope envelope)
    {
        var kind = catalog.Kind(envelope.Grain.Kind)!;
        var (state, version) = _grains.GetValueOrDefault(envelope.Grain, (kind.Initial, 0));
        var now = clock.GetCurrentInstant();
        var (events, refusal) = kind.Decide(state, envelope.Command, new Turn(envelope.Grain, now, envelope.OccurredAt ?? now, envelope.Actor));
        if (refusal is not null) return new Outcome.Refused(refusal);
        if (events.Length == 0) return new Outcome.Nothing();
        foreach (var happened in events)
        {
            state = kind.Evolve(state, happened);
            version++;
            Tell(new Recorded(++_position, envelope.Grain, version, happened, now));
        }
        _grains[envelope.Grain] = (state, version);
        return new Outcome.Done(version, _position, events);
    }

    private void Tell(in Recorded fact)
    {
        foreach (var follower in followers()) follower.Apply(fact);
    }

    private static Outcome Again(Outcome first) => first switch
    {
        Outcome.Done done => done with { Repeated = true },
        Outcome.Nothing => new Outcome.Nothing(true),
        Outcome.Refused refused => refused with { Repeated = true },
        _ => first,
    };
}
