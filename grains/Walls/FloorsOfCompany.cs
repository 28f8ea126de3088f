using OpsHub.Grains.Companies;

namespace OpsHub.Grains.Walls;

/// <summary>The floors of one company.</summary>
internal sealed class FloorsOfCompany
{
    public CompanyRegistered? Registered { get; set; }

    public AnnouncementsOfCompany Announced { get; set; } = new();

    public Dictionary<string, FloorFold> Floors { get; set; } = [];

    public FloorFold Of(string office)
    {
        if (!Floors.TryGetValue(office, out var floor)) Floors[office] = floor = new FloorFold { Now = new OfficeNow { Id = office } };
        return floor;
    }
}
