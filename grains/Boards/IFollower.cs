using NodaTime;

namespace OpsHub.Grains.Boards;

/// <summary>A fold of the log that lives in memory: one owner applies facts in log order, each once.</summary>
public interface IFollower
{
    void Apply(in Recorded fact);
}

/// <summary>A follower that can be kept and restored, so that a start need not fold the whole log. What is kept is always droppable.</summary>
public interface IKeptFollower : IFollower
{
    /// <summary>Unique among followers; the name of its snapshot.</summary>
    string Name { get; }

    /// <summary>Version of the shape of what is kept; another version is never read.</summary>
    int Shape { get; }

    /// <summary>The whole state.</summary>
    byte[] Save();

    /// <summary>Takes the state over; called before the first fact.</summary>
    void Load(ReadOnlySpan<byte> saved);
}

/// <summary>A follower that also counts what goes on without a fact, up to the instant of whoever read it last.</summary>
public interface ICountsOn
{
    void CountUpTo(Instant now);
}
