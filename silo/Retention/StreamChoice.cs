using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Retention;

namespace OpsHub.Silo.Retention;

/// <summary>Why a commit that is old enough, of a kind that perishes, stays all the same.</summary>
internal enum Stays
{
    /// <summary>Something of its matter is younger, or kept for ever.</summary>
    WithTheRest,

    /// <summary>The grain still knows it.</summary>
    Remembered,

    /// <summary>The call is not over.</summary>
    NotOver,
}

/// <summary>What goes of one stream.</summary>
/// <param name="Portions">Commits that go, group by group of matters; after each portion the rest folds to the same grain.</param>
/// <param name="Staying">Commits that are old enough and stay, with the reason.</param>
internal sealed record StreamChosen(IReadOnlyList<IReadOnlyList<OldCommit>> Portions, IReadOnlyList<(OldCommit Commit, Stays Why)> Staying)
{
    public IEnumerable<OldCommit> Going => Portions.SelectMany(p => p);
}

/// <summary>
/// Chooses which old commits of a stream go, and proves each choice before it is carried out: the grain folded from what would be left must be the grain folded from everything, as it stood at the
/// last old commit. Whatever comes behind it then folds to the same for ever.
/// </summary>
/// <param name="kind">Of the grain.</param>
/// <param name="data">Kind of data that perishes here.</param>
/// <param name="before">Commits that were recorded before it are old enough.</param>
/// <param name="portion">Commits in one portion, unless its last group is larger.</param>
internal sealed class StreamChoice(GrainKind kind, DataKind data, Instant before, int portion)
{
    /// <param name="commits">The stream's, in order, up to a position.</param>
    /// <param name="goesOn">Whether there are more behind it.</param>
    public StreamChosen Of(IReadOnlyList<OldCommit> commits, bool goesOn)
    {
        var old = commits.Select(c => c.RecordedAt < before && c.Events.All(e => Matters.KindOf(e) == data)).ToArray();
        if (!old.Contains(true)) return new StreamChosen([], []);
        var whole = StreamFold.Of(kind, commits, before);
        if (kind.Ends) return !goesOn && whole.IsOver && whole.WaitsForNothing && !old.Contains(false) ? new StreamChosen([commits], []) : Nothing(commits, old, Stays.NotOver);
        var groups = new MatterGroups(commits);
        var remembered = Remembered(commits, goesOn);
        foreach (var days in Ladder(commits, old))
        {
            var staying = Spread(groups, [.. old.Select((o, i) => !o || remembered.Contains(i) || (days.Contains(DayOf(commits[i]))))]);
            if (Portions(commits, groups, staying, whole) is { } portions)
            {
                var lasting = Enumerable.Range(0, commits.Count).Where(i => !old[i]).Select(groups.Of).ToHashSet();
                return new StreamChosen(portions, [.. Enumerable.Range(0, commits.Count).Where(i => old[i] && staying[i]).Select(i => (commits[i], lasting.Contains(groups.Of(i)) ? Stays.WithTheRest : Stays.Remembered))]);
            }
        }
        return Nothing(commits, old, Stays.Remembered);
    }

    private static StreamChosen Nothing(IReadOnlyList<OldCommit> commits, bool[] old, Stays why) => new([], [.. commits.Where((_, i) => old[i]).Select(c => (c, why))]);

    /// <summary>The first commit, for no other stream may begin where it began; the newest of each name that events leave behind; and the last of all where it is the stream's end, for it carries the version.</summary>
    private static HashSet<int> Remembered(IReadOnlyList<OldCommit> commits, bool goesOn)
    {
        var newest = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < commits.Count; i++)
            foreach (var name in commits[i].Events.SelectMany(Matters.LeftBy)) newest[name] = i;
        return goesOn ? [0, .. newest.Values] : [0, .. newest.Values, commits.Count - 1];
    }

    /// <summary>Days that stay as a whole, tried one after another until the grain is the same: none, the newest, then always twice as many.</summary>
    private static IEnumerable<HashSet<LocalDate>> Ladder(IReadOnlyList<OldCommit> commits, bool[] old)
    {
        var days = commits.Where((_, i) => old[i]).Select(DayOf).Distinct().OrderDescending().ToList();
        yield return [];
        for (var many = 1; many < days.Count; many *= 2) yield return [.. days.Take(many)];
    }

    /// <summary>Whoever shares a matter with one that stays, stays.</summary>
    private static bool[] Spread(MatterGroups groups, bool[] staying)
    {
        var kept = Enumerable.Range(0, staying.Length).Where(i => staying[i]).Select(groups.Of).ToHashSet();
        return [.. staying.Select((_, i) => kept.Contains(groups.Of(i)))];
    }

    /// <summary>What goes, cut between groups; null unless the rest folds to the same grain after every portion. Two portions of which only both together leave the grain as it is are made one.</summary>
    private List<IReadOnlyList<OldCommit>>? Portions(IReadOnlyList<OldCommit> commits, MatterGroups groups, bool[] staying, StreamFold whole)
    {
        var left = Enumerable.Repeat(true, commits.Count).ToArray();
        List<IReadOnlyList<OldCommit>> portions = [];
        List<int> open = [];
        var full = portion;
        foreach (var group in Enumerable.Range(0, commits.Count).Where(i => !staying[i]).GroupBy(groups.Of).OrderBy(g => g.Last()))
        {
            open.AddRange(group);
            foreach (var i in group) left[i] = false;
            if (open.Count < full) continue;
            if (Same(commits, left, whole)) Close();
            else full += portion;
        }
        if (open.Count == 0) return portions;
        if (!Same(commits, left, whole)) return null;
        Close();
        return portions;

        void Close()
        {
            portions.Add([.. open.Order().Select(i => commits[i])]);
            open.Clear();
            full = portion;
        }
    }

    private bool Same(IReadOnlyList<OldCommit> commits, bool[] left, StreamFold whole) => StreamFold.Try(kind, commits.Where((_, i) => left[i]), before)?.SaysTheSameAs(whole) == true;

    private static LocalDate DayOf(OldCommit commit) => commit.RecordedAt.InUtc().Date;
}
