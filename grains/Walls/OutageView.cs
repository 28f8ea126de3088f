using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Companies;
using OpsHub.Grains.Lines;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Outages;
using OpsHub.Grains.Outages.Feeds;
using OpsHub.Grains.PastDays;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Standards;
using OpsHub.Grains.Walls.Surges;

namespace OpsHub.Grains.Walls;

/// <summary>The board <c>outages/{company}</c> of every company, and the cell <c>outages</c> of its wall once there was an outage.</summary>
/// <param name="standards">Which days of a company are like which.</param>
public sealed class OutageView(IStandards standards) : IKeptView
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, OfficeDrawing> _boards = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OutagesOfCompany> _companies = [];

    /// <summary>Of companies that have told no standard.</summary>
    public OutageView() : this(NoStandards.Instance) { }

    public int Shape => 5;

    public void Apply(in Recorded fact, ICells cells)
    {
        if (fact.Event is not (CompanyRegistered or OfficeRegistered or OutageEvent or OutageFeedEvent or QueueConfigured or TicketIssued or CallerEvent or AppealRegistered or LineRegistered or PastDayTold)) return;
        lock (_lock)
        {
            var company = Of(fact.Grain.Company);
            switch (fact.Event)
            {
                case CompanyRegistered e: company.Registered = e; break;
                case OfficeRegistered e: company.Register(fact.Grain.Key, e.Details); break;
                case AppealRegistered e:
                    company.Appeals.Register(fact.Grain.Key, e, company);
                    if (!company.Suspected.Apply(fact, company)) return;
                    break;
                case QueueConfigured or TicketIssued or CallerEvent or LineRegistered or PastDayTold:
                    if (!company.Suspected.Apply(fact, company) & !Surges(fact, company, cells)) return;   // a board is not drawn for every ticket
                    break;
                case OutageFeedEvent e: company.Heard(fact.Grain.Key, e); break;
                case OutageEvent e:
                    company.Apply(fact.Grain.Key, e);
                    company.Suspected.Explained(company);
                    cells.Set($"wall/{fact.Grain.Company}", "outages", OutageBoard.Summary(company, SurgesOf(fact.Grain.Company, company)));
                    break;
            }
            BoardOf(fact.Grain.Company, company, cells).Changed(fact.Position);
        }
    }

    /// <summary>The zone of a company, and its open outages and the newest that are over, as they are at this moment; null where it has none.</summary>
    internal (DateTimeZone Zone, OpenOutage[] Outages)? Now(string company)
    {
        lock (_lock) return _companies.TryGetValue(company, out var known) ? (known.Zone, [.. known.Open.Values, .. known.Over]) : null;
    }

    /// <summary>Offices whose served area holds a part of that area.</summary>
    public ImmutableArray<string> Touched(string company, ImmutableArray<OutagePlace> area)
    {
        lock (_lock) return _companies.TryGetValue(company, out var known) ? known.Touched(area) : [];
    }

    /// <summary>Open outages and the newest that are over, in the order of their board.</summary>
    public OutagePage Search(OutageQuery query, Instant now)
    {
        var found = (Now(query.Company)?.Outages ?? []).Where(o => OutageSearch.Fits(o, query, now)).ToList();
        lock (_lock) return new OutagePage([.. found.Order(OutageSearch.Order).Skip(query.Skip).Take(query.Most).Select(o => OutageBoard.Cell(o, SurgesOf(query.Company, _companies[query.Company])))], found.Count);
    }

    /// <summary>What an outage that goes on brings to offices and lines, place by place; null for any other.</summary>
    public OutageSurgeDetail? Surge(string company, string id)
    {
        lock (_lock) return _companies.TryGetValue(company, out var known) && known.Open.TryGetValue(id, out var outage) ? SurgesOf(company, known).Detail(outage) : null;
    }

    /// <summary>What callers of a company are without, or null while nobody is.</summary>
    public CallsOutagesCell? Calls(string company)
    {
        lock (_lock) return _companies.TryGetValue(company, out var known) ? OutageBoard.Calls(known, SurgesOf(company, known)) : null;
    }

    /// <summary>Places where outages are suspected of which nobody has told.</summary>
    public ImmutableArray<SuspicionCell> Suspicions(string company)
    {
        lock (_lock) return _companies.TryGetValue(company, out var known) ? known.Suspected.Cells(known) : [];
    }

    /// <summary>Appeals that outages bring which go on, by outage, each outage with its name.</summary>
    internal IReadOnlyList<(string Outage, string Name, string[] Appeals)> Appeals(string company)
    {
        lock (_lock) return _companies.TryGetValue(company, out var known) ? [.. known.Appeals.All.Where(a => known.Open.ContainsKey(a.Key)).Select(a => (a.Key, OutageName.Of(known.Open[a.Key].State.Told!), a.Value.ToArray()))] : [];
    }

    /// <summary>Ids that begin so of outages that are not over.</summary>
    public IReadOnlyList<string> OpenOf(string company, string prefix)
    {
        lock (_lock) return _companies.TryGetValue(company, out var known) ? [.. known.Open.Keys.Where(id => id.StartsWith(prefix, StringComparison.Ordinal))] : [];
    }

    /// <summary>The zone that a company's outages are told in.</summary>
    public DateTimeZone Zone(string company) => Now(company)?.Zone ?? DateTimeZone.Utc;

    public IReadOnlyList<string> Parts
    {
        get { lock (_lock) return [.. _companies.Keys]; }
    }

    public IReadOnlyList<string> PartsOf(in Recorded fact) => [fact.Grain.Company];

    public byte[] Save(string part)
    {
        lock (_lock) return KeptParts.Bytes(_companies[part]);
    }

    public void Load(string part, ReadOnlySpan<byte> saved)
    {
        lock (_lock) _companies[part] = KeptParts.State<OutagesOfCompany>(saved);
    }

    public void Show(long position, ICells cells)
    {
        lock (_lock)
            foreach (var (id, company) in _companies.Where(c => c.Value.IsShown)) BoardOf(id, company, cells).Changed(position);
    }

    /// <summary>Takes in who came or called.</summary>
    /// <returns>Whether an outage brings something else than before.</returns>
    private bool Surges(in Recorded fact, OutagesOfCompany company, ICells cells)
    {
        if (company.Arrivals.Apply(fact, company, standards.Rhythm(fact.Grain.Company, fact.Event.At)) is not { } place) return false;
        var surges = SurgesOf(fact.Grain.Company, company);
        if (!surges.Concerns(place)) return false;
        cells.Set($"wall/{fact.Grain.Company}", "outages", OutageBoard.Summary(company, surges));
        return true;
    }

    private OutageSurges SurgesOf(string id, OutagesOfCompany company) => new(company, standards.Rhythm(id, company.Arrivals.Newest ?? Instant.MinValue));

    private OutagesOfCompany Of(string company)
    {
        if (!_companies.TryGetValue(company, out var outages)) _companies[company] = outages = new OutagesOfCompany();
        return outages;
    }

    private OfficeDrawing BoardOf(string id, OutagesOfCompany company, ICells cells)
    {
        if (_boards.TryGetValue(id, out var board)) return board;
        company.IsShown = true;
        _boards[id] = board = new OfficeDrawing(_lock, drawn =>
        {
            drawn["company"] = new CompanyCell(id, company.Registered?.Name ?? id, company.Zone.Id, company.Registered?.Simulated ?? false);
            OutageBoard.Draw(company, SurgesOf(id, company), drawn);
        });
        cells.Draw($"outages/{id}", board);
        return board;
    }
}
