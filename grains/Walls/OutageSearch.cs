using NodaTime;

namespace OpsHub.Grains.Walls;

/// <summary>Which outages a question is about, and in which order they are told.</summary>
internal static class OutageSearch
{
    /// <summary>Those that go on, the largest first; then those to come, the next first; then those that are over, the newest first.</summary>
    public static IEnumerable<OpenOutage> InOrder(IEnumerable<OpenOutage> outages) => outages
        .OrderBy(o => OutageBoard.PhaseOf(o.State))
        .ThenBy(o => o.State.Ahead ? o.State.Told!.StartsAt : null)
        .ThenByDescending(o => o.State.RestoredAt)
        .ThenByDescending(o => o.State.Told!.Customers ?? 0).ThenBy(o => o.State.Told!.At).ThenBy(o => o.Id, StringComparer.Ordinal);

    public static bool Fits(OpenOutage outage, OutageQuery asked, Instant now)
    {
        var (state, told) = (outage.State, outage.State.Told!);
        return (asked.Phase is not { } phase || OutageBoard.PhaseOf(state) == phase)
            && (asked.Kind is not { } kind || told.Kind == kind)
            && (asked.Office is not { } office || outage.Offices.Contains(office))
            && (asked.Trouble is not { } trouble || Has(outage, trouble, now))
            && (asked.Words is not { Length: > 0 } words || Says(outage, Plain(words)));
    }

    private static bool Has(OpenOutage outage, OutageTrouble trouble, Instant now) => trouble switch
    {
        OutageTrouble.Unestimated => outage.State is { Active: true, EstimateAt: null },
        OutageTrouble.Overdue => outage.State.Active && outage.State.EstimateAt <= now,
        OutageTrouble.Moved => outage.State.EstimateMoves > 0,
        OutageTrouble.Doubted => !outage.State.Doubts.IsEmpty,
        OutageTrouble.Unmatched => outage.Offices.IsEmpty,
        _ => throw new InvalidOperationException($"Unknown trouble {trouble}."),
    };

    private static bool Says(OpenOutage outage, string words)
    {
        var told = outage.State.Told!;
        bool Has(string? text) => text is not null && Plain(text).Contains(words, StringComparison.Ordinal);
        return Has(outage.Id) || Has(told.Cause) || Has(told.Source) || told.Area.Any(p => Has(p.Place) || Has(p.Street) || Has(p.Words));
    }

    private static string Plain(string text) => text.Trim().ToLowerInvariant().Replace('ё', 'е');
}
