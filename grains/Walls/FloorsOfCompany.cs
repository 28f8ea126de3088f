using OpsHub.Grains.Boards;
using OpsHub.Grains.Companies;

namespace OpsHub.Grains.Walls;

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
