namespace OpsHub.Grains.Alerts;

/// <summary>Keys of alerts by something they share, in their order.</summary>
internal sealed class KeysBy<T>(IEqualityComparer<T>? comparer = null)
    where T : notnull
{
    private readonly Dictionary<T, SortedSet<string>> _keys = new(comparer);

    public IReadOnlyCollection<string> Of(T shared) => _keys.TryGetValue(shared, out var keys) ? keys : [];

    public string? FirstOf(T shared) => _keys.TryGetValue(shared, out var keys) ? keys.Min : null;

    public void Add(T shared, string key)
    {
        if (!_keys.TryGetValue(shared, out var keys)) _keys[shared] = keys = new(StringComparer.Ordinal);
        keys.Add(key);
    }

    public void Remove(T shared, string key)
    {
        var keys = _keys[shared];
        keys.Remove(key);
        if (keys.Count == 0) _keys.Remove(shared);
    }
}
