using NodaTime;
using OpsHub.Grains.Displays;

namespace OpsHub.Grains.Walls;

/// <summary>What somebody else's display says of an office: counts by group, and whether its feed is silent.</summary>
internal sealed class ShownCounts
{
    public DisplayRegistered? Registered { get; set; }

    /// <summary>In the order in which they were first seen.</summary>
    public List<ShownGroup> Groups { get; set; } = [];

    public Instant? ReadAt { get; set; }

    /// <summary>Since when the feed has been silent, or null.</summary>
    public Instant? StalledAt { get; set; }

    public int Waiting => Groups.Sum(g => g.Waiting);

    public int OpenCounters => Groups.Sum(g => g.OpenCounters);

    public void Apply(DisplayEvent happened)
    {
        switch (happened)
        {
            case DisplayRegistered registered: Registered = registered; break;
            case DisplayStalled stalled: StalledAt = stalled.LastReadAt; break;
            case DisplayRead read:
                foreach (var group in read.Changed) Put(group);
                (ReadAt, StalledAt) = (read.At, null);
                break;
            default: throw new InvalidOperationException($"Unknown event {happened}.");
        }
    }

    private void Put(ShownGroup group)
    {
        var at = Groups.FindIndex(g => g.Id == group.Id);
        if (at < 0) Groups.Add(group);
        else Groups[at] = group;
    }
}
