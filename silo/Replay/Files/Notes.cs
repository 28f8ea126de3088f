namespace OpsHub.Silo.Replay.Files;

/// <summary>How often each stated rule for odd input was applied, so that nothing is skipped or mended in silence.</summary>
internal sealed class Notes
{
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Rules applied at least once, with their counts.</summary>
    public IReadOnlyDictionary<string, int> Counts => _counts;

    public int this[string rule] => _counts.GetValueOrDefault(rule);

    /// <param name="rule">The rule in words: what was found, and what is made of it.</param>
    public void Count(string rule) => _counts[rule] = this[rule] + 1;
}
