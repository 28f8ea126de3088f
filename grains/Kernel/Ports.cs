using NodaTime;

namespace OpsHub.Grains.Kernel;

/// <summary>The engine, as the domain and the edges see it: one turn at a time for every grain, wherever it lives.</summary>
public interface IGrains
{
    /// <summary>Sends a command to its grain. <see cref="Outcome.Done"/> means durable.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up before the turn began; a turn once begun is finished.</exception>
    Task<Outcome> Send(Envelope envelope, CancellationToken cancel);
}

/// <summary>The host's one clock. A replay or a simulation runs on a virtual one.</summary>
public interface IHostClock : IClock
{
    /// <summary>Hub seconds per real second; 1 for the real clock, 0 for a clock that only its driver moves.</summary>
    double Speed { get; }

    /// <summary>Completes when the hub's clock has reached the instant.</summary>
    Task WaitUntil(Instant instant, CancellationToken cancel);
}
