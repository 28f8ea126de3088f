using NodaTime;
using OpsHub.Grains.Companies;
using OpsHub.Silo.Log;

namespace OpsHub.Bench.Days;

/// <summary>
/// Working days of five companies, the size that one process is designed for: 50 offices, 500 windows, 2,000 visits and 5,000 calls an hour,
/// nine to seven. The same seed gives the same days.
/// </summary>
internal static class Region
{
    private const int OfficesPerCompany = 10, LinesPerCompany = 4, WorkingHours = 10;

    private static readonly string[] Companies = ["samara", "saratov", "ulyanovsk", "penza", "tolyatti"];
    private static readonly Instant FirstMorning = Instant.FromUtc(2026, 11, 16, 5, 0);

    /// <summary>Commits, in their order, until they hold so many events; the last may hold more than one.</summary>
    public static IEnumerable<Commit> Days(int seed, long events)
    {
        var commits = new Queue<Commit>();
        var town = Begun(seed, commits.Enqueue);
        while (town.Events < events && town.Step())
            while (commits.TryDequeue(out var commit)) yield return commit;
    }

    private static Town Begun(int seed, Action<Commit> commits)
    {
        var town = new Town(FirstMorning, commits);
        var chance = new Chance(seed);
        var offices = Each(OfficesPerCompany, (company, i) => new OfficeLife(town, chance, company, $"{company}-{i:00}"));
        var lines = Each(LinesPerCompany, (company, i) => new LineLife(town, chance, company, $"line-{i}"));
        foreach (var company in Companies) town.Send(Company.IdOf(company), new RegisterCompany(company, DateTimeZoneProviders.Tzdb["Europe/Samara"], Simulated: true));
        offices.ForEach(o => o.Register());
        lines.ForEach(l => l.Register());
        Begin();
        return town;

        void Begin()
        {
            offices.ForEach(o => o.Open());
            lines.ForEach(l => l.Open());
            town.After(Duration.FromHours(WorkingHours), End);
        }

        void End()
        {
            offices.ForEach(o => o.Close());
            lines.ForEach(l => l.Close());
            town.After(Duration.FromHours(24 - WorkingHours), Begin);
        }
    }

    private static List<T> Each<T>(int ofEach, Func<string, int, T> make) =>
        [.. from company in Companies from i in Enumerable.Range(1, ofEach) select make(company, i)];
}
