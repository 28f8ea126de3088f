namespace OpsHub.Grains.Alerts;

/// <summary>
/// Which alert follows from what (<see cref="Inhibition"/>), kept as alerts begin and end: a change costs what it touches, however many fire.
/// </summary>
/// <param name="outside">The cause known outside of the alerts that touches a subject and began first, or null.</param>
internal sealed class CauseBook(Func<string, KnownCause?> outside) : IKnownCauses
{
    private readonly Dictionary<string, Inhibited> _firing = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _causes = new(StringComparer.Ordinal);
    private readonly KeysBy<string> _within = new(StringComparer.Ordinal), _silent = new(StringComparer.Ordinal);
    private readonly KeysBy<(string Group, string Place)> _groups = new(), _groupsWithin = new();
    private readonly Dictionary<string, Consequences> _consequences = new(StringComparer.Ordinal);

    /// <summary>By what they follow from; nothing that has none.</summary>
    public IReadOnlyDictionary<string, Consequences> Consequences => _consequences;

    public bool IsEmpty => _firing.Count == 0;

    /// <summary>Whether an alert fires.</summary>
    public bool Knows(string key) => _firing.ContainsKey(key);

    /// <summary>What an alert follows from, or null.</summary>
    public string? Of(string key) => _causes.GetValueOrDefault(key);

    /// <summary>Alerts at what a place is or holds.</summary>
    public IReadOnlyCollection<string> Within(string place) => _within.Of(place);

    /// <summary>An alert fires.</summary>
    /// <returns>Keys of alerts whose cause is another one now, its own among them.</returns>
    public HashSet<string> Add(Inhibited alert)
    {
        _firing.Add(alert.Key, alert);
        foreach (var place in Inhibition.Places(alert.Subject)) _within.Add(place, alert.Key);
        foreach (var place in Inhibition.Places(alert.Subject)) _groupsWithin.Add((alert.Group, place), alert.Key);
        _groups.Add((alert.Group, alert.Subject), alert.Key);
        if (alert.IsSilence) _silent.Add(alert.Subject, alert.Key);
        var changed = LookAgain(Touched(alert));
        changed.Add(alert.Key);
        return changed;
    }

    /// <summary>An alert is over; nothing happens if it does not fire.</summary>
    /// <returns>Keys of alerts whose cause is another one now, its own among them.</returns>
    public HashSet<string> Remove(string key)
    {
        if (!_firing.Remove(key, out var alert)) return [];
        foreach (var place in Inhibition.Places(alert.Subject)) _within.Remove(place, key);
        foreach (var place in Inhibition.Places(alert.Subject)) _groupsWithin.Remove((alert.Group, place), key);
        _groups.Remove((alert.Group, alert.Subject), key);
        if (alert.IsSilence) _silent.Remove(alert.Subject, key);
        Set(alert, null);
        var changed = LookAgain(Touched(alert));
        changed.Add(key);
        return changed;
    }

    /// <summary>Another outside cause may be the first at a subject.</summary>
    /// <returns>Keys of alerts whose cause is another one now.</returns>
    public HashSet<string> OutsideChanged(string subject) => LookAgain(_within.Of(subject));

    KnownCause? IKnownCauses.Outside(string subject) => outside(subject);

    string? IKnownCauses.Silence(string subject) => _silent.FirstOf(subject);

    string? IKnownCauses.InGroup(string group, string subject) => _groups.FirstOf((group, subject));

    /// <summary>What may follow from an alert: of its group, or all that rests on a feed that is silent.</summary>
    private IReadOnlyCollection<string> Touched(Inhibited alert) => alert.IsSilence ? _within.Of(alert.Subject) : _groupsWithin.Of((alert.Group, alert.Subject));

    private HashSet<string> LookAgain(IReadOnlyCollection<string> keys)
    {
        var changed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var alert in keys.Select(k => _firing[k]))
            if (Set(alert, Inhibition.CauseOf(alert, this))) changed.Add(alert.Key);
        return changed;
    }

    private bool Set(Inhibited alert, string? cause)
    {
        var before = _causes.GetValueOrDefault(alert.Key);
        if (before == cause) return false;
        if (before is not null && _consequences[before].Remove(alert.Subject) == 0) _consequences.Remove(before);
        if (cause is null) return _causes.Remove(alert.Key);
        _causes[alert.Key] = cause;
        if (!_consequences.TryGetValue(cause, out var following)) _consequences[cause] = following = new Consequences();
        following.Add(alert.Subject);
        return true;
    }
}
