using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using OpsHub.ClientHub.Tests.Host;
using OpsHub.Faults.Tests.Killing;
using OpsHub.Faults.Tests.Support;
using Xunit.Abstractions;

namespace OpsHub.Faults.Tests.Feed;

/// <summary>A screen whose network takes nothing any more, beside one that reads.</summary>
public sealed partial class Client_that_reads_nothing(ITestOutputHelper output) : IDisposable
{
    private const int HeapMiB = 80;
    private const long Pushed = 120L << 20;   // kept for the deaf one, it would not fit
    private static readonly string Wall = $"wall/{Scene.Company}";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opshub-deaf-");
    private int _renamed;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Costs_one_frame_of_memory_and_has_the_newest_when_it_reads_again()
    {
        using var hub = await Start("Feed:StalledAfterS=3600", HeapMiB);
        var key = await EdgeClient.IssueKey(hub.Address, await hub.Password());
        using var http = EdgeClient.With(hub.Address, key);
        await Rename(http, "first");
        using var deaf = await DeafClient.Subscribe(hub.Address, key, Wall);
        await using var reader = await FeedConnection.Open(hub.Address, new CookieContainer(), key);
        await reader.Subscribe(Wall);

        await PushUntil(http, reader, async _ =>
        {
            await deaf.Ping();   // it reads nothing, but it lives
            return await Metric(http, "opshub_feed_waits") > 0;
        });
        var waits = await Metric(http, "opshub_feed_waits");
        var pushed = await PushUntil(http, reader, async bytes =>
        {
            await deaf.Ping();
            return bytes >= Pushed;
        });

        hub.Lives.ShouldBeTrue(hub.Said);
        output.WriteLine($"{pushed >> 20} MiB to the reader from a heap of {HeapMiB} MiB, the deaf one passed over {await Metric(http, "opshub_feed_waits")} times");
        (await Metric(http, "opshub_feed_waits")).ShouldBeGreaterThan(waits);
        await Rename(http, "the-newest-name");
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        (await deaf.ReadUntil("the-newest-name", patience.Token)).ShouldBeTrue();
    }

    [Fact]
    public async Task Is_cut_off_while_others_go_on()
    {
        using var hub = await Start("Feed:StalledAfterS=1");
        var key = await EdgeClient.IssueKey(hub.Address, await hub.Password());
        using var http = EdgeClient.With(hub.Address, key);
        await Rename(http, "first");
        using var deaf = await DeafClient.Subscribe(hub.Address, key, Wall);
        await using var reader = await FeedConnection.Open(hub.Address, new CookieContainer(), key);
        await reader.Subscribe(Wall);

        await PushUntil(http, reader, async _ => await Metric(http, "opshub_feed_cuts") > 0);

        await PushUntil(http, reader, async _ => await Metric(http, "opshub_feed_clients") == 1);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        (await deaf.ReadUntil("never said", patience.Token)).ShouldBeFalse();
    }

    /// <summary>Changes large cells of the wall, one after another as the reader gets them, until told; returns the reader's bytes.</summary>
    private async Task<long> PushUntil(HttpClient http, FeedConnection reader, Func<long, Task<bool>> enough)
    {
        var bytes = 0L;
        while (!await enough(bytes))
        {
            var name = $"n{_renamed++}";   // never the name it has: that would be no news
            await Rename(http, name);
            string frame;
            do
            {
                frame = (await reader.NextNews()).GetRawText();
                bytes += frame.Length;
            }
            while (!frame.Contains($"\"{name} ", StringComparison.Ordinal));
        }
        return bytes;
    }

    /// <summary>Gives every office a name of 50 KB that begins with this one.</summary>
    private static async Task Rename(HttpClient http, string name)
    {
        foreach (var office in Scene.OfficeIds)
        {
            var details = $$$"""{"details":{"name":"{{{name}}} {{{new string('x', 50_000)}}}","shortName":"{{{office}}}","timeZone":"UTC","hours":[]}}""";
            using var request = EdgeClient.Post($"/api/v1/{Scene.Company}/office/{office}/register-office", details, "application/json", Guid.NewGuid().ToString());
            using var answer = await http.SendAsync(request);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        }
    }

    private Task<ServedHub> Start(string setting, int? heapMiB = null) => ServedHub.StartWithin(heapMiB, $"sqlite:{Path.Combine(_folder.FullName, "log.db")}", _folder.FullName, setting, "Feed:PushIntervalMs=20");

    /// <summary>Sum of a metric over its labels, as <c>/metrics</c> says it; 0 while it is not there.</summary>
    private static async Task<double> Metric(HttpClient http, string name) =>
        MetricLine().Matches(await http.GetStringAsync("/metrics")).Where(m => m.Groups["name"].Value.StartsWith(name, StringComparison.Ordinal))
            .Sum(m => double.Parse(m.Groups["value"].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"^(?<name>[a-z_]+)(\{.*\})? (?<value>\S+)", RegexOptions.Multiline)]
    private static partial Regex MetricLine();
}
