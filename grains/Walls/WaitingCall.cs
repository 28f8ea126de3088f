using NodaTime;

namespace OpsHub.Grains.Walls;

/// <summary>A call in a line's queue.</summary>
internal sealed record WaitingCall(string Line, Instant Since);
