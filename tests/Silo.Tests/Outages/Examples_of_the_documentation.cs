using System.Text;
using System.Text.RegularExpressions;
using OpsHub.Silo.Outages.Feeds;
using OpsHub.Silo.Tests.Appeals;
using OpsHub.Testing;

namespace OpsHub.Silo.Tests.Outages;

/// <summary>What <c>deploy/outages/README.md</c> shows is what the hub takes.</summary>
public sealed partial class Examples_of_the_documentation
{
    private static readonly string Document = File.ReadAllText(Checkout.File("deploy/outages/README.md"));

    [Theory]
    [InlineData("json")]
    [InlineData("csv")]
    public void Of_a_source_and_its_list_are_read_to_the_last_row(string format)
    {
        var example = Example().Matches(Document).Single(m => m.Groups["name"].Value == format);
        var blocks = Block().Matches(Document[example.Index..]).Take(2).Select(m => m.Groups["text"].Value).ToList();
        var file = Path.GetTempFileName();
        File.WriteAllText(file, blocks[0]);

        var (sources, problem) = FeedFile.Read(file);
        problem.ShouldBeNull();
        var reading = FeedReading.Of(Encoding.UTF8.GetBytes(blocks[1]), sources.Single());

        reading.Unread.ShouldBeEmpty();
        string.Join(' ', reading.Outages.Select(o => o.Id)).ShouldBe(example.Groups["ids"].Value.Trim());
        reading.Outages.ShouldAllBe(o => o.Report.StartsAt != null && o.Report.EstimateAt > o.Report.StartsAt && o.Report.Area.Length > 0);
        File.Delete(file);
    }

    [Fact]
    public async Task Of_pushed_facts_are_all_done()
    {
        await using var desk = await ServedDesk.Start();
        desk.Clock.AdvanceTo(NodaTime.Instant.FromUtc(2026, 11, 24, 9, 0));
        var example = Example().Matches(Document).Single(m => m.Groups["name"].Value == "push");
        var lines = Block().Match(Document, example.Index).Groups["text"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        (await desk.Facts("samara", lines)).Select(answer => answer.GetProperty("outcome").GetString()).ShouldBe(["done", "done", "done", "done"]);
    }

    [GeneratedRegex(@"<!-- example: (?<name>\w+)(?<ids>[^>]*) -->")]
    private static partial Regex Example();

    [GeneratedRegex(@"```(?:json|csv)\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
