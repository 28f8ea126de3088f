using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Silo.Profiles.Versions;

/// <summary>Versions by the instant from which each holds. What began before the first is judged by the first: there is none older.</summary>
public sealed class Timeline<T>(IEnumerable<(Instant From, T Version)> versions)
{
    private readonly ImmutableArray<(Instant From, T Version)> _versions = [.. versions.OrderBy(v => v.From)];

    /// <summary>In order; at least one.</summary>
    public ImmutableArray<(Instant From, T Version)> All => _versions;

    /// <summary>The version in force at an instant.</summary>
    public T At(Instant at)
    {
        for (var i = _versions.Length - 1; i > 0; i--)
            if (_versions[i].From <= at) return _versions[i].Version;
        return _versions[0].Version;
    }

    public Timeline<TTo> Select<TTo>(Func<T, TTo> to) => new(_versions.Select(v => (v.From, to(v.Version))));
}
