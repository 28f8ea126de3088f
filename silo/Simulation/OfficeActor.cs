using NodaTime;
using OpsHub.Grains.Bookings;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Queues;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Simulation;

/// <summary>An office that runs its queue on the hub: it opens, visitors come, operators serve them, it closes.</summary>
/// <param name="company">Whose office.</param>
/// <param name="office">Which.</param>
/// <param name="rush">Visitors as a multiple of the ordinary; above about 1.3 the windows cannot keep up.</param>
/// <param name="courier">Its own.</param>
/// <param name="dice">Makes the random numbers of one day.</param>
internal sealed class OfficeActor(CompanyProfile company, OfficeProfile office, double rush, Courier courier, Func<LocalDate, Dice> dice) : Actor
{
    private readonly GrainId _office = Office.IdOf(company.Id, office.Id);
    private readonly GrainId _queue = Queue.IdOf(company.Id, office.Id);

    protected override DateTimeZone Zone => office.TimeZone ?? company.TimeZone;

    public override async Task Register(Instant at, CancellationToken cancel)
    {
        await courier.Send(_office, ProfileCommands.Register(company, office), at, cancel).ConfigureAwait(false);
        await courier.Send(_queue, ProfileCommands.Configure(company, office), at, cancel).ConfigureAwait(false);
        if (ProfileCommands.Bookings(company, office) is { } bookings) await courier.Send(OfficeBookings.IdOf(company.Id, office.Id), bookings, at, cancel).ConfigureAwait(false);
    }

    public override Instant? Opening(LocalDate day) => office.Hours.Value.On(day).FirstOrDefault() is { } first ? At(day, first.From) : null;

    protected override void PlanDay(LocalDate day, CancellationToken cancel)
    {
        var (parts, today) = (office.Hours.Value.On(day).ToList(), dice(day));
        var (opens, closes) = (At(day, parts[0].From), parts[^1].Ends(day, Zone));
        Doors.Plan(opens - today.Seconds(60, 600), at => courier.Send(_office, new OpenOffice(), at, cancel));
        var desk = new ServiceDesk(company, office, today, courier, Doors, Floor, cancel);
        desk.PlanShifts(opens, closes, [.. parts.Zip(parts.Skip(1), (a, b) => (At(day, a.To), At(day, b.From) - At(day, a.To)))]);
        foreach (var comes in DayShape.Visitors.Arrivals(day, Zone, parts, office.VisitorsPerDay.Value * rush, today)) Floor.Plan(comes, desk.Visit);
        new BookedVisitors(company, office, today, courier, desk, Doors, Floor, cancel).PlanDay(opens);
        Doors.Plan(closes + today.Seconds(600, 1500), async at =>
        {
            await courier.Send(_office, new CloseOffice("Конец рабочего дня"), at, cancel).ConfigureAwait(false);
            desk.SendHome(at);
        });
    }
}
