using NodaTime;

namespace OpsHub.Grains.Walls;

/// <summary>Which outages a question is about, and in which order they are told.</summary>
internal static class OutageSearch
{
    /// <summary>Those that go on, the largest first; then those to come, the next first; then those that are over, the newest first.</summary>
    public static IComparer<OpenOutage> Order { get; } = Comparer<OpenOutage>.Create(Compare);

    public static bool Fits(OpenOutage outage, OutageQuery asked, Instant now)
    {
        var (state, told) = (outage.State, outage.State.Told!);
        return (asked.Phase is not { } phase || OutageBoard.PhaseOf(state) == phase)
            && (asked.Kind is not { } kind || told.Kind == kind)
            && (asked.Office is not { } office || outage.Offices.Contains(office))
            && (asked.Trouble is not { } trouble || Has(outage, trouble, now))
            && (asked.Words is not { Length: > 0 } words || Says(outage, Plain(words)));
    }

    private static int Compare(OpenOutage a, OpenOutage b)
    {
        var (x, y) = (a.State, b.State);
        int Then(int before, int next) => before != 0 ? before : next;
        var phase = OutageBoard.PhaseOf(x).CompareTo(OutageBoard.PhaseOf(y));
        var time = x.Ahead && y.Ahead ? Nullable.Compare(x.Told!.StartsAt, y.Told!.StartsAt) : Nullable.Compare(y.RestoredAt, x.RestoredAt);
        var size = (y.Told!.Customers ?? 0).CompareTo(x.Told!.Customers ?? 0);
        return Then(phase, Then(time, Then(size, Then(x.Told.At.CompareTo(y.Told.At), string.CompareOrdinal(a.Id, b.Id)))));
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
        bool Holds(string? text) => text is not null && Plain(text).Contains(words, StringComparison.Ordinal);
        return Holds(outage.Id) || Holds(told.Cause) || Holds(told.Source) || told.Area.Any(p => Holds(p.Place) || Holds(p.Street) || Holds(p.Words));
    }

    private static string Plain(string text) => text.Trim().ToLowerInvariant().Replace('ё', 'е');
}
