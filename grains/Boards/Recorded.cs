using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Boards;

/// <summary>One event as a follower of the log meets it.</summary>
/// <param name="Position">Place in the commit order, growing.</param>
/// <param name="Grain">Whose event.</param>
/// <param name="Version">Place in its grain's stream, from 1.</param>
/// <param name="Event">What happened.</param>
/// <param name="RecordedAt">Hub time.</param>
public readonly record struct Recorded(long Position, GrainId Grain, long Version, IEvent Event, Instant RecordedAt);
