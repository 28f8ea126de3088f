using System.Text.Json.Serialization;
using OpsHub.Grains.Companies;

namespace OpsHub.Grains.Walls;

/// <summary>The hall screens of one company.</summary>
internal sealed class HallsOfCompany
{
    public CompanyRegistered? Registered { get; set; }

    public AnnouncementsOfCompany Announced { get; set; } = new();

    public OutagesOfCompany Outages { get; set; } = new();

    /// <summary>Each is kept by itself.</summary>
    [JsonIgnore]
    public Dictionary<string, HallFold> Halls { get; } = [];

    public HallFold Of(string office)
    {
        if (!Halls.TryGetValue(office, out var hall)) Halls[office] = hall = new HallFold { Now = new OfficeNow { Id = office } };
        return hall;
    }
}
