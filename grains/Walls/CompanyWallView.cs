using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Companies;
using OpsHub.Grains.Displays;
using OpsHub.Grains.Drifts;
using OpsHub.Grains.Forecasts;
using OpsHub.Grains.Lines;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Standards;
using OpsHub.Grains.Waits;
using OpsHub.Grains.Windows;

namespace OpsHub.Grains.Walls;

/// <summary>The board <c>wall/{company}</c> of every company. Ended calls and tickets leave its state, figures begin anew each day: its size is that of the offices.</summary>
/// <param name="standards">Which days of a company are like which.</param>
public sealed class CompanyWallView(IStandards standards) : IKeptView, IWaits, IDrifts
{
    private readonly Lock _lock = new();   // one thread applies facts, any thread asks
    private readonly Dictionary<string, CompanyFold> _companies = [];

    /// <summary>Of companies that have told no standard.</summary>
    public CompanyWallView() : this(NoStandards.Instance) { }

    public int Shape => 9;

    /// <summary>Which calls are expected on a line; null: it is not known.</summary>
    public ForecastAnswer? Forecast(string company, string line, LocalDate? day)
    {
        lock (_lock) return _companies.GetValueOrDefault(company)?.Lines.GetValueOrDefault(line) is { Newest: { } newest } strip
            ? ForecastAnswer.Of(strip.Arrivals, day, strip.Zone, standards.Rhythm(company, newest), []) : null;
    }

    public void Apply(in Recorded fact, ICells cells)
    {
        lock (_lock) Take(fact, cells);
    }

    public IReadOnlyList<string> Parts
    {
        get { lock (_lock) return [.. _companies.Keys, .. _companies.SelectMany(c => c.Value.Offices.Keys.Select(o => KeptParts.Of(c.Key, o)))]; }
    }

    /// <summary>Troubles, ticker, lines and calls are the company's.</summary>
    public IReadOnlyList<string> PartsOf(in Recorded fact) => fact.Event switch
    {
        WindowEvent e => [fact.Grain.Company, KeptParts.Of(fact.Grain.Company, e.Office)],
        OfficeEvent or QueueEvent or DisplayEvent => [fact.Grain.Company, KeptParts.Of(fact.Grain.Company, fact.Grain.Key)],
        _ => [fact.Grain.Company],
    };

    public byte[] Save(string part)
    {
        var (company, office) = KeptParts.Read(part);
        lock (_lock) return office is null ? KeptParts.Bytes(_companies[company]) : KeptParts.Bytes(_companies[company].Offices[office]);
    }

    public void Load(string part, ReadOnlySpan<byte> saved)
    {
        var (company, office) = KeptParts.Read(part);
        lock (_lock)
        {
            if (office is null) _companies[company] = KeptParts.State<CompanyFold>(saved);
            else _companies[company].Offices[office] = KeptParts.State<OfficeTile>(saved);
        }
    }

    public void Show(long position, ICells cells)
    {
        // its boards are written, and their cells are kept
    }

    private void Take(in Recorded fact, ICells cells)
    {
        if (fact.Event is not (CompanyEvent or OfficeEvent or WindowEvent or QueueEvent or DisplayEvent or LineEvent or CallerEvent)) return;   // accounts and keys make no wall
        if (!_companies.TryGetValue(fact.Grain.Company, out var company))
        {
            _companies[fact.Grain.Company] = company = new CompanyFold { Id = fact.Grain.Company };
            company.ShowCompany(cells);
        }
        company.Apply(fact.Grain, fact.Event, standards.Rhythm(fact.Grain.Company, fact.Event.At), cells);
    }

    /// <summary>The tile of an office as of the fact applied last, or null. Only on the thread that applies facts.</summary>
    internal OfficeTile? Office(string company, string office) => _companies.GetValueOrDefault(company)?.Offices.GetValueOrDefault(office);

    /// <summary>The strip of a line in the same way.</summary>
    internal LineStrip? Line(string company, string line) => _companies.GetValueOrDefault(company)?.Lines.GetValueOrDefault(line);

    public WaitAnswer? OfLine(string company, string line)
    {
        lock (_lock) return Line(company, line)?.Expect();
    }

    public WaitAnswer? OfCall(string company, string line, string call)
    {
        lock (_lock) return Line(company, line)?.Expect(call);
    }

    public WaitAnswer? OfOffice(string company, string office, string? service)
    {
        lock (_lock) return _companies.GetValueOrDefault(company)?.Offices.GetValueOrDefault(office)?.Now.Expect(service);
    }

    public ImmutableArray<PlaceDrift> Drifts(string? company)
    {
        lock (_lock) return [.. _companies.Values.Where(c => company is null || c.Id == company).OrderBy(c => c.Id, StringComparer.Ordinal).SelectMany(c => c.Drifts())];
    }

    public ImmutableArray<QueueAccuracy> Accuracies(string? company)
    {
        lock (_lock) return [.. _companies.Values.Where(c => company is null || c.Id == company).OrderBy(c => c.Id, StringComparer.Ordinal).SelectMany(c => c.Accuracies())];
    }
}
