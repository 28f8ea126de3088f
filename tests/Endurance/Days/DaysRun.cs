using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using NodaTime;
using OpsHub.Bench.Stores;
using OpsHub.Endurance.Growing;
using OpsHub.Silo.Profiles;

namespace OpsHub.Endurance.Days;

/// <summary><c>days</c>: simulated working days one after the other in one process, with a look at the process after each.</summary>
/// <param name="Days">How many.</param>
/// <param name="Companies">Ids of profiles; all there are where none is named.</param>
/// <param name="Seed">Of the days.</param>
/// <param name="Out">Where it is told.</param>
internal sealed record DaysRun(int Days, IReadOnlyList<string> Companies, int Seed, TextWriter Out)
{
    private static readonly LocalDate First = new(2026, 11, 2);

    public static Command Create()
    {
        var days = new Option<int>("--days") { Description = "How many.", DefaultValueFactory = _ => 30 };
        var companies = new Option<string[]>("--company") { Description = "Id of a profile; may be given several times. [default: all there are]", DefaultValueFactory = _ => [] };
        var store = new Option<string>("--store") { Description = "sqlite or postgresql.", DefaultValueFactory = _ => "sqlite" };
        var seed = new Option<int>("--seed") { Description = "The same seed makes the same days.", DefaultValueFactory = _ => 1 };
        store.AcceptOnlyFromAmong("sqlite", "postgresql");
        var verb = new Command("days", "Simulated days of five companies, with flat memory, files and connections. Example: days --days 30 --store postgresql") { days, companies, store, seed };
        verb.SetAction(async (parsed, cancel) =>
        {
            await using var place = parsed.GetValue(store) == "sqlite" ? new SqliteStore() : await PostgresStore.Create();
            return await new DaysRun(parsed.GetValue(days), parsed.GetRequiredValue(companies), parsed.GetValue(seed), Console.Out).Run(place, cancel) ? 0 : 1;
        });
        return verb;
    }

    /// <returns>Whether nothing grows that must not.</returns>
    public async Task<bool> Run(IStore store, CancellationToken cancel)
    {
        var profiles = Companies.Count == 0 ? ProfileReader.All(ProfileReader.Shipped) : [.. Companies.Select(id => ProfileReader.Read(Path.Combine(ProfileReader.Shipped, $"{id}.json")))];
        await using var month = await Month.Begin(store.Connection, profiles, First, Seed, [], cancel);
        List<Look> looks = [];
        Out.WriteLine($"{string.Join(", ", profiles.Select(p => p.Id))}; seed {Seed}; {store.Name}\n\n| day | facts | heap, MiB | working set, MiB | files | sockets | threads | grains | deadlines | took, s |\n|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        for (var day = 1; day <= Days; day++)
        {
            var began = Stopwatch.GetTimestamp();
            await month.LiveOneDay(cancel);
            looks.Add(Look.At(month.Hub));
            Tell(day, looks[^1], Stopwatch.GetElapsedTime(began));
        }
        Tell(month.Folds);
        return GrowthTable.Write(Growths.Of(looks), Out);
    }

    private void Tell(int day, Look look, TimeSpan took) => Out.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {day} | {look.Facts:N0} | {look.HeapMiB:0.0} | {look.WorkingSetMiB:0} | {look.Files} | {look.Sockets} | {look.Threads} | {look.Grains} | {look.Deadlines} | {took.TotalSeconds:0} |"));

    private void Tell(IEnumerable<(string Name, int Bytes)> folds) =>
        Out.WriteLine($"\nKept folds in the end: {string.Join(", ", folds.Take(16).Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Name} {f.Bytes / 1024.0:N0} KiB")))}");
}
