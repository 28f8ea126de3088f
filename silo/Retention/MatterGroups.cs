using OpsHub.Grains.Retention;

namespace OpsHub.Silo.Retention;

/// <summary>The commits of a stream by what belongs together: commits that say something of one matter, and matters that one commit names, are kept or taken as one.</summary>
internal sealed class MatterGroups
{
    private readonly int[] _parents;

    public MatterGroups(IReadOnlyList<OldCommit> commits)
    {
        _parents = [.. Enumerable.Range(0, commits.Count)];
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        var run = -1;
        for (var i = 0; i < commits.Count; i++)
        {
            foreach (var matter in commits[i].Events.SelectMany(Matters.Of)) Join(i, first.TryGetValue(matter, out var before) ? before : first[matter] = i);
            if (commits[i].Events.Any(Matters.Begins)) run = i;
            else if (run >= 0) Join(i, run);
        }
    }

    /// <summary>The group of a commit: the least index in it.</summary>
    public int Of(int commit)
    {
        while (_parents[commit] != commit) commit = _parents[commit] = _parents[_parents[commit]];
        return commit;
    }

    private void Join(int one, int other)
    {
        var (a, b) = (Of(one), Of(other));
        _parents[Math.Max(a, b)] = Math.Min(a, b);
    }
}
