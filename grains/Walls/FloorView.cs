using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Announcements;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Bookings;
using OpsHub.Grains.Companies;
using OpsHub.Grains.Forecasts;
using OpsHub.Grains.Offices;
using OpsHub.Grains.PastDays;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Signals;
using OpsHub.Grains.Standards;
using OpsHub.Grains.Windows;

namespace OpsHub.Grains.Walls;

/// <summary>
/// The boards <c>screen/{company}/{office}/floor</c>, <c>wall/{company}/{office}</c> and <c>console/{company}/{office}/{window}</c> of every office that runs its queue on the hub, and what
/// visitors ask of them. One thread applies facts, any thread asks.
/// </summary>
/// <param name="standards">Which days of a company are like which.</param>
public sealed class FloorView(IStandards standards) : IKeptView, IFloors
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (string Company, string Office)> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<FloorFold, FloorBoards> _boards = [];
    private readonly Dictionary<string, FloorsOfCompany> _companies = [];

    /// <summary>Of companies that have told no standard.</summary>
    public FloorView() : this(NoStandards.Instance) { }

    public int Shape => 11;

    public void Apply(in Recorded fact, ICells cells)
    {
        lock (_lock)
        {
            switch (fact.Event)
            {
                case CompanyRegistered e: Register(fact.Grain.Company, e, fact.Position, cells); break;
                case WindowEvent e: Take(e.Office, fact, cells); break;
                case AnnouncementEvent e: Announce(fact.Grain.Company, fact.Grain.Key, e, fact.Position, cells); break;
                case OfficeEvent or QueueEvent or SignalEvent or BookingEvent or PastDayEvent: Take(fact.Grain.Key, fact, cells); break;
            }
        }
    }

    public TicketPage? Ticket(string code)
    {
        lock (_lock) return _codes.TryGetValue(code, out var at) && Floor(at.Company, at.Office) is { } floor ? floor.Pages.Of(at.Company, code, floor.Now, floor.Queue) : null;
    }

    public WaitBand? Ewt(string company, string office, string service)
    {
        lock (_lock) return Floor(company, office)?.Now.Ewt(service);
    }

    public ImmutableArray<UsualHour> UsualHours(string company, string office, LocalDate day)
    {
        lock (_lock) return Floor(company, office) is { } floor ? floor.Day.Load.Usual(day, floor.Now.Hours, RhythmOf(company, floor)) : [];
    }

    /// <summary>Who is expected in an office, or there for one service; null: it is not known.</summary>
    public ForecastAnswer? Forecast(string company, string office, string? service, LocalDate? day)
    {
        lock (_lock) return Floor(company, office) is { } floor ? floor.Day.Forecast(service, day, floor.Now, RhythmOf(company, floor)) : null;
    }

    public ImmutableArray<BookableOffice> Bookable(string company, Instant now)
    {
        lock (_lock) return _companies.TryGetValue(company, out var floors) ? [.. floors.Floors.Values.Select(f => f.Bookable(now)).OfType<BookableOffice>().OrderBy(o => o.Name, StringComparer.Ordinal)] : [];
    }

    public ImmutableArray<Slot>? Slots(string company, string office, string service, LocalDate day, Instant now)
    {
        lock (_lock) return Floor(company, office) is { Bookings.Rules: { } rules } floor && rules.Service(service) is not null ? OpsHub.Grains.Bookings.Slots.Of(floor.Bookings, service, day, now) : null;
    }

    public BookingPage? Booking(string company, string office, string code)
    {
        lock (_lock) return Floor(company, office)?.Booking(code);
    }

    public IReadOnlyList<string> Parts
    {
        get { lock (_lock) return [.. _companies.Keys, .. _companies.SelectMany(c => c.Value.Floors.Keys.Select(o => KeptParts.Of(c.Key, o)))]; }
    }

    public IReadOnlyList<string> PartsOf(in Recorded fact) => fact.Event switch
    {
        CompanyRegistered or AnnouncementEvent => [fact.Grain.Company],
        WindowEvent e => [KeptParts.Of(fact.Grain.Company, e.Office)],
        OfficeEvent or QueueEvent or SignalEvent or BookingEvent or PastDayEvent => [KeptParts.Of(fact.Grain.Company, fact.Grain.Key)],
        _ => [],
    };

    public byte[] Save(string part)
    {
        var (company, office) = KeptParts.Read(part);
        lock (_lock) return office is null ? KeptParts.Bytes(_companies[company]) : KeptParts.Bytes(_companies[company].Floors[office]);
    }

    public void Load(string part, ReadOnlySpan<byte> saved)
    {
        var (company, office) = KeptParts.Read(part);
        lock (_lock)
        {
            if (office is null) _companies[company] = KeptParts.State<FloorsOfCompany>(saved);
            else Restore(company, office, KeptParts.State<FloorFold>(saved));
        }
    }

    public void Show(long position, ICells cells)
    {
        lock (_lock)
            foreach (var (company, floors) in _companies)
                foreach (var floor in floors.Floors.Values.Where(f => f.IsShown)) BoardsOf(company, floor).Show(position, cells);
    }

    private void Restore(string company, string office, FloorFold floor)
    {
        _companies[company].Floors[office] = floor;
        foreach (var code in floor.Codes) _codes[code] = (company, office);
    }

    private void Register(string company, CompanyRegistered registered, long position, ICells cells)
    {
        Of(company).Registered = registered;
        foreach (var floor in Of(company).Floors.Values) BoardsOf(company, floor).After(registered, position, cells);
    }

    private void Announce(string company, string place, AnnouncementEvent happened, long position, ICells cells)
    {
        Of(company).Announced.Apply(place, happened);
        foreach (var floor in Of(company).Floors.Values) BoardsOf(company, floor).After(happened, position, cells);
    }

    private void Take(string office, in Recorded fact, ICells cells)
    {
        var (company, happened) = (fact.Grain.Company, fact.Event);
        var floor = Of(company).Of(office);
        var rhythm = standards.Rhythm(company, happened.At);
        floor.Apply(happened, rhythm);
        floor.WallAdvice.Follow($"wall/{company}", floor, rhythm, cells);
        BoardsOf(company, floor).After(happened, fact.Position, cells);
        if (happened is TicketIssued { Code: { } code }) _codes[code] = (company, office);
        if (happened is QueueOpened) Tidy();
    }

    private FloorBoards BoardsOf(string company, FloorFold floor)
    {
        if (!_boards.TryGetValue(floor, out var boards)) _boards[floor] = boards = new FloorBoards(company, Of(company), floor, () => RhythmOf(company, floor), _lock);
        return boards;
    }

    private Rhythm RhythmOf(string company, FloorFold floor) => standards.Rhythm(company, floor.Now.Newest ?? Instant.MinValue);

    private FloorFold? Floor(string company, string office) => _companies.GetValueOrDefault(company)?.Floors.GetValueOrDefault(office);

    private FloorsOfCompany Of(string company)
    {
        if (!_companies.TryGetValue(company, out var floors)) _companies[company] = floors = new FloorsOfCompany();
        return floors;
    }

    /// <summary>Codes of tickets that are not remembered any more.</summary>
    private void Tidy()
    {
        var known = _companies.Values.SelectMany(c => c.Floors.Values).SelectMany(f => f.Codes).ToHashSet(StringComparer.Ordinal);
        foreach (var code in _codes.Keys.Where(c => !known.Contains(c)).ToList()) _codes.Remove(code);
    }
}
