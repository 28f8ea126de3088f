namespace OpsHub.Silo.Verification;

/// <summary>Something that is not as it should be.</summary>
/// <param name="Where">Position, stream, board or snapshot.</param>
/// <param name="What">What is there, and what should be.</param>
internal sealed record Finding(string Where, string What)
{
    public override string ToString() => $"{Where}: {What}";
}

/// <summary>Findings in the order in which they were made: the first hundred, and how many more there are.</summary>
internal sealed class Findings
{
    private const int Most = 100;

    private readonly List<Finding> _first = [];

    public IReadOnlyList<Finding> First => _first;

    public long Count { get; private set; }

    public void Add(string where, string what)
    {
        if (Count++ < Most) _first.Add(new Finding(where, what));
    }
}
