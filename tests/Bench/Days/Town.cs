using NodaTime;
using OpsHub.Grains;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Log;

namespace OpsHub.Bench.Days;

/// <summary>
/// Runs the real deciders, deadlines and reactions in memory and virtual time, one thing after the other, and hands out what a log would be
/// given. Same commands in the same order, same commits.
/// </summary>
internal sealed class Town(Instant start, Action<Commit> commits)
{
    private readonly Catalog _catalog = Concepts.Catalog;
    private readonly Dictionary<GrainId, (object State, long Version)> _grains = [];
    private readonly Dictionary<(GrainId Grain, string Key), Instant> _due = [];
    private readonly PriorityQueue<Action, (Instant At, long Turn)> _agenda = new();
    private long _turns;

    public Instant Now { get; private set; } = start;

    /// <summary>Events so far.</summary>
    public long Events { get; private set; }

    /// <summary>Does something later.</summary>
    public void After(Duration wait, Action what) => _agenda.Enqueue(what, (Now + wait, ++_turns));

    /// <summary>Does what is next; false when nothing is left to do.</summary>
    public bool Step()
    {
        if (!_agenda.TryDequeue(out var what, out var when)) return false;
        Now = when.At;
        what();
        return true;
    }

    public TState State<TState>(GrainId grain) => (TState)Of(grain).State;

    /// <summary>Decides, folds and hands out; false when it was refused or already so.</summary>
    public bool Send(GrainId grain, ICommand command)
    {
        var kind = _catalog.Kind(grain.Kind)!;
        var (state, version) = Of(grain);
        var (events, _) = kind.Decide(state, command, new Turn(grain, Now, Now, "bench"));
        if (events.IsEmpty) return false;
        var data = events.Select(e => new EventData(_catalog.NameOf(e), _catalog.Write(e), e.At)).ToArray();
        commits(new Commit(grain.ToString(), version, $"bench-{++_turns}", "bench", data, null, Now));
        _grains[grain] = (events.Aggregate(state, kind.Evolve), version + events.Length);
        foreach (var happened in events) Follow(kind, new Recorded(++Events, grain, ++version, happened, Now));
        return true;
    }

    /// <summary>Whoever is over for good need not be remembered.</summary>
    public void Forget(GrainId grain) => _grains.Remove(grain);

    private (object State, long Version) Of(GrainId grain) => _grains.TryGetValue(grain, out var known) ? known : (_catalog.Kind(grain.Kind)!.Initial, 0);

    private void Follow(GrainKind kind, Recorded fact)
    {
        foreach (var deadline in kind.DeadlinesOf(fact.Event)) Note(kind, fact.Grain, deadline);
        foreach (var reaction in Concepts.Reactions)
            foreach (var (grain, command) in reaction.To(fact)) Send(grain, command);
    }

    private void Note(GrainKind kind, GrainId grain, Deadline deadline)
    {
        if (deadline.DueAt is not { } at)
        {
            _due.Remove((grain, deadline.Key));
            return;
        }
        _due[(grain, deadline.Key)] = at;
        After(Duration.Max(at - Now, Duration.Zero), () =>
        {
            if (_due.TryGetValue((grain, deadline.Key), out var noted) && noted == at && _due.Remove((grain, deadline.Key))) Send(grain, kind.Wake(deadline.Key)!);
        });
    }
}
