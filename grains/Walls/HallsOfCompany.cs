using OpsHub.Grains.Companies;

namespace OpsHub.Grains.Walls;

/// <summary>The hall screens of one company.</summary>
internal sealed class HallsOfCompany
{
    public CompanyRegistered? Registered { get; set; }

    public AnnouncementsOfCompany Announced { get; set; } = new();

    public OutagesOfCompany Outages { get; set; } = new();

    public Dictionary<string, HallFold> Halls { get; set; } = [];

    public HallFold Of(string office)
    {
        if (!Halls.TryGetValue(office, out var hall)) Halls[office] = hall = new HallFold { Now = new OfficeNow { Id = office } };
        return hall;
    }
}
