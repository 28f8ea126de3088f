using System.Collections.Immutable;
using OpsHub.Grains.Bookings;
using OpsHub.Grains.Companies;
using OpsHub.Grains.Lines;
using OpsHub.Grains.Norms;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Queues;

namespace OpsHub.Silo.Profiles;

/// <summary>What a profile says, as commands to the grains it is about.</summary>
public static class ProfileCommands
{
    public static RegisterCompany Register(CompanyProfile company, bool simulated) => new(company.Name, company.TimeZone, simulated);

    public static RegisterOffice Register(CompanyProfile company, OfficeProfile office) => new(new OfficeDetails(
        office.Name, office.ShortName, office.TimeZone ?? company.TimeZone, office.Hours.Value.Days, office.Address, office.Region?.Value, company.OutOfTurn.Value, office.RunningLine, office.Windows.Value,
        office.HoursFor is { } own ? [.. own.SelectMany(h => h.Categories.Select(c => new CategoryHours(c, h.Hours.Value.Days)))] : null, office.Categories,
        office.ServedArea is { } area ? [.. area.Select(a => new ServedPlace(a.Place, a.Group, a.Part))] : null));

    public static ConfigureQueue Configure(CompanyProfile company, OfficeProfile office) => new(new QueueRules(
        office.TimeZone ?? company.TimeZone, [.. company.ServicesOf(office).Select(s => new QueueService(s.Id, s.Name, s.Letter, NormS(company, s.Id), TopicsOf(company, s), s.NameEn))],
        company.Queue.WaitNormMin.Value * 60, company.Queue.WarnPercent.Value, company.Queue.NoShowS.Value,
        HeadStarts(company.Queue), DisciplineOf(company.Queue.Discipline, company.ServicesOf(office))));

    /// <summary>How the office takes bookings, or null where the company takes none.</summary>
    public static ConfigureBookings? Bookings(CompanyProfile company, OfficeProfile office) => company.Booking is not { } b ? null : new(new BookingRules(
        office.TimeZone ?? company.TimeZone, office.Hours.Value.Days, [.. company.ServicesOf(office).Select(s => new BookableService(s.Id, s.ServiceMin.Value * 60))], b.SlotMin.Value * 60,
        Math.Max(1, office.Windows.Value * b.SharePercent.Value / 100), b.DaysAhead.Value, b.RemindBeforeMin.Value * 60,
        DisciplineOf(company.Queue.Discipline, company.Services)?.Booked ?? new BookedRules(), b.Channels.Value));

    public static RegisterLine Register(CompanyProfile company, LineProfile line) =>
        new(new LineDetails(line.Name, company.TimeZone, line.TargetS.Value, line.TargetPercent.Value, line.Number));

    private static ImmutableDictionary<TicketClass, int> HeadStarts(QueueProfile queue) => ImmutableDictionary<TicketClass, int>.Empty
        .Add(TicketClass.OutOfTurn, queue.OutOfTurnHeadStartMin.Value * 60)
        .Add(TicketClass.Booked, queue.BookedHeadStartMin.Value * 60)
        .SetItems((queue.Discipline?.HeadStarts ?? []).Select(h => KeyValuePair.Create(h.Class, h.Minutes.Value * 60)));

    /// <summary>The service's own topics before those that the standard lists for all.</summary>
    public static ImmutableArray<QueueTopic>? TopicsOf(CompanyProfile company, ServiceProfile service) =>
        service.Topics is null && company.Topics is null ? null : [.. service.Topics?.Value ?? [], .. (company.Topics ?? []).Select(t => t.ForQueue())];

    /// <summary>A window profile names the services that the office offers, and is left out where that leaves it none.</summary>
    private static QueueDiscipline? DisciplineOf(DisciplineProfile? d, ImmutableArray<ServiceProfile> offered) => d is null ? null : new(
        d.Categories, d.ByLaw, d.OvertakenAtMost?.Value,
        d.Booked is { } b ? new BookedRules(b.EarlyMin.Value * 60, b.LateMin.Value * 60, b.LeadMin.Value * 60, b.Late.Value) : null,
        Offered(d.WindowProfiles, offered), d.Parallel?.Value, d.Overnight?.Value, d.IdleS?.Value, d.WrapUpS?.Value, d.LostAfterMin?.Value * 60);

    private static ImmutableArray<WindowProfile>? Offered(ImmutableArray<WindowProfile>? profiles, ImmutableArray<ServiceProfile> offered)
    {
        ImmutableArray<string> Of(ImmutableArray<string> services) => [.. services.Where(id => offered.Any(o => o.Id == id))];
        return profiles is { } all ? [.. all.Select(w => w with { Services = Of(w.Services), Reserve = w.Reserve is { } reserve ? Of(reserve) : null }).Where(w => !w.Services.IsEmpty)] : null;
    }

    /// <summary>The norm of the service's time where the standard has one for it, or for all.</summary>
    private static int? NormS(CompanyProfile company, string service) => (company.Norms?.Rules ?? [])
        .Where(r => r is { Metric: NormMetrics.ServiceTime or NormMetrics.LegService, Threshold: not null, NotEnforced: null, Unit: NormUnit.Minutes } && (r.Where?.Services?.Contains(service) ?? true))
        .Select(r => (int?)(r.Threshold!.Value * 60)).FirstOrDefault();
}
