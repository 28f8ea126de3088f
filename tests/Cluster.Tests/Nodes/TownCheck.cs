using System.Text.Json;
using OpsHub.Faults.Tests.Killing;
using OpsHub.Faults.Tests.Support;

namespace OpsHub.Cluster.Tests.Nodes;

/// <summary>What must be true of a town after any fault.</summary>
internal static class TownCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60), Breath = TimeSpan.FromMilliseconds(50);

    /// <summary>Every promise kept, every rule of the queue kept, and every web node's wall equal to a recount of the log.</summary>
    public static async Task ShouldBeWhole(this Town town, string log, Ledger ledger)
    {
        var facts = await LogContents.Open(log);
        ledger.Broken(facts).ShouldBeEmpty();
        QueueCheck.Broken(facts).ShouldBeEmpty();
        var counted = WallRecount.Counted(facts);
        foreach (var web in town.Webs) (await Wall(web.Address, town.Key, facts[^1].Position)).ShouldBe(counted);
    }

    /// <summary>A counter or gauge of the metrics page, summed over its labels.</summary>
    public static async Task<double> Metric(Node node, string name)
    {
        using var http = new HttpClient { BaseAddress = node.Address };
        var page = await http.GetStringAsync("/metrics");
        return page.Split('\n').Where(l => l.StartsWith(name, StringComparison.Ordinal) && l[name.Length] is ' ' or '{')
            .Sum(l => double.Parse(l[(l.LastIndexOf(' ') + 1)..], System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>The wall once it has come as far as the log; a wall shows only what touches it, so the log's other facts are waited for by readiness.</summary>
    private static async Task<SortedDictionary<string, string>> Wall(Uri address, string key, long position)
    {
        using var http = EdgeClient.With(address, key);
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var folded = await http.GetStringAsync("/metrics", patience.Token);
            var line = folded.Split('\n').First(l => l.StartsWith("opshub_log_folded_position ", StringComparison.Ordinal));
            if (double.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture) >= position) break;
            await Task.Delay(Breath, TimeProvider.System, patience.Token);
        }
        var wall = JsonDocument.Parse(await http.GetStringAsync($"/api/v1/boards/wall/{Scene.Company}", patience.Token)).RootElement;
        return WallRecount.Shown(wall.GetProperty("cells").EnumerateObject().Select(c => KeyValuePair.Create(c.Name, c.Value)));
    }
}
