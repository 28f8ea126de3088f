using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.PastDays;
using OpsHub.Silo.Followers;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Simulation;

/// <summary>
/// Tells the weeks before a simulated day in sums, so that screens know a usual day: each office's visitors come as they do in the simulation, and wait for the first free of its windows. That takes
/// milliseconds where playing the days would take minutes.
/// </summary>
/// <param name="hub">Begun, with the companies registered.</param>
internal sealed class PastFloors(Hub hub, int seed)
{
    private const int Days = 28;

    private readonly Resend _resend = new(hub.Grains);

    /// <param name="today">The simulated day.</param>
    public async Task Tell(IEnumerable<CompanyProfile> companies, LocalDate today, CancellationToken cancel)
    {
        var now = hub.Clock.GetCurrentInstant();
        await Task.WhenAll(companies.SelectMany(c => c.Offices.Where(o => o.Feed == OfficeFeed.Queue).Select(o => Tell(c, o, today, now, cancel)))).ConfigureAwait(false);
        await hub.CatchUp(cancel).ConfigureAwait(false);
    }

    private async Task Tell(CompanyProfile company, OfficeProfile office, LocalDate today, Instant now, CancellationToken cancel)
    {
        var courier = new Courier(_resend, seed, $"{company.Id}/{office.Id}/past-days");
        for (var day = today.PlusDays(-Days); day < today; day = day.PlusDays(1))
            if (office.Hours.Value.On(day).ToImmutableArray() is { IsEmpty: false } open)
                await courier.Send(OfficePastDays.IdOf(company.Id, office.Id), Told(company, office, day, open), now, cancel).ConfigureAwait(false);
    }

    private TellPastDay Told(CompanyProfile company, OfficeProfile office, LocalDate day, ImmutableArray<Grains.Offices.DayHours> open)
    {
        var (zone, dice) = (office.TimeZone ?? company.TimeZone, new Dice(seed, $"{company.Id}/{office.Id}/past/{day:uuuu-MM-dd}"));
        var arrivals = DayShape.Visitors.Arrivals(day, zone, open, office.VisitorsPerDay.Value, dice);
        var calls = new PastWindows(company, office.Windows.Value, day.At(open[0].From).InZoneLeniently(zone).ToInstant(), dice).Calls(arrivals);
        var midnight = day.AtStartOfDayInZone(zone).ToInstant();
        return new TellPastDay(
            day, [.. Enumerable.Range(0, OfficePastDays.Hours).Select(hour => arrivals.Count(a => a.InZone(zone).Hour == hour))],
            [.. Enumerable.Range(1, OfficePastDays.Quarters).Select(q => midnight + Duration.FromMinutes(15 * q)).Select(end => Math.Max(0, arrivals.Count(a => a <= end) - calls.Count(c => c <= end)))], Simulated: true);
    }
}
