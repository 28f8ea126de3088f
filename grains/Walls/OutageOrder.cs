namespace OpsHub.Grains.Walls;

/// <summary>
/// Open outages in the order in which they are told, of a company and of each of its offices, with their counts: kept as they change, so that a board of tens of thousands is drawn by its
/// first few.
/// </summary>
internal sealed class OutageOrder
{
    private readonly Dictionary<string, OfOffice> _offices = new(StringComparer.Ordinal);

    public OutageOrder(IEnumerable<OpenOutage> open)
    {
        foreach (var outage in open) Add(outage);
    }

    /// <summary>Those that go on, the largest first.</summary>
    public SortedSet<OpenOutage> Active { get; } = new(OutageSearch.Order);

    /// <summary>Those to come, the next first.</summary>
    public SortedSet<OpenOutage> Ahead { get; } = new(OutageSearch.Order);

    /// <summary>What touches an office, in that order, and its counts; null for nothing.</summary>
    public (SortedSet<OpenOutage> Outages, OutageTally Tally)? Of(string office) => _offices.TryGetValue(office, out var known) ? (known.Outages, known.Tally) : null;

    public void Add(OpenOutage outage)
    {
        (outage.State.Active ? Active : Ahead).Add(outage);
        foreach (var id in outage.Offices)
        {
            if (!_offices.TryGetValue(id, out var office)) _offices[id] = office = new OfOffice();
            office.Outages.Add(outage);
            office.Tally.Add(outage, 1);
        }
    }

    public void Remove(OpenOutage outage)
    {
        (outage.State.Active ? Active : Ahead).Remove(outage);
        foreach (var id in outage.Offices)
        {
            var office = _offices[id];
            office.Outages.Remove(outage);
            office.Tally.Add(outage, -1);
            if (office.Outages.Count == 0) _offices.Remove(id);
        }
    }

    private sealed class OfOffice
    {
        public SortedSet<OpenOutage> Outages { get; } = new(OutageSearch.Order);

        public OutageTally Tally { get; } = new();
    }
}
