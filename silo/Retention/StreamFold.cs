using System.Text.Json;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Silo.Verification;

namespace OpsHub.Silo.Retention;

/// <summary>What a grain knows and waits for after some commits: the measure of whether others say the same.</summary>
/// <param name="State">As JSON whose order does not count.</param>
/// <param name="Waits">Deadlines that are set.</param>
/// <param name="IsOver">Whether the grain has come to its end.</param>
internal sealed record StreamFold(string State, string Waits, bool IsOver)
{
    public bool WaitsForNothing => Waits.Length == 0;

    public bool SaysTheSameAs(StreamFold other) => State == other.State && Waits == other.Waits;

    /// <param name="kind">Of the grain.</param>
    /// <param name="commits">In order.</param>
    /// <param name="after">Deadlines up to this instant have come and count no more.</param>
    public static StreamFold Of(GrainKind kind, IEnumerable<OldCommit> commits, Instant after)
    {
        var state = kind.Initial;
        var due = new SortedDictionary<string, Instant>(StringComparer.Ordinal);
        foreach (var happened in commits.SelectMany(c => c.Events))
        {
            state = kind.Evolve(state, happened);
            foreach (var deadline in kind.DeadlinesOf(happened))
                if (deadline.DueAt is { } at && at > after) due[deadline.Key] = at;
                else due.Remove(deadline.Key);
        }
        var json = JsonSerializer.SerializeToElement(state, kind.StateType, HubJson.Options);
        return new StreamFold(Likeness.Canonical(json), string.Join('\n', due.Select(d => $"{d.Key} {d.Value}")), kind.IsOver(state));
    }

    /// <summary>The same, or null where the commits cannot be folded by themselves.</summary>
    public static StreamFold? Try(GrainKind kind, IEnumerable<OldCommit> commits, Instant after)
    {
        try
        {
            return Of(kind, commits, after);
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or NullReferenceException or ArgumentException)   // a fold that misses what it follows from fails in its own way: so those commits are not enough
        {
            return null;
        }
    }
}
