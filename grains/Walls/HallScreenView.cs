using System.Text.Json;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Companies;
using OpsHub.Grains.Displays;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Windows;

namespace OpsHub.Grains.Walls;

/// <summary>The board <c>screen/{company}/{office}</c> of every office.</summary>
public sealed class HallScreenView : IKeptView
{
    private Dictionary<string, HallsOfCompany> _companies = [];

    public int Shape => 1;

    public void Apply(in Recorded fact, ICells cells)
    {
        var (id, happened) = (fact.Grain.Company, fact.Event);
        switch (happened)
        {
            case CompanyRegistered e: Of(id).Register(id, e, cells); break;
            case WindowEvent e: Of(id).Apply(id, e.Office, e, cells); break;
            case OfficeEvent or QueueEvent or DisplayEvent: Of(id).Apply(id, fact.Grain.Key, happened, cells); break;
        }
    }

    public byte[] Save() => JsonSerializer.SerializeToUtf8Bytes(_companies, HubJson.Options);

    public void Load(ReadOnlySpan<byte> saved) => _companies = JsonSerializer.Deserialize<Dictionary<string, HallsOfCompany>>(saved, HubJson.Options)!;

    private HallsOfCompany Of(string company)
    {
        if (!_companies.TryGetValue(company, out var halls)) _companies[company] = halls = new HallsOfCompany();
        return halls;
    }
}
