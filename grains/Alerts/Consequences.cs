using OpsHub.Grains.Figures;

namespace OpsHub.Grains.Alerts;

/// <summary>How many alerts follow from one cause, and at how many offices and lines.</summary>
internal sealed class Consequences
{
    private readonly Dictionary<string, int> _offices = new(StringComparer.Ordinal), _lines = new(StringComparer.Ordinal);

    public int Alerts { get; private set; }

    public int Offices => _offices.Count;

    public int Lines => _lines.Count;

    public void Add(string subject)
    {
        Alerts++;
        if (Topology.OfficeOf(subject) is { } office) Count(_offices, office, 1);
        if (IsLine(subject)) Count(_lines, subject, 1);
    }

    /// <returns>How many are left.</returns>
    public int Remove(string subject)
    {
        if (Topology.OfficeOf(subject) is { } office) Count(_offices, office, -1);
        if (IsLine(subject)) Count(_lines, subject, -1);
        return --Alerts;
    }

    private static bool IsLine(string subject) => subject.StartsWith($"{Scope.Line}/", StringComparison.Ordinal);

    private static void Count(Dictionary<string, int> counts, string key, int more)
    {
        if ((counts[key] = counts.GetValueOrDefault(key) + more) == 0) counts.Remove(key);
    }
}
