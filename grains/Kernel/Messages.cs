using NodaTime;

namespace OpsHub.Grains.Kernel;

/// <summary>A fact that a grain decided; written once, never changed.</summary>
public interface IEvent
{
    /// <summary>When it happened by its source's clock; waits are computed on this.</summary>
    Instant At { get; }
}

/// <summary>Something asked of one grain, in the imperative.</summary>
public interface ICommand;

/// <summary>A command that reports what already happened elsewhere (a PBX, a polled display): it may come late, twice or out of order.</summary>
public interface IFact : ICommand;

/// <summary>The clock's word to a grain that one of its deadlines has come.</summary>
public interface IWake : ICommand
{
    /// <summary>Key of the deadline, as the grain named it.</summary>
    string Deadline { get; }
}

/// <summary>What a decider may know besides its state.</summary>
/// <param name="Grain">The grain that decides.</param>
/// <param name="Now">Hub time.</param>
/// <param name="OccurredAt">Source time of the command, or hub time where the source gave none.</param>
/// <param name="Actor">Who sent it: account, device key, adapter or reaction.</param>
public sealed record Turn(GrainId Grain, Instant Now, Instant OccurredAt, string Actor);
