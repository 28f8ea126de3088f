using System.Text.Json;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Companies;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Outages;

namespace OpsHub.Grains.Walls;

/// <summary>The board <c>outages/{company}</c> of every company, and the cell <c>outages</c> of its wall once there was an outage.</summary>
public sealed class OutageView : IKeptView
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, OfficeDrawing> _boards = new(StringComparer.Ordinal);
    private Dictionary<string, OutagesOfCompany> _companies = [];

    public int Shape => 1;

    public void Apply(in Recorded fact, ICells cells)
    {
        if (fact.Event is not (CompanyRegistered or OfficeRegistered or OutageEvent)) return;
        lock (_lock)
        {
            var company = Of(fact.Grain.Company);
            switch (fact.Event)
            {
                case CompanyRegistered e: company.Registered = e; break;
                case OfficeRegistered e: company.Register(fact.Grain.Key, e.Details); break;
                case OutageEvent e:
                    company.Apply(fact.Grain.Key, e);
                    cells.Set($"wall/{fact.Grain.Company}", "outages", OutageBoard.Summary(company));
                    break;
            }
            BoardOf(fact.Grain.Company, company, cells).Changed(fact.Position);
        }
    }

    public byte[] Save()
    {
        lock (_lock) return JsonSerializer.SerializeToUtf8Bytes(_companies, HubJson.Options);
    }

    public void Load(ReadOnlySpan<byte> saved)
    {
        lock (_lock) _companies = JsonSerializer.Deserialize<Dictionary<string, OutagesOfCompany>>(saved, HubJson.Options)!;
    }

    private OutagesOfCompany Of(string company)
    {
        if (!_companies.TryGetValue(company, out var outages)) _companies[company] = outages = new OutagesOfCompany();
        return outages;
    }

    private OfficeDrawing BoardOf(string id, OutagesOfCompany company, ICells cells)
    {
        if (_boards.TryGetValue(id, out var board)) return board;
        _boards[id] = board = new OfficeDrawing(_lock, drawn =>
        {
            drawn["company"] = new CompanyCell(id, company.Registered?.Name ?? id, company.Zone.Id, company.Registered?.Simulated ?? false);
            OutageBoard.Draw(company, drawn);
        });
        cells.Draw($"outages/{id}", board);
        return board;
    }
}
