using NodaTime;
using OpsHub.Grains.Announcements;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Companies;
using OpsHub.Grains.Displays;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Outages;
using OpsHub.Grains.PastDays;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Standards;
using OpsHub.Grains.Windows;

namespace OpsHub.Grains.Walls;

/// <summary>The board <c>screen/{company}/{office}</c> of every office.</summary>
/// <param name="standards">Which days of a company are like which.</param>
public sealed class HallScreenView(IStandards standards) : IKeptView
{
    private readonly Lock _lock = new();
    private readonly Dictionary<HallFold, OfficeDrawing> _boards = [];
    private readonly Dictionary<string, HallsOfCompany> _companies = [];

    /// <summary>Of companies that have told no standard.</summary>
    public HallScreenView() : this(NoStandards.Instance) { }

    public int Shape => 6;

    public void Apply(in Recorded fact, ICells cells)
    {
        lock (_lock)
        {
            switch (fact.Event)
            {
                case CompanyRegistered e: Register(fact.Grain.Company, e, fact.Position, cells); break;
                case WindowEvent e: Take(e.Office, fact, cells); break;
                case AnnouncementEvent e: Announce(fact.Grain.Company, fact.Grain.Key, e, fact.Position, cells); break;
                case OutageEvent e: Tell(fact.Grain.Company, fact.Grain.Key, e, fact.Position, cells); break;
                case OfficeEvent or QueueEvent or DisplayEvent or PastDayEvent: Take(fact.Grain.Key, fact, cells); break;
            }
        }
    }

    public IReadOnlyList<string> Parts
    {
        get { lock (_lock) return [.. _companies.Keys, .. _companies.SelectMany(c => c.Value.Halls.Keys.Select(o => KeptParts.Of(c.Key, o)))]; }
    }

    public IReadOnlyList<string> PartsOf(in Recorded fact) => fact.Event switch
    {
        CompanyRegistered or AnnouncementEvent or OutageEvent => [fact.Grain.Company],
        WindowEvent e => [KeptParts.Of(fact.Grain.Company, e.Office)],
        OfficeRegistered => [fact.Grain.Company, KeptParts.Of(fact.Grain.Company, fact.Grain.Key)],
        OfficeEvent or QueueEvent or DisplayEvent or PastDayEvent => [KeptParts.Of(fact.Grain.Company, fact.Grain.Key)],
        _ => [],
    };

    public byte[] Save(string part)
    {
        var (company, office) = KeptParts.Read(part);
        lock (_lock) return office is null ? KeptParts.Bytes(_companies[company]) : KeptParts.Bytes(_companies[company].Halls[office]);
    }

    public void Load(string part, ReadOnlySpan<byte> saved)
    {
        var (company, office) = KeptParts.Read(part);
        lock (_lock)
        {
            if (office is null) _companies[company] = KeptParts.State<HallsOfCompany>(saved);
            else _companies[company].Halls[office] = KeptParts.State<HallFold>(saved);
        }
    }

    public void Show(long position, ICells cells)
    {
        lock (_lock)
            foreach (var (company, halls) in _companies)
                foreach (var hall in halls.Halls.Values) BoardOf(company, hall, cells).Changed(position);
    }

    private void Register(string company, CompanyRegistered registered, long position, ICells cells)
    {
        Of(company).Registered = registered;
        foreach (var hall in Of(company).Halls.Values) BoardOf(company, hall, cells).Changed(position);
    }

    private void Announce(string company, string place, AnnouncementEvent happened, long position, ICells cells)
    {
        Of(company).Announced.Apply(place, happened);
        foreach (var hall in Of(company).Halls.Values) BoardOf(company, hall, cells).Changed(position);
    }

    /// <summary>Only halls whose office's area it touches, or touched until now, are drawn anew.</summary>
    private void Tell(string company, string outage, OutageEvent happened, long position, ICells cells)
    {
        foreach (var office in Of(company).Outages.Apply(outage, happened)) BoardOf(company, Of(company).Of(office), cells).Changed(position);
    }

    private void Take(string office, in Recorded fact, ICells cells)
    {
        var hall = Of(fact.Grain.Company).Of(office);
        hall.Apply(fact.Event, standards.Rhythm(fact.Grain.Company, fact.Event.At));
        if (fact.Event is OfficeRegistered registered) Of(fact.Grain.Company).Outages.Register(office, registered.Details);
        BoardOf(fact.Grain.Company, hall, cells).Changed(fact.Position);
    }

    private HallsOfCompany Of(string company)
    {
        if (!_companies.TryGetValue(company, out var halls)) _companies[company] = halls = new HallsOfCompany();
        return halls;
    }

    private OfficeDrawing BoardOf(string company, HallFold hall, ICells cells)
    {
        if (_boards.TryGetValue(hall, out var board)) return board;
        var halls = Of(company);
        _boards[hall] = board = new OfficeDrawing(_lock, drawn =>
        {
            hall.Draw(halls.Registered?.Name ?? company, halls.Registered?.Simulated ?? false, standards.Rhythm(company, hall.Now.Newest ?? Instant.MinValue), drawn);
            if (halls.Announced.Cell(hall.Now.Id) is { } announced) drawn["announcements"] = announced;
            if (OutageBoard.Hall(halls.Outages, hall.Now.Id) is { } outages) drawn["outages"] = outages;
        });
        cells.Draw($"screen/{company}/{hall.Now.Id}", board);
        return board;
    }
}
