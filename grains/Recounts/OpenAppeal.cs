using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Deadlines;

namespace OpsHub.Grains.Recounts;

/// <summary>One open appeal as its clocks see it; its words are shared with all others, instants are ticks: some 250 bytes.</summary>
/// <param name="Answered">Whether the answer went that nobody has rejected: then its clocks have ended.</param>
public sealed record OpenAppeal(
    string Id, string Kind, string? Category, string Channel, string? Office, bool Vip, bool Answered, LocalDate? ExtendedTo, OpenEvent[] Events, OpenClock[] Clocks,
    ImmutableSortedDictionary<string, string>? Attributes = null)
{
    public Instant ReceivedAt => Events[0].Instant;

    public DeadlineSubject Subject(string kind) => new(kind, [.. Events.Select(e => new SubjectEvent(e.Name, e.Instant))], Category, Channel, Vip, Office, ExtendedTo, Attributes);
}

public readonly record struct OpenEvent(string Name, long At)
{
    public Instant Instant => Instant.FromUnixTimeTicks(At);
}

/// <summary>A clock that runs, as it was last reckoned.</summary>
/// <param name="Due">Ticks, or <see cref="None"/>.</param>
/// <param name="Amber">Ticks, or <see cref="None"/>.</param>
public readonly record struct OpenClock(string Name, string Rule, long Due, long Amber)
{
    public const long None = long.MaxValue;

    public Instant? DueAt => Due == None ? null : Instant.FromUnixTimeTicks(Due);

    public static OpenClock Of(KeptClock clock) => new(clock.Name, clock.Rule, Ticks(clock.DueAt), Ticks(clock.AmberAt));

    public static long Ticks(Instant? at) => at?.ToUnixTimeTicks() ?? None;
}
