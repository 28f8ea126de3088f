using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OpsHub.ClientHub.Access;
using OpsHub.Grains.Access;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Simulation;
using OpsHub.Silo.Time;

namespace OpsHub.Silo.Cli;

/// <summary>The addresses a demonstration prints: every page of every company, with a device key where it takes one. Of its offices the one that cannot keep up today.</summary>
internal static class DemoAddresses
{
    public static async Task<List<string>> Of(WebHost web, IReadOnlyList<CompanyProfile> companies, VirtualClock clock, int seed, CancellationToken cancel)
    {
        var issuer = web.App.Services.GetRequiredService<DeviceKeyIssuer>();
        var url = web.App.Urls.First().Replace("[::]", "localhost").Replace("0.0.0.0", "localhost");
        var expiresAt = clock.GetCurrentInstant() + Duration.FromDays(30);
        List<string> lines = [];
        foreach (var company in companies)
        {
            lines.Add(company.Name);
            foreach (var page in PagesOf(company, seed))
                lines.Add($"  {page.Name,-8} {url}{page.Path}#key={await issuer.Issue($"demo {page.Name} {company.Id}", company.Id, page.Office, page.Rights, expiresAt, cancel)}");
            if (company.Booking is not null) lines.Add($"  {"booking",-8} {url}/book/{company.Id}");
        }
        return lines;
    }

    private static IEnumerable<Page> PagesOf(CompanyProfile company, int seed)
    {
        var (id, office) = (company.Id, company.Offices.FirstOrDefault(o => Cast.IsOverloaded(company, o, seed)) ?? company.Offices[0]);
        yield return new Page("wall", $"/wall/{id}", null, [Right.ReadWalls]);
        if (company.Lines.Length > 0) yield return new Page("calls", $"/calls/{id}", null, [Right.ReadWalls, Right.ReadFigures, Right.SendCommands]);
        yield return new Page("outages", $"/outages/{id}", null, [Right.ReadWalls, Right.ReadFigures, Right.SendCommands]);
        yield return new Page("notices", $"/notices/{id}", null, [Right.ReadAppeals, Right.SendCommands]);
        yield return new Page("alerts", $"/alerts/{id}", null, [Right.ReadWalls, Right.SendCommands]);
        yield return new Page("ledger", $"/standard/{id}", null, [Right.ReadFigures]);
        yield return new Page("appeals", $"/appeals/{id}", null, [Right.ReadAppeals]);
        yield return new Page("screen", $"/screen/{id}/{office.Id}", office.Id, [Right.ReadScreens]);
        if (office.Feed != OfficeFeed.Queue) yield break;
        yield return new Page("office", $"/wall/{id}/{office.Id}", office.Id, [Right.ReadWalls, Right.ReadFigures, Right.SendCommands]);
        yield return new Page("window", $"/window/{id}/{office.Id}/1", office.Id, [Right.SendCommands]);
        yield return new Page("board", $"/screen/{id}/{office.Id}/window/1", office.Id, [Right.ReadScreens]);
        yield return new Page("kiosk", $"/kiosk/{id}/{office.Id}", office.Id, [Right.ReadScreens, Right.TakeTickets]);
    }

    private sealed record Page(string Name, string Path, string? Office, ImmutableArray<Right> Rights);
}
