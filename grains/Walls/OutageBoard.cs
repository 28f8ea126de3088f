using NodaTime;
using OpsHub.Grains.Outages;

namespace OpsHub.Grains.Walls;

/// <summary>Draws the board <c>outages/{company}</c>: what a person can look through, and counts of all.</summary>
internal static class OutageBoard
{
    private const int MostActive = 150, MostAhead = 60, MostOver = 40, MostParts = 12, MostInHall = 6;

    public static OutageSummaryCell Summary(OutagesOfCompany company)
    {
        var (open, day) = (company.Tally, company.Day);
        return new OutageSummaryCell(open.Active, open.Emergency, open.Ahead, day.Restored.Count, open.Customers, open.Unestimated, day.EstimatesMoved, open.Doubted, open.Unmatched, company.AsOf);
    }

    public static OutagePhase PhaseOf(OutageState state) => state.Active ? OutagePhase.Active : state.Ahead ? OutagePhase.Ahead : OutagePhase.Restored;

    public static void Draw(OutagesOfCompany company, Dictionary<string, object> cells)
    {
        cells["summary"] = Summary(company);
        foreach (var outage in Shown(company)) cells[$"outage/{outage.Id}"] = Cell(outage);
        var touching = company.Open.Values.SelectMany(o => o.Offices, (outage, office) => (office, outage.State)).ToLookup(o => o.office, o => o.State);
        foreach (var office in company.Offices.Keys) cells[$"office/{office}"] = Office(company, office, [.. touching[office]]);
    }

    /// <summary>What touches an office's area, as its hall is told; null for nothing.</summary>
    public static HallOutagesCell? Hall(OutagesOfCompany company, string office)
    {
        var touching = company.Open.Values.Where(o => o.Offices.Contains(office)).OrderBy(o => !o.State.Active).ThenBy(o => o.State.Active ? null : o.State.Told!.StartsAt)
            .ThenByDescending(o => o.State.Told!.Customers ?? 0).ThenBy(o => o.Id, StringComparer.Ordinal).ToList();
        return touching.Count == 0 ? null : new HallOutagesCell([.. touching.Take(MostInHall).Select(HallOutageOf)], Math.Max(0, touching.Count - MostInHall));
    }

    private static IEnumerable<OpenOutage> Shown(OutagesOfCompany company)
    {
        var open = company.Open.Values.ToLookup(o => o.State.Active);
        return OutageSearch.InOrder(open[true]).Take(MostActive).Concat(OutageSearch.InOrder(open[false]).Take(MostAhead)).Concat(company.Over.TakeLast(MostOver));
    }

    public static OutageCell Cell(OpenOutage outage)
    {
        var (id, state, told) = (outage.Id, outage.State, outage.State.Told!);
        return new OutageCell(
            id, told.Kind, PhaseOf(state), state.Stage, [.. told.Area.Take(MostParts)], told.Area.Length, told.Customers, told.StartsAt, state.EstimateAt, state.EstimateMoves,
            told.Cause, told.Crew, told.Source, outage.Offices, [.. state.Doubts.Select(d => d.Code)], told.At, state.RestoredAt, state.RestoredReason, state.Reopenings, state.AsOf);
    }

    private static OfficeOutagesCell Office(OutagesOfCompany company, string office, List<OutageState> touching)
    {
        var active = touching.Where(o => o.Active).ToList();
        return new OfficeOutagesCell(office, company.Offices[office].ShortName, active.Count, touching.Count - active.Count, active.Sum(o => (long)(o.Told!.Customers ?? 0)));
    }

    /// <summary>Visitors are not told an instant that cannot be meant.</summary>
    private static HallOutage HallOutageOf(OpenOutage outage)
    {
        var (state, told) = (outage.State, outage.State.Told!);
        Instant? Meant(Instant? at) => state.Doubts.Any(d => d.SaidAt == at) ? null : at;
        return new HallOutage(outage.Id, told.Kind, state.Active, [.. told.Area.Take(MostParts)], told.Area.Length, Meant(told.StartsAt), Meant(state.EstimateAt));
    }
}
