using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Outages;

namespace OpsHub.Grains.Journeys;

/// <summary>An outage as journeys need it.</summary>
/// <param name="At">When it began or is to begin; where nobody says, when it became known.</param>
internal sealed record KeptOutage(OutageKind Kind, ImmutableArray<OutagePlace> Area, Instant At, Instant? EndedAt = null);

/// <summary>Outages by where they are. Whose address they touch is asked when somebody reads who may open it (ADR 0083): nothing joins them before.</summary>
internal static class JourneyOutages
{
    /// <summary>How long what is over is told of.</summary>
    public static readonly Duration Kept = Duration.FromDays(92);

    private const int ForgetEvery = 256;

    public static void Apply(Dictionary<string, KeptOutage> outages, string id, OutageEvent happened)
    {
        switch (happened)
        {
            case OutageReported e: Report(outages, id, e); break;
            case OutageChanged e when outages.TryGetValue(id, out var known): outages[id] = known with { Kind = e.Kind, Area = e.Area, At = e.StartsAt ?? known.At }; break;
            case OutageRestored { Reason: Outage.Withdrawn }: outages.Remove(id); break;   // nobody was without electricity
            case OutageRestored e when outages.TryGetValue(id, out var known): outages[id] = known with { EndedAt = e.At }; break;
            case OutageReopened e: outages[id] = Of(e.Told) with { At = outages.GetValueOrDefault(id)?.At ?? e.Told.StartsAt ?? e.Told.At }; break;
            default: break;   // neither where nor when
        }
    }

    /// <summary>Those that touch one of the addresses.</summary>
    public static IEnumerable<JourneyEntry> At(IEnumerable<KeyValuePair<string, KeptOutage>> outages, IEnumerable<string> addresses, Instant now)
    {
        var places = addresses.Select(SupplyPlace.Of).ToList();
        foreach (var (id, outage) in outages)
        {
            var touch = outage.EndedAt < now - Kept ? Touch.No : places.Select(p => p.TouchedBy(outage.Area)).DefaultIfEmpty(Touch.No).Max();
            if (touch != Touch.No)
                yield return new JourneyEntry(EntryKind.Outage, id, outage.At, null, null, Word(outage.Kind), null, outage.EndedAt is null ? null : "restored", outage.EndedAt) { Perhaps = touch == Touch.Perhaps };
        }
    }

    private static void Report(Dictionary<string, KeptOutage> outages, string id, OutageReported told)
    {
        outages[id] = Of(told);
        if (outages.Count % ForgetEvery != 0) return;
        foreach (var old in outages.Where(o => o.Value.EndedAt < told.At - Kept).Select(o => o.Key).ToList()) outages.Remove(old);
    }

    private static KeptOutage Of(OutageReported told) => new(told.Kind, told.Area, told.StartsAt ?? told.At);

    private static string Word(OutageKind kind) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
}
