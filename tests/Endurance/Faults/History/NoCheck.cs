using System.Text;
using System.Text.Json;
using NodaTime;
using OpsHub.Faults.Tests.Support;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Kernel.Json;

namespace OpsHub.Endurance.Faults.History;

/// <summary>
/// Decides every "no" and "already so" of a kind of grain again. Such an answer stands nowhere in the log's order, so it is true if one of the states that the stream had between the
/// question and the answer gives it: not before what was acknowledged when it was asked, not after what was asked when it was answered (deploy/decisions/0117-a-no-is-checked-too.md).
/// </summary>
/// <param name="kind">One whose refusals do not depend on the time of day.</param>
internal sealed class NoCheck(Catalog catalog, string kind)
{
    private readonly GrainKind _kind = catalog.Kind(kind) ?? throw new ArgumentException($"There is no kind {kind}.", nameof(kind));

    public IEnumerable<Flaw> Flaws(IReadOnlyList<Entry> history, IReadOnlyList<StoredFact> log)
    {
        var facts = log.ToLookup(f => f.Stream);
        var streams = Commands.Of(history, log).Values.Where(c => c.Stream.StartsWith(kind + "/", StringComparison.Ordinal)).GroupBy(c => c.Stream);
        return streams.SelectMany(s => OfStream(GrainId.Parse(s.Key), [.. s], States(facts[s.Key])));
    }

    private IEnumerable<Flaw> OfStream(GrainId grain, List<Command> commands, List<State> states)
    {
        var written = commands.Where(c => c.Events.Count > 0 && c.Asked.Count > 0).ToList();
        var acknowledged = new Bound(written.Where(w => w.Answers.Count > 0).Select(w => (w.Answers[0].AtMs, w.Events[^1].Version)));
        var begun = new Bound(written.Select(w => (-w.Asked[0].AtMs, 1 - w.Events[0].Version)));   // the same question, backwards
        foreach (var command in commands.Where(c => c.Answers is [{ Answer.Outcome: "nothing" or "refused" }, ..]))
        {
            var (askedMs, answeredMs) = (command.Asked[0].AtMs, command.Answers[0].AtMs);
            var (from, to) = (acknowledged.HighestBefore(askedMs) ?? 0, -begun.HighestBefore(-answeredMs) ?? states.Count - 1);
            if (!Enumerable.Range((int)from, (int)Math.Max(0, to - from + 1)).Any(version => Says(grain, states[version], command)))
                yield return new Flaw(FlawKind.Stale, $"{command} was answered {command.Answers[0].Answer} by {command.Answers[0].Node}, which no state of versions {from} to {to} gives");
        }
    }

    private bool Says(GrainId grain, State state, Command command)
    {
        var asked = (ICommand)command.Asked[0].Said.Deserialize(catalog.Command(kind, command.Asked[0].Command)!, HubJson.Options)!;
        var (events, refusal) = _kind.Decide(state.Folded, asked, new Turn(grain, state.At, state.At, "client"));
        return events.IsEmpty && (refusal?.Code, refusal is null ? "nothing" : "refused") == (command.Answers[0].Answer!.Code, command.Answers[0].Answer!.Outcome);
    }

    /// <summary>The state at each version, from 0.</summary>
    private List<State> States(IEnumerable<StoredFact> facts)
    {
        List<State> states = [new(_kind.Initial, NodaConstants.UnixEpoch)];
        foreach (var fact in facts)
        {
            var happened = catalog.Read(fact.Name, Encoding.UTF8.GetBytes(fact.Data.GetRawText()));
            states.Add(new State(_kind.Evolve(states[^1].Folded, happened), happened.At));
        }
        return states;
    }

    /// <summary>The highest version so far, by time: found by halving, for a run of minutes has a hundred thousand of them.</summary>
    private sealed class Bound
    {
        private readonly double[] _atMs;
        private readonly long[] _highest;

        public Bound(IEnumerable<(double AtMs, long Version)> seen)
        {
            var sorted = seen.OrderBy(s => s.AtMs).ToList();
            _atMs = [.. sorted.Select(s => s.AtMs)];
            _highest = [.. sorted.Select(s => s.Version)];
            for (var i = 1; i < _highest.Length; i++) _highest[i] = Math.Max(_highest[i], _highest[i - 1]);
        }

        public long? HighestBefore(double atMs)
        {
            var (low, high) = (0, _atMs.Length);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (_atMs[middle] < atMs) low = middle + 1;
                else high = middle;
            }
            return low == 0 ? null : _highest[low - 1];
        }
    }

    /// <param name="At">When its last event happened.</param>
    private readonly record struct State(object Folded, Instant At);
}
