using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Outages;
using OpsHub.Silo.Followers;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Simulation;

/// <summary>Invented outages of a demonstrated morning: in the area of each company's first offices one that goes on, one whose estimate was moved, one that is planned and one that is over.</summary>
internal static class InventedOutages
{
    private const string Source = "сетевая компания";

    private static readonly string[] Streets = ["ул. Парковая", "ул. Лесная", "ул. Мира", "пер. Садовый"];

    public static async Task Tell(Hub hub, IEnumerable<CompanyProfile> companies, CancellationToken cancel)
    {
        var resend = new Resend(hub.Grains);
        foreach (var company in companies)
            foreach (var (id, fact, at) in Of(company, hub.Clock.GetCurrentInstant()))
                await resend.UntilAnswered(new Envelope(Outage.IdOf(company.Id, id), $"simulation:{Catalog.NameOf(fact)}:{at}", fact, "simulation", at), cancel);
    }

    private static IEnumerable<(string Id, OutageFact Fact, Instant At)> Of(CompanyProfile company, Instant now)
    {
        Instant Min(int minutes) => now + Duration.FromMinutes(minutes);
        var fault = new ReportOutage(OutageKind.Emergency, [Part(company, 0, new HouseSpan("2", "24", StreetSide.Even))], 146, Min(-52), Min(70), "повреждение кабеля", Source: Source);
        yield return ("inc-1041", fault, Min(-50));
        yield return ("inc-1041", new SendCrew(), Min(-38));
        yield return ("inc-1041", new EstimateOutage(Min(130)), Min(-12));
        yield return ("inc-1042", fault with { Area = [Part(company, 1)], Customers = 38, StartsAt = Min(-17), EstimateAt = null, Cause = null }, Min(-15));
        yield return ("inc-1039", fault with { Area = [Part(company, 2)], Customers = 12, StartsAt = Min(-190), EstimateAt = Min(-60) }, Min(-185));
        yield return ("inc-1039", new RestoreOutage(), Min(-75));
        yield return ("plan-207", new ReportOutage(OutageKind.Planned, [Part(company, 0, new HouseSpan("1", "37")), Part(company, 3)], 210, Min(24 * 60), Min(27 * 60), "ремонт подстанции", Source: Source), Min(-180));
    }

    private static OutagePlace Part(CompanyProfile company, int n, params HouseSpan[] houses)
    {
        var office = company.Offices[n % company.Offices.Length];
        var place = office.ServedArea is { Length: > 0 } area ? area[n % area.Length].Place : TownOf(office.Address) ?? office.ShortName;
        return new OutagePlace(place, Streets[n], houses.Length == 0 ? null : [.. houses]);
    }

    private static string? TownOf(string? address) => address?.Split(',').Select(part => part.Trim()).FirstOrDefault(part => part.StartsWith("г. ", StringComparison.Ordinal));
}
