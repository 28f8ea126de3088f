using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Displays;

/// <summary>
/// What a display shows and whether to believe it: a fold of its events. It is not believed while it is silent (nothing was read for
/// its stall time) or frozen: it claims work (somebody waits or a counter is open), and over <see cref="FrozenAfter"/> of being read
/// in time nothing in it changed. Nights and other silences do not count towards a freeze; any change ends it.
/// </summary>
public sealed class ShownOffice
{
    /// <summary>Two hours: on the recorded feed of 20 offices no display at work in opening hours stood still for longer; a display frozen in 2012 did for weeks.</summary>
    public static readonly Duration FrozenAfter = Duration.FromHours(2);

    private readonly SortedDictionary<string, ShownGroup> _groups = new(StringComparer.Ordinal);

    /// <summary>What is known of the display, or null.</summary>
    public DisplayRegistered? Registered { get; private set; }

    /// <summary>By id.</summary>
    public IReadOnlyDictionary<string, ShownGroup> Groups => _groups;

    public Instant? LastReadAt { get; private set; }

    /// <summary>How long it has been read without saying anything new.</summary>
    public Duration Unchanged { get; private set; }

    /// <summary>Whether it is silent.</summary>
    public bool Stalled { get; private set; }

    public bool Frozen => Unchanged >= FrozenAfter;

    public bool Believed => !Stalled && !Frozen;

    public int Waiting => _groups.Values.Sum(g => g.Waiting);

    public Duration StallAfter => Duration.FromSeconds(Registered?.StallAfterS ?? RegisterDisplay.DefaultStallAfterS);

    /// <summary>Everything, to be kept.</summary>
    public Kept Save() => new(Registered, [.. _groups.Values], LastReadAt, (long)Unchanged.TotalSeconds, Stalled);

    /// <summary>As it was kept.</summary>
    public static ShownOffice Load(Kept kept)
    {
        var office = new ShownOffice { Registered = kept.Registered, LastReadAt = kept.LastReadAt, Unchanged = Duration.FromSeconds(kept.UnchangedS), Stalled = kept.Stalled };
        foreach (var group in kept.Groups) office._groups[group.Id] = group;
        return office;
    }

    public void Apply(DisplayEvent happened)
    {
        switch (happened)
        {
            case DisplayRegistered registered: Registered = registered; break;
            case DisplayRead read: Read(read); break;
            case DisplayStalled: Stalled = true; break;
            default: throw new InvalidOperationException($"Unknown event {happened}.");
        }
    }

    private void Read(DisplayRead read)
    {
        var inTime = LastReadAt is { } last && read.At - last < StallAfter ? read.At - last : Duration.Zero;
        foreach (var group in read.Changed) _groups[group.Id] = group;
        Unchanged = read.Changed.IsEmpty && _groups.Values.Any(g => g.Waiting > 0 || g.OpenCounters > 0) ? Unchanged + inTime : Duration.Zero;
        (LastReadAt, Stalled) = (read.At, false);
    }

    /// <summary>The fold's state.</summary>
    public sealed record Kept(DisplayRegistered? Registered, ImmutableArray<ShownGroup> Groups, Instant? LastReadAt, long UnchangedS, bool Stalled);
}
