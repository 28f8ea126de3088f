using NodaTime;
using OpsHub.Grains.Appeals;
using OpsHub.Silo.Followers;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Simulation;

/// <summary>Everybody who acts in a company's simulation.</summary>
internal static class Cast
{
    /// <summary>Visitors of an office that cannot keep up, as a multiple of the ordinary.</summary>
    private const double Rush = 1.45;

    /// <param name="appeals">Its standard of appeals, or null where the hub was told none: then there are no appeals.</param>
    public static IEnumerable<Actor> Of(CompanyProfile company, AppealStandard? appeals, int seed, Resend resend)
    {
        var rushed = Overloaded(company, seed);
        foreach (var office in company.Offices)
        {
            var (courier, its) = (CourierOf(office.Id), company with { Services = company.ServicesOf(office) });
            yield return office.Feed == OfficeFeed.Display
                ? new DisplayActor(its, office, courier, DiceOf(office.Id))
                : new OfficeActor(its, office, rushed.Contains(office.Id) ? Rush : 1, courier, DiceOf(office.Id));
        }
        if (appeals is not null) yield return new AppealsActor(company, appeals, CourierOf("appeals"), DiceOf("appeals"));
        foreach (var line in company.Lines) yield return new LineActor(company, line, CourierOf(line.Id), DiceOf(line.Id));

        Courier CourierOf(string name) => new(resend, seed, $"{company.Id}/{name}");
        Func<LocalDate, Dice> DiceOf(string name) => day => new Dice(seed, $"{company.Id}/{name}/{day:uuuu-MM-dd}");
    }

    /// <summary>Whether an office cannot keep up on a simulated day.</summary>
    public static bool IsOverloaded(CompanyProfile company, OfficeProfile office, int seed) => Overloaded(company, seed).Contains(office.Id);

    /// <summary>One of the larger offices is overloaded, in a company with many offices two.</summary>
    private static HashSet<string> Overloaded(CompanyProfile company, int seed)
    {
        var dice = new Dice(seed, company.Id);
        var large = company.Offices.Where(o => o.Feed == OfficeFeed.Queue).OrderByDescending(o => o.Windows.Value).Take(6).Select(o => o.Id).ToList();
        return [.. large.OrderBy(_ => dice.Unit()).Take(company.Offices.Length > 5 ? 2 : 1)];
    }
}
