using System.Collections.Concurrent;
using OpsHub.Grains.Kernel;

namespace OpsHub.Silo.Time;

/// <summary>What became of facts that were played.</summary>
public sealed class Played
{
    private long _sent, _written, _repeated;

    /// <summary>Facts answered.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Facts that became events now.</summary>
    public long Written => Interlocked.Read(ref _written);

    /// <summary>Facts that were in the log already.</summary>
    public long Repeated => Interlocked.Read(ref _repeated);

    /// <summary>Facts that their grain refused, or that broke it, each with the reason.</summary>
    public ConcurrentQueue<(Envelope Fact, string Reason)> Refused { get; } = new();

    internal void Note(Envelope fact, Outcome outcome)
    {
        Interlocked.Increment(ref _sent);
        switch (outcome)
        {
            case Outcome.Done { Repeated: false }: Interlocked.Increment(ref _written); break;
            case Outcome.Done or Outcome.Nothing { Repeated: true }: Interlocked.Increment(ref _repeated); break;
            case Outcome.Nothing: break;
            case Outcome.Refused refused: Refused.Enqueue((fact, $"{refused.Refusal.Code}: {refused.Refusal.Detail}")); break;
            case Outcome.Broken broken: Refused.Enqueue((fact, $"broken: {broken.Detail}")); break;
            default: throw new InvalidOperationException($"Unknown outcome {outcome}.");
        }
    }
}
