using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Access;

/// <summary>One sign-in of a person, from then until it ends (сеанс).</summary>
/// <param name="Id">Names it. It signs nobody in: the cookie that holds it is sealed.</param>
/// <param name="Network">Where from, as a network such as <c>10.20.30.0/24</c>: the whole address would be a detail of a person (ADR 0031).</param>
/// <param name="BeganAt">By real time, also where the hub's day is simulated: people do not live faster.</param>
/// <param name="UntilAt">Its end whatever happens, by real time.</param>
public sealed record Session(string Id, string Network, Instant BeganAt, Instant UntilAt);

/// <summary>The open sessions of one account.</summary>
public static class Sessions
{
    /// <summary>Open at once; the oldest ends when there would be more.</summary>
    public const int Most = 20;

    /// <summary>Networks that are remembered: an office, a home, a telephone, and some more.</summary>
    public const int MostNetworks = 5;

    /// <summary>With one more, without those whose end had come when it began.</summary>
    public static ImmutableArray<Session> With(ImmutableArray<Session> open, Session began) =>
        [.. open.Where(s => s.UntilAt > began.BeganAt).TakeLast(Most - 1), began];

    /// <summary>The networks of the latest sign-ins with one more.</summary>
    public static ImmutableArray<string> Networks(ImmutableArray<string> known, string network) => [.. known.Where(n => n != network).TakeLast(MostNetworks - 1), network];

    public static ImmutableArray<Session> Without(ImmutableArray<Session> open, string id) => [.. open.Where(s => s.Id != id)];
}
