using System.CommandLine;
using System.Globalization;
using NodaTime;
using OpsHub.Bench.Stores;
using OpsHub.Endurance.Days;
using OpsHub.Endurance.Growing;
using OpsHub.Silo.Profiles;
using OpsHub.Testing;

namespace OpsHub.Endurance.Wall;

/// <summary>
/// <c>wall</c>: a company's wall in Chromium through simulated days, on the real hub that lives through them as fast as it can: frames come every tenth of a second, each brings minutes of the day. What the page holds is looked at after
/// each day. The dashboards must have been built (<c>dotnet build silo -c Release</c>).
/// </summary>
/// <param name="Days">How many.</param>
/// <param name="Company">Id of a shipped profile.</param>
/// <param name="Out">Where it is told.</param>
internal sealed record WallRun(int Days, string Company, TextWriter Out)
{
    private const double WarmUpShare = 0.25;   // the first days fill what is bounded, as with the hub itself
    private const double MiB = 1 << 20;

    private static readonly LocalDate First = new(2026, 11, 2);

    public static Command Create()
    {
        var days = new Option<int>("--days") { Description = "How many.", DefaultValueFactory = _ => 30 };
        var company = new Option<string>("--company") { Description = "Id of a profile.", DefaultValueFactory = _ => "vladimir" };
        var verb = new Command("wall", "A company's wall in Chromium for a simulated month, with a flat heap. Example: wall --days 30 --company vladimir") { days, company };
        verb.SetAction(async (parsed, cancel) => await new WallRun(parsed.GetValue(days), parsed.GetRequiredValue(company), Console.Out).Run(cancel) ? 0 : 1);
        return verb;
    }

    /// <returns>Whether nothing grows that must not, and the page has not complained.</returns>
    public async Task<bool> Run(CancellationToken cancel)
    {
        await using var store = new SqliteStore();
        var profile = ProfileReader.Read(Path.Combine(ProfileReader.Shipped, $"{Company}.json"));
        await using var month = await Month.Begin(store.Connection, [profile], First, seed: 1, [$"--Pages:Directory={Checkout.File("dashboards/dist")}"], cancel);
        using var page = await PageProcess.Open($"{month.Address}wall/{Company}#key={await month.IssueKey(cancel)}", cancel);
        List<Held> held = [];
        Out.WriteLine("| day | frames | heap, MiB | nodes | listeners | documents | elements shown | offices shown |\n|---:|---:|---:|---:|---:|---:|---:|---:|");
        for (var day = 1; day <= Days; day++)
        {
            await month.LiveOneDay(cancel);
            var now = await page.Look(cancel);
            held.Add(now);
            Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {day} | {now.Frames} | {now.HeapBytes / MiB:0.00} | {now.Nodes} | {now.Listeners} | {now.Documents} | {now.Attached} | {now.Tiles} |"));
        }
        foreach (var complaint in held[^1].Complaints.Distinct()) Out.WriteLine($"The page says: {complaint}");
        return GrowthTable.Write(Growths(held), Out) && held[^1].Complaints.Length == 0;
    }

    private static IReadOnlyList<Growth> Growths(List<Held> held)
    {
        var settled = held.Skip((int)Math.Ceiling(held.Count * WarmUpShare)).ToList();
        return [Of("heap", "MiB", 0.05, h => h.HeapBytes / MiB), Of("nodes", "nodes", 10, h => h.Nodes), Of("listeners", "listeners", 1, h => h.Listeners), Of("elements shown", "elements", 5, h => h.Attached), Of("documents", "documents", 0.1, h => h.Documents)];

        Growth Of(string name, string unit, double allowed, Func<Held, double> figure) => new(name, unit, allowed, [.. settled.Select(figure)]);
    }
}
