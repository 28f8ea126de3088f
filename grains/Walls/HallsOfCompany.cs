using OpsHub.Grains.Boards;
using OpsHub.Grains.Companies;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Walls;

/// <summary>The hall screens of one company.</summary>
internal sealed class HallsOfCompany
{
    public CompanyRegistered? Registered { get; set; }

    public Dictionary<string, HallFold> Halls { get; set; } = [];

    public void Register(string company, CompanyRegistered registered, ICells cells)
    {
        Registered = registered;
        foreach (var (office, hall) in Halls) hall.ShowOffice(BoardOf(company, office), registered.Name, registered.Simulated, cells);
    }

    public void Apply(string company, string office, IEvent happened, ICells cells)
    {
        if (!Halls.TryGetValue(office, out var hall)) Halls[office] = hall = new HallFold { Now = new OfficeNow { Id = office } };
        hall.Apply(BoardOf(company, office), happened, Registered?.Name ?? company, Registered?.Simulated ?? false, cells);
    }

    private static string BoardOf(string company, string office) => $"screen/{company}/{office}";
}
