using System.Globalization;
using OpsHub.Replay.Tests.Support;
using OpsHub.Testing;

namespace OpsHub.Replay.Tests.Replays;

/// <summary>Waits of February 1999, each foreseen from what was known when the caller joined; judged over those who waited and were answered.</summary>
public sealed class Waits_foreseen_in_a_month : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    private sealed record Row(string JoinedAt, string Estimator, double? P50S, double? P90S, double ActualS, string Outcome)
    {
        public double Error => P50S!.Value - ActualS;

        public bool Kept => ActualS <= P90S;

        public double Pinball => (Loss(0.5, P50S!.Value) + Loss(0.9, P90S!.Value)) / 2;

        private double Loss(double share, double said) => Math.Max(share * (ActualS - said), (1 - share) * (said - ActualS));
    }

    [SharedDataFact]
    public async Task Are_nearer_than_any_single_estimator_and_the_band_holds_every_day()
    {
        var said = await Cli.Replay("technion", SharedData.File("technion-anonymousbank/calls_1999-02.csv.gz"), "--predictions", _folder.File("waits.csv"));
        var rows = Read(_folder.File("waits.csv")).ToList();
        var judged = rows.Where(r => r is { Outcome: "answered", ActualS: > 0, P50S: not null }).ToLookup(r => r.Estimator);
        var chosen = judged["chosen"].ToList();

        said.Code.ShouldBe(0);
        said.Output.ShouldContain($"| chosen | {chosen.Count:N0} |");
        rows.Select(r => r.Estimator).Distinct().ShouldBe(["ql", "qlm", "hol", "les", "last10", "genesys", "chosen"]);
        rows.Count(r => r.Estimator == "chosen").ShouldBe(rows.Count / 7);
        chosen.Count.ShouldBeGreaterThan(13_900);
        (chosen.Average(r => r.Error * r.Error) / judged["last10"].Average(r => r.Error * r.Error)).ShouldBeLessThanOrEqualTo(0.70);
        (chosen.Average(r => Math.Abs(r.Error)) / judged["genesys"].Average(r => Math.Abs(r.Error))).ShouldBeLessThanOrEqualTo(0.80);
        chosen.Average(r => r.Kept ? 1d : 0).ShouldBeInRange(0.87, 0.93);
        foreach (var day in chosen.GroupBy(r => r.JoinedAt[..10])) day.Average(r => r.Kept ? 1d : 0).ShouldBeInRange(0.80, 0.97, day.Key);
        var best = judged.Where(e => e.Key != "chosen").Min(e => e.Average(r => r.Pinball));
        (chosen.Average(r => r.Pinball) / best).ShouldBeLessThanOrEqualTo(0.95);
    }

    [Fact]
    public async Task Have_no_row_for_those_who_did_not_queue_and_no_figure_while_too_little_is_known()
    {
        var said = await Cli.Replay("technion", _folder.Write("calls.csv", Invented.Calls(1, 12)), "--predictions", _folder.File("waits.csv"));
        var rows = Read(_folder.File("waits.csv")).ToList();
        var queued = File.ReadLines(_folder.File("calls.csv")).Skip(1).Count(line => line.Split(',')[7] != "0");

        said.Code.ShouldBe(0);
        queued.ShouldBeInRange(1, 12);
        rows.Count.ShouldBe(7 * queued);
        rows.ShouldAllBe(r => r.P50S == null && r.P90S == null);
        File.ReadLines(_folder.File("waits.csv")).First().ShouldBe("joined_at,estimator,p50_s,p90_s,actual_s,outcome");
    }

    private static IEnumerable<Row> Read(string path) => File.ReadLines(path).Skip(1).Select(line => line.Split(',')).Select(cells =>
        new Row(cells[0], cells[1], Number(cells[2]), Number(cells[3]), Number(cells[4])!.Value, cells[5]));

    private static double? Number(string cell) => cell.Length == 0 ? null : double.Parse(cell, CultureInfo.InvariantCulture);
}
