using NodaTime;
using OpsHub.Bench.Stores;
using OpsHub.Endurance.Days;
using OpsHub.Silo.Profiles;

namespace OpsHub.Endurance.Storm;

/// <summary>A log with a simulated morning in it, the boards that pages show, and a key for all of them.</summary>
/// <param name="Log">Connection of the log.</param>
/// <param name="Key">Device key that reads every wall and hall.</param>
/// <param name="Views">Boards: of every company its wall, and of every office its hall screen.</param>
internal sealed record StormStage(string Log, string Key, IReadOnlyList<string> Views)
{
    private static readonly LocalDate Day = new(2026, 11, 2);

    public static async Task<StormStage> Set(TempFolder folder, StormScene scene, CancellationToken cancel)
    {
        var log = $"sqlite:{folder.File("opshub.db")}";
        CompanyProfile[] companies = [.. scene.Companies.Select(id => ProfileReader.Read(Path.Combine(ProfileReader.Shipped, $"{id}.json")))];
        await using var month = await Month.Begin(log, companies, Day, seed: 1, [], cancel);
        await month.LiveUntil(scene.Until, cancel);
        return new StormStage(log, await month.IssueKey(cancel), [.. month.Hub.Boards.All.Select(b => b.Name).Where(n => n.StartsWith("wall/", StringComparison.Ordinal) || n.StartsWith("screen/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)]);
    }
}

/// <param name="Companies">Ids of shipped profiles.</param>
/// <param name="Until">Local time up to which their morning goes.</param>
internal sealed record StormScene(IReadOnlyList<string> Companies, LocalTime Until);
