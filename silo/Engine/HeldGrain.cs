using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Silo.Engine;

/// <summary>What an owner holds of one grain between turns: the folded state and where in its stream that stands.</summary>
internal sealed class HeldGrain(GrainId id, GrainKind kind)
{
    public GrainId Id => id;

    public GrainKind Kind => kind;

    /// <summary>Null until loaded, and again after a doubt about it.</summary>
    public object? State { get; set; }

    public long Version { get; set; }

    /// <summary>Another owner has moved the stream since: the state is right for its version and lacks what came after.</summary>
    public bool Overtaken { get; set; }

    /// <summary>Events folded since the newest snapshot.</summary>
    public int SinceSnapshot { get; set; }

    public Instant LastUsedAt { get; set; }
}
