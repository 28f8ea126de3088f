using System.Globalization;
using NodaTime.Text;
using OpsHub.Grains.Outages;
using OpsHub.Replay.Tests.Support;
using OpsHub.Silo.Replay.Outages;
using OpsHub.Testing;

namespace OpsHub.Replay.Tests.Outages;

/// <summary>15,842 outages of a storm through the whole hub; the report is counted again from the file, with the platform's own instants and no code of the hub.</summary>
public sealed class Storm_of_february : IDisposable
{
    private static readonly string Source = SharedData.File("pge-outages-2024/events.csv.gz");

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SharedDataFact]
    public async Task Equals_a_recount()
    {
        var said = await Cli.Replay("outages", Source, "--report", _folder.File("outages.csv"), "--log", _folder.Log());
        said.ShouldSatisfyAllConditions(s => s.Error.ShouldBeEmpty(), s => s.Code.ShouldBe(0), s => s.Output.ShouldContain("51,818 rows read, 0 rejected;"), s => s.Output.ShouldContain(" 0 refused."));

        var report = FeedRecount.Table(_folder.File("outages.csv")).Select(r => string.Join(' ', r.Values)).Order(StringComparer.Ordinal).ToList();

        report.Count.ShouldBe(15_842);
        report.ShouldBe(Recount(FeedRecount.Table(Source)).Order(StringComparer.Ordinal).ToList());
        FeedRecount.Table(_folder.File("outages.csv")).Sum(r => int.Parse(r["times_reopened"], CultureInfo.InvariantCulture)).ShouldBe(607);   // as the data's description counts
        said.Output.ShouldContain($"44 × {OutageSource.StillListed}");
        said.Output.ShouldContain("flagged: 1 × estimate-year");   // restored by 2028
        await OutagesLastAsTheirStartsSay();
    }

    [SharedDataFact]
    public async Task A_list_that_is_cut_ends_nobody_while_it_is_full()
    {
        var said = await Cli.Replay("outages", Source, "--cap", "2000", "--report", _folder.File("outages.csv"), "--log", _folder.Log());
        said.Code.ShouldBe(0);

        var report = FeedRecount.Table(_folder.File("outages.csv")).Select(r => $"{r["outage_id"]} {r["times_reopened"]}").Order(StringComparer.Ordinal).ToList();
        var full = FeedRecount.Table(SharedData.File("pge-outages-2024/snapshots.csv")).Where(s => s["outages_listed"] == "2000").Select(s => s["observed_at_utc"]).ToHashSet();
        var withRoom = FirstWithRoom(full);
        var recount = FeedRecount.Table(Source).GroupBy(r => r["outage_id"]).Select(g => $"{g.Key} {Reopened([.. g], full, withRoom)}").Order(StringComparer.Ordinal).ToList();

        report.ShouldBe(recount);
        said.Output.ShouldContain($"× {OutageSource.Missing}");
        var ends = (await Logs.Events(_folder.Log())).OfType<OutageRestored>().Select(e => InstantPattern.General.Format(e.At)).ToList();
        ends.ShouldAllBe(at => !full.Contains(at));
        ends.Count.ShouldBe(FeedRecount.Table(Source).Count(r => r["event"] == "GONE"));   // nobody is lost: whoever was missing from a full list is over at the next with room
        FeedRecount.Table(Source).Count(r => r["event"] == "GONE" && full.Contains(r["observed_at_utc"])).ShouldBeGreaterThan(500);
    }

    [SharedDataFact]
    public async Task A_wrong_zone_is_noticed()
    {
        var said = await Cli.Replay("outages", Source, "--zone", "Etc/UTC");

        said.Output.ShouldContain("every update is 8.1 h or more older than its reading: --zone may be wrong by that much");
    }

    /// <summary>What the data's description says of their lengths (median 3.2 h, mean 10.2 h) needs the right zone of their starts.</summary>
    private async Task OutagesLastAsTheirStartsSay()
    {
        var streams = (await Logs.Outages(_folder.Log())).Values;
        var hours = streams.Where(s => !s.Active).Select(s => (s.RestoredAt!.Value - s.Told!.StartsAt!.Value).TotalHours).Order().ToList();
        hours.Count.ShouldBe(15_798);
        hours[hours.Count / 2].ShouldBe(3.2, 0.1);
        hours.Average().ShouldBe(10.2, 0.15);
        streams.Count(s => !s.Active && s.LastEstimateAt is null).ShouldBe(8_800);
    }

    private static List<string> Recount(IEnumerable<Dictionary<string, string>> rows)
    {
        var recount = new List<string>();
        foreach (var outage in rows.GroupBy(r => r["outage_id"]).Select(g => g.ToList()))
        {
            var estimates = outage.Select(r => r["etor_local"]).Where(e => e.Length > 0).ToList();
            var reopened = outage.Zip(outage.Skip(1)).Count(pair => pair is { First: var a, Second: var b } && a["event"] == "GONE" && b["event"] == "NEW");
            var (first, last) = (outage[0]["observed_at_utc"], outage[^1]["observed_at_utc"]);
            var minutes = (Utc(last) - Utc(first)).TotalMinutes.ToString("0.0", CultureInfo.InvariantCulture);
            recount.Add($"{outage[0]["outage_id"]} {first} {last} {estimates.Zip(estimates.Skip(1)).Count(pair => pair.First != pair.Second)} {reopened} {minutes}");
        }
        return recount;
    }

    /// <summary>A GONE counts when a reading with room lies between it and the return.</summary>
    private static int Reopened(List<Dictionary<string, string>> rows, HashSet<string> full, Func<string, string?> firstWithRoom)
    {
        var reopened = 0;
        for (var i = 1; i < rows.Count; i++)
            if (rows[i - 1]["event"] == "GONE" && rows[i]["event"] == "NEW" && (!full.Contains(rows[i - 1]["observed_at_utc"]) || string.CompareOrdinal(firstWithRoom(rows[i - 1]["observed_at_utc"]), rows[i]["observed_at_utc"]) < 0)) reopened++;
        return reopened;
    }

    private static Func<string, string?> FirstWithRoom(HashSet<string> full)
    {
        var readings = FeedRecount.Table(Source).Select(r => r["observed_at_utc"]).Distinct().Order(StringComparer.Ordinal).Where(at => !full.Contains(at)).ToList();
        return from => readings.Find(at => string.CompareOrdinal(at, from) > 0);
    }

    private static DateTime Utc(string at) => DateTime.Parse(at, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
}
