using System.Text.Json.Serialization;
using OpsHub.Grains.Companies;

namespace OpsHub.Grains.Walls;

/// <summary>The floors of one company.</summary>
internal sealed class FloorsOfCompany
{
    public CompanyRegistered? Registered { get; set; }

    public AnnouncementsOfCompany Announced { get; set; } = new();

    /// <summary>Each is kept by itself.</summary>
    [JsonIgnore]
    public Dictionary<string, FloorFold> Floors { get; } = [];

    public FloorFold Of(string office)
    {
        if (!Floors.TryGetValue(office, out var floor)) Floors[office] = floor = new FloorFold { Now = new OfficeNow { Id = office } };
        return floor;
    }
}
