namespace OpsHub.Silo.Replay.Outages;

/// <summary>
/// Who stands on a list that is read again and again, and what each reading means for its outages. A list that its source cuts at a number of rows ends nobody while it is full:
/// whoever is missing then may only have been cut off. He is over at the first reading that has room and still lacks him.
/// </summary>
/// <param name="cap">Rows at which the source cuts its list, or null.</param>
internal sealed class OutageList(int? cap)
{
    private readonly HashSet<string> _listed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _cutOff = new(StringComparer.Ordinal);

    /// <summary>Rows of the newest reading.</summary>
    public int Count => _listed.Count;

    /// <summary>Outages that are neither seen nor known to be over.</summary>
    public IReadOnlyCollection<string> CutOff => _cutOff;

    /// <summary>Takes a reading: what each outage of it is now.</summary>
    /// <param name="seen">Outages that this reading shows, or shows otherwise than before.</param>
    /// <param name="missing">Outages that were on the reading before and are not on this.</param>
    /// <returns>Those that are over, in the order of their ids.</returns>
    public IReadOnlyList<string> Read(IEnumerable<string> seen, IEnumerable<string> missing)
    {
        _listed.ExceptWith(missing);
        _listed.UnionWith(seen);
        _cutOff.UnionWith(missing);
        _cutOff.ExceptWith(_listed);
        if (Count >= cap) return [];
        string[] over = [.. _cutOff.Order(StringComparer.Ordinal)];
        _cutOff.Clear();
        return over;
    }

    /// <summary>Outages that stood on the list before anybody read it here.</summary>
    public void Know(IEnumerable<string> open) => _listed.UnionWith(open);

    /// <summary>Those of the reading before that a new one does not show.</summary>
    public IReadOnlyList<string> Missing(IReadOnlySet<string> seen) => [.. _listed.Where(id => !seen.Contains(id))];

    public bool IsListed(string id) => _listed.Contains(id);
}
