using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Norms;

/// <summary>Norms about the absence of something: an office in every settlement of a size. The settlements are told with the standard; one that nobody has told is not missed.</summary>
internal static class Settlements
{
    public static ImmutableArray<NormSubject> Of(NormStandard standard, NormRule rule, LocalDate day) =>
    [
        .. standard.Settlements.Select(s => (Key: Applying.SettlementPrefix + s.Key, s.Value)).Where(s => standard.Covers(rule, s.Key)).Select(s => One(standard, rule, s.Key, s.Value, day)),
    ];

    private static NormSubject One(NormStandard standard, NormRule rule, string key, Settlement settlement, LocalDate day)
    {
        var threshold = standard.ThresholdOf(rule, key, day);
        var offices = settlement.Offices.Count(o => rule.Where?.Offices is not { } named || named.Contains(o));
        var state = Judging.Of(rule, new NormFigure(offices, 1), threshold);
        var why = offices == 0 ? new Said("ни один офис не обслуживает этот населённый пункт", "no office serves this settlement") : null;
        return new NormSubject(key, settlement.Name, state, why, offices, threshold, 1, state == NormState.Met ? 0 : 1, null);
    }
}
