using System.Text.Json;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Bookings;
using OpsHub.Grains.Companies;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Signals;
using OpsHub.Grains.Windows;

namespace OpsHub.Grains.Walls;

/// <summary>
/// The boards <c>screen/{company}/{office}/floor</c>, <c>wall/{company}/{office}</c> and <c>console/{company}/{office}/{window}</c> of every office that runs its queue on the hub.
/// </summary>
public sealed class FloorView : IKeptView
{
    private Dictionary<string, FloorsOfCompany> _companies = [];

    public int Shape => 1;

    public void Apply(in Recorded fact, ICells cells)
    {
        var (company, happened) = (fact.Grain.Company, fact.Event);
        switch (happened)
        {
            case CompanyRegistered e: Of(company).Register(company, e, cells); break;
            case WindowEvent e: Of(company).Apply(company, e.Office, e, cells); break;
            case OfficeEvent or QueueEvent or SignalEvent or BookingEvent: Of(company).Apply(company, fact.Grain.Key, happened, cells); break;
        }
    }

    public byte[] Save() => JsonSerializer.SerializeToUtf8Bytes(_companies, HubJson.Options);

    public void Load(ReadOnlySpan<byte> saved) => _companies = JsonSerializer.Deserialize<Dictionary<string, FloorsOfCompany>>(saved, HubJson.Options)!;

    private FloorsOfCompany Of(string company)
    {
        if (!_companies.TryGetValue(company, out var floors)) _companies[company] = floors = new FloorsOfCompany();
        return floors;
    }
}

/// <summary>The floors of one company.</summary>
internal sealed class FloorsOfCompany
{
    public CompanyRegistered? Registered { get; set; }

    public Dictionary<string, FloorFold> Floors { get; set; } = [];

    public void Register(string company, CompanyRegistered registered, ICells cells)
    {
        Registered = registered;
        foreach (var floor in Floors.Values) floor.ShowOffice(company, registered, cells);
    }

    public void Apply(string company, string office, Kernel.IEvent happened, ICells cells)
    {
        if (!Floors.TryGetValue(office, out var floor)) Floors[office] = floor = new FloorFold { Now = new OfficeNow { Id = office } };
        floor.Apply(company, Registered, happened, cells);
    }
}
