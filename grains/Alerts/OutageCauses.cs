using OpsHub.Grains.Figures;
using OpsHub.Grains.Outages;
using OpsHub.Grains.Walls;

namespace OpsHub.Grains.Alerts;

/// <summary>Outages that go on, as causes of alerts of the offices whose served areas they touch and, where many are without electricity, of the phone lines. One that touches no known office explains nothing.</summary>
internal static class OutageCauses
{
    /// <summary>Emergencies that leave fewer customers without electricity are hardly heard on a phone line.</summary>
    private const int LeastHeard = 500;

    public static IReadOnlyList<KnownCause> Of(OutagesOfCompany outages) =>
        [.. outages.Open.Values.Where(o => o.State.Active && !o.Offices.IsEmpty).Select(o => new KnownCause($"outage/{o.Id}", Name(o.State.Told!), [.. o.Offices.Select(f => $"{Scope.Office}/{f}"), .. IsHeard(o.State.Told!) ? [Inhibition.EveryLine] : Array.Empty<string>()], o.State.Told!.StartsAt ?? o.State.Told.At))];

    private static bool IsHeard(OutageReported told) => told is { Kind: OutageKind.Emergency, Customers: >= LeastHeard };

    /// <summary>What it is and the first place of it.</summary>
    private static string Name(OutageReported told)
    {
        var kind = told.Kind switch { OutageKind.Planned => "плановое отключение", OutageKind.Emergency => "авария", _ => "ограничение" };
        var place = told.Area.IsEmpty ? null : string.Join(", ", new[] { told.Area[0].Place, told.Area[0].Street }.Where(p => p is not null));
        return string.IsNullOrEmpty(place) ? kind : $"{kind}, {place}";
    }
}
