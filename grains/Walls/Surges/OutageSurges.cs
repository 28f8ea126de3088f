using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Forecasts;
using OpsHub.Grains.Outages;

namespace OpsHub.Grains.Walls.Surges;

/// <summary>What outages that go on bring to offices and lines, told as of the newest visit or call (ADR 0096).</summary>
internal sealed class OutageSurges(OutagesOfCompany company, Rhythm rhythm)
{
    /// <summary>Of the largest outages, so many are looked at for the wall's one line.</summary>
    private const int MostOnWall = 20;

    private readonly ArrivalsByPlace _arrivals = company.Arrivals;

    /// <summary>Null for an outage that does not go on, and while nobody has come or called at all.</summary>
    public OutageSurge? Of(OpenOutage outage)
    {
        if (!outage.State.Active || _arrivals.Newest is not { } now) return null;
        var since = Since(outage.State, now);
        return new OutageSurge(Sum(SurgeBasis.Offices, OfficesOf(outage), since, now), CallsOf(outage) is { } calls ? Sum(calls.Basis, calls.Places, since, now) : null);
    }

    public OutageSurgeDetail? Detail(OpenOutage outage)
    {
        if (Of(outage) is not { } surge || _arrivals.Newest is not { } now) return null;
        var since = Since(outage.State, now);
        var (basis, callers) = CallsOf(outage) ?? (SurgeBasis.Callers, []);
        var all = OfficesOf(outage).Select(p => (Place: p, Surge: Sum(SurgeBasis.Offices, [p], since, now))).Concat(callers.Select(p => (Place: p, Surge: Sum(basis, [p], since, now))));
        return new OutageSurgeDetail(outage.Id, now, surge, [.. all.Where(a => a.Surge is not null).Select(a => new PlaceSurge(a.Place, NameOf(a.Place), a.Surge!)).OrderByDescending(p => Over(p.Surge)).ThenBy(p => p.Place, StringComparer.Ordinal)]);
    }

    /// <summary>The one with most over the usual, or null where everything is usual or nobody can say.</summary>
    public WallSurge? Worst() => company.Order.Active.Take(MostOnWall).SelectMany(More).OrderByDescending(s => Over(s.Surge)).FirstOrDefault();

    /// <summary>Whether somebody who came or called at a place changes what is told of an outage.</summary>
    public bool Concerns(string place) => place.Split('/') is [Scope.Line, _] ? company.Tally.Emergency > 0 : company.Order.Of(place[(place.IndexOf('/', StringComparison.Ordinal) + 1)..])?.Tally.Active > 0;

    private IEnumerable<WallSurge> More(OpenOutage outage)
    {
        var place = outage.State.Told!.Area.Select(p => p.Place ?? p.Street).FirstOrDefault();
        var surge = Of(outage);
        if (surge?.Calls is { Verdict: SurgeVerdict.More } calls) yield return new WallSurge(outage.Id, place, true, calls);
        if (surge?.Visits is { Verdict: SurgeVerdict.More } visits) yield return new WallSurge(outage.Id, place, false, visits);
    }

    private static IReadOnlyList<string> OfficesOf(OpenOutage outage) => [.. outage.Offices.Select(o => $"{Scope.Office}/{o}")];

    private (SurgeBasis Basis, IReadOnlyList<string> Places)? CallsOf(OpenOutage outage)
    {
        var areas = outage.Offices.Select(o => $"{ArrivalsByPlace.Area}/{o}").Where(_arrivals.Places.ContainsKey).ToList();
        if (areas.Count > 0) return (SurgeBasis.Callers, areas);
        return Hearing.IsHeard(outage.State.Told!) ? (SurgeBasis.Lines, [.. _arrivals.Places.Keys.Where(p => p.StartsWith($"{Scope.Line}/", StringComparison.Ordinal))]) : null;
    }

    /// <summary>Places where nobody ever came expect nobody. Null for no place at all.</summary>
    private SurgeCell? Sum(SurgeBasis basis, IReadOnlyList<string> places, Instant since, Instant now)
    {
        if (places.Count == 0) return null;
        var (came, days, usual, from) = (0, (int?)null, (ArrivalBand?)default(ArrivalBand), now);
        foreach (var place in places)
        {
            var zone = _arrivals.ZoneOf(place, company);
            var first = First(since, now, zone);
            from = Instant.Min(from, first);
            if (_arrivals.At(place, company, rhythm) is not { } arrivals) continue;
            var quarter = (int)Quarters.Of(first, zone);
            var morning = arrivals.Morning(rhythm, ArrivalsByPlace.HoursOf(place, company));
            came += arrivals.Came(quarter, arrivals.Quarter + 1);
            usual = Surging.Together(usual, morning?.Band(quarter, Quarters.Of(now, zone)));
            days = Math.Min(days ?? int.MaxValue, morning?.DaysLearnt ?? 0);
        }
        if (days is null) usual = null;   // no place was ever heard of
        return new SurgeCell(basis, from, came, usual, days ?? 0, Surging.Of(came, usual, days ?? 0));
    }

    /// <summary>When it began as far as that can be meant; else when it was told.</summary>
    private static Instant Since(OutageState state, Instant now)
    {
        var told = state.Told!;
        return Instant.Min(now, told.StartsAt is { } start && !state.Doubts.Any(d => d.SaidAt == start) ? start : told.At);
    }

    /// <summary>The beginning of its quarter hour; of an outage of an earlier day that of today.</summary>
    private static Instant First(Instant since, Instant now, DateTimeZone zone)
    {
        var midnight = zone.AtStartOfDay(now.InZone(zone).Date).ToInstant();
        return since <= midnight ? midnight : since - Duration.FromTicks((since - midnight).BclCompatibleTicks % Duration.FromMinutes(15).BclCompatibleTicks);
    }

    private static double Over(SurgeCell surge) => surge.Came - (double)(surge.Usual?.Expected ?? 0);

    private string NameOf(string place) => place.Split('/') switch
    {
        [Scope.Line, var line] => company.Suspected.Lines.GetValueOrDefault(line, line),
        [_, var office] => company.Offices.GetValueOrDefault(office)?.ShortName ?? office,
        _ => place,
    };
}
