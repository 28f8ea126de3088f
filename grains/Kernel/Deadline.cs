using NodaTime;

namespace OpsHub.Grains.Kernel;

/// <summary>What an event changes about the instants at which its grain wants to be woken.</summary>
/// <param name="Key">The grain's own name for the deadline; setting it again moves it.</param>
/// <param name="DueAt">When to wake, or null to forget the deadline.</param>
public readonly record struct Deadline(string Key, Instant? DueAt)
{
    public static Deadline Set(string key, Instant dueAt) => new(key, dueAt);

    public static Deadline Clear(string key) => new(key, null);
}
