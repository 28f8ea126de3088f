using NodaTime;
using OpsHub.Grains.Outages;
using OpsHub.Grains.Walls.Surges;

namespace OpsHub.Grains.Walls;

/// <summary>Draws the board <c>outages/{company}</c>: what a person can look through, and counts of all.</summary>
internal static class OutageBoard
{
    private const int MostActive = 150, MostAhead = 60, MostOver = 40, MostParts = 12, MostInHall = 6, MostOnCalls = 4;

    public static OutageSummaryCell Summary(OutagesOfCompany company, OutageSurges surges)
    {
        var (open, day) = (company.Tally, company.Day);
        return new OutageSummaryCell(open.Active, open.Emergency, open.Ahead, day.Restored.Count, open.Customers, open.Unestimated, day.EstimatesMoved, open.Doubted, open.Unmatched, company.AsOf, surges.Worst());
    }

    public static OutagePhase PhaseOf(OutageState state) => state.Active ? OutagePhase.Active : state.Ahead ? OutagePhase.Ahead : OutagePhase.Restored;

    public static void Draw(OutagesOfCompany company, OutageSurges surges, Dictionary<string, object> cells)
    {
        cells["summary"] = Summary(company, surges);
        foreach (var outage in Shown(company)) cells[$"outage/{outage.Id}"] = Cell(outage, surges);
        foreach (var suspicion in company.Suspected.Cells(company)) cells[$"suspicion/{suspicion.Place}"] = suspicion;
        foreach (var (id, feed) in company.Sources) cells[$"source/{id}"] = new OutageSourceCell(id, feed.Title, feed.ReadAt, feed.SilentSince, feed.Reason, feed.Rows, feed.Unread, feed.Full, feed.Gap);
        foreach (var (office, details) in company.Offices)
        {
            var tally = company.Order.Of(office)?.Tally;
            cells[$"office/{office}"] = new OfficeOutagesCell(office, details.ShortName, tally?.Active ?? 0, tally?.Ahead ?? 0, tally?.Customers ?? 0);
        }
    }

    /// <summary>What a contact centre's callers are without, the largest first; null while nobody is.</summary>
    public static CallsOutagesCell? Calls(OutagesOfCompany company, OutageSurges surges) => company.Tally.Active == 0 ? null : new CallsOutagesCell(
        company.Tally.Active, company.Tally.Customers,
        [.. company.Order.Active.Take(MostOnCalls).Select(o => CallsOutageOf(o, o.State.Told!, surges))]);

    /// <summary>What touches an office's area, as its hall is told; null for nothing.</summary>
    public static HallOutagesCell? Hall(OutagesOfCompany company, string office)
    {
        if (company.Order.Of(office) is not { Outages: var touching }) return null;
        return new HallOutagesCell([.. touching.Take(MostInHall).Select(HallOutageOf)], Math.Max(0, touching.Count - MostInHall));
    }

    private static IEnumerable<OpenOutage> Shown(OutagesOfCompany company) =>
        company.Order.Active.Take(MostActive).Concat(company.Order.Ahead.Take(MostAhead)).Concat(company.Over.TakeLast(MostOver));

    public static OutageCell Cell(OpenOutage outage, OutageSurges surges)
    {
        var (id, state, told) = (outage.Id, outage.State, outage.State.Told!);
        return new OutageCell(
            id, told.Kind, PhaseOf(state), state.Stage, [.. told.Area.Take(MostParts)], told.Area.Length, told.Customers, told.StartsAt, state.EstimateAt, state.EstimateMoves,
            told.Cause, told.Crew, told.Source, outage.Offices, [.. state.Doubts.Select(d => d.Code)], told.At, state.RestoredAt, state.RestoredReason, state.Reopenings, state.AsOf, surges.Of(outage));
    }

    private static CallsOutage CallsOutageOf(OpenOutage outage, OutageReported told, OutageSurges surges) => new(
        outage.Id, told.Kind, [.. told.Area.Take(MostParts)], told.Area.Length, told.Customers, told.StartsAt ?? told.At, outage.State.EstimateAt, outage.State.EstimateMoves, surges.Of(outage)?.Calls);

    /// <summary>Visitors are not told an instant that cannot be meant.</summary>
    private static HallOutage HallOutageOf(OpenOutage outage)
    {
        var (state, told) = (outage.State, outage.State.Told!);
        Instant? Meant(Instant? at) => state.Doubts.Any(d => d.SaidAt == at) ? null : at;
        return new HallOutage(outage.Id, told.Kind, state.Active, [.. told.Area.Take(MostParts)], told.Area.Length, Meant(told.StartsAt), Meant(state.EstimateAt));
    }
}
