using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Grains.Norms;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Profiles.Versions;

namespace OpsHub.Silo.Norms;

/// <summary>
/// The norms of all versions of a profile as one list, each with the days on which it holds: one that a version repeats word for word goes on, one that it changes ends and begins anew.
/// A version that takes force in the middle of a day begins with the next one.
/// </summary>
internal static class VersionedNorms
{
    public static ImmutableArray<NormRule> Of(Timeline<CompanyProfile> versions)
    {
        var (running, ended) = (new List<(string Said, NormRule Rule)>(), new List<NormRule>());
        foreach (var (from, profile) in versions.All)
        {
            var day = from == versions.All[0].From ? default(LocalDate?) : FirstWholeDay(from, profile.TimeZone);
            var told = (profile.Norms?.Rules ?? []).Select(rule => (Said: JsonSerializer.Serialize(rule, HubJson.Options), Rule: rule)).ToList();
            ended.AddRange(running.Where(r => told.TrueForAll(t => t.Said != r.Said)).Select(r => r.Rule with { ValidUntil = Earlier(r.Rule.ValidUntil, day) }).Where(r => !(r.ValidFrom >= r.ValidUntil)));
            running = [.. told.Select(t => running.Find(r => r.Said == t.Said) is { Said: not null } known ? known : (t.Said, t.Rule with { ValidFrom = Later(t.Rule.ValidFrom, day) }))];
        }
        return [.. running.Select(r => r.Rule), .. ended];
    }

    private static LocalDate FirstWholeDay(Instant from, DateTimeZone zone) =>
        from.InZone(zone).Date is var day && zone.AtStartOfDay(day).ToInstant() == from ? day : day.PlusDays(1);

    private static LocalDate? Earlier(LocalDate? one, LocalDate? other) => one is null ? other : other is null ? one : LocalDate.Min(one.Value, other.Value);

    private static LocalDate? Later(LocalDate? one, LocalDate? other) => one is null ? other : other is null ? one : LocalDate.Max(one.Value, other.Value);
}
