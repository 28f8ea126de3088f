using NodaTime;

namespace OpsHub.Grains.Alerts;

/// <summary>What the wall tells of the alerts of a company, kept in its order: what is silent, only recorded or a consequence is nobody's news and stands in the inbox only.</summary>
internal sealed class WallBook
{
    private static readonly IComparer<Told> Order = Comparer<Told>.Create(static (a, b) => a.Rank.CompareTo(b.Rank) is not 0 and var rank ? rank : string.CompareOrdinal(a.Key, b.Key));

    private readonly Dictionary<string, Told> _told = new(StringComparer.Ordinal);
    private readonly SortedSet<Told> _ordered = new(Order);

    public int Unaccepted => _told.Count - Accepted;

    public int Accepted { get; private set; }

    /// <summary>Keys, worst first.</summary>
    public IEnumerable<string> Worst => _ordered.Select(t => t.Key);

    /// <param name="told">The alert as it is now, or null: the wall does not tell it.</param>
    public void Put(string key, AlertNow? told)
    {
        if (_told.Remove(key, out var before))
        {
            _ordered.Remove(before);
            if (before.IsAccepted) Accepted--;
        }
        if (told is null) return;
        var now = new Told(key, told.AcknowledgedBy is not null, told.Terms.Rule.Severity, told.FiredAt!.Value);
        _told[key] = now;
        _ordered.Add(now);
        if (now.IsAccepted) Accepted++;
    }

    /// <summary>Nobody's first, critical before warnings, newest first.</summary>
    private sealed record Told(string Key, bool IsAccepted, Severity Severity, Instant FiredAt)
    {
        public (bool, int, long) Rank => (IsAccepted, -(int)Severity, -FiredAt.ToUnixTimeTicks());
    }
}
