using System.CommandLine;
using System.Diagnostics;
using NodaTime;
using OpsHub.Bench.Measuring;
using OpsHub.Bench.Results;
using OpsHub.Bench.Stores;
using OpsHub.Endurance.Processes;
using OpsHub.Silo.Time;
using OpsHub.Testing;

namespace OpsHub.Endurance.Storm;

/// <summary>
/// <c>storm</c>: thousands of pages of a hub that is killed and started again, each coming back with the pauses of the real page. Measured from the instant at which the hub says that it can serve to the frame by which a page is
/// whole again.
/// </summary>
/// <param name="Pages">Pages in all, on the walls and halls of five companies in turn.</param>
/// <param name="DownS">Seconds for which the hub is away each time.</param>
/// <param name="Results">Where figures go.</param>
internal sealed record StormRun(int Pages, IReadOnlyList<double> DownS, ResultBook Results)
{
    private const int MostInOneProcess = 2_500;
    private const double AimS = 3;

    /// <summary>Whose morning is in the log, and until when in the westernmost of them.</summary>
    public StormScene Scene { get; init; } = new(["samara", "saratov"], new LocalTime(8, 45));

    public static Command Create()
    {
        var pages = new Option<int>("--pages") { Description = "Pages in all.", DefaultValueFactory = _ => 5_000 };
        var down = new Option<double[]>("--down") { Description = "Seconds for which the hub is away; one storm each.", DefaultValueFactory = _ => [0, 5, 30], AllowMultipleArgumentsPerToken = true };
        var verb = new Command("storm", "Every page comes back after the hub was killed. Example: storm --pages 5000 --down 0 30") { pages, down };
        verb.SetAction(async (parsed, cancel) =>
        {
            var results = new ResultBook(new RealClock(), Console.Out);
            var met = await new StormRun(parsed.GetValue(pages), parsed.GetRequiredValue(down), results).Run(cancel);
            results.PrintTable();
            return met ? 0 : 1;
        });
        return verb;
    }

    /// <returns>Whether every page was whole within three seconds of every return.</returns>
    public async Task<bool> Run(CancellationToken cancel)
    {
        using var folder = new TempFolder();
        var stage = await StormStage.Set(folder, Scene, cancel);
        using var hub = new ServedHub(stage.Log, folder.Path, new Uri($"http://127.0.0.1:{Ports.Free()}"));
        hub.Start();
        await hub.Ready(cancel);
        var processes = (Pages + MostInOneProcess - 1) / MostInOneProcess;
        var rooms = Enumerable.Range(0, processes).Select(i => PagesProcess.Start(hub.Address, stage.Key, stage.Views, Pages / processes, 1000 * i)).ToList();
        try
        {
            await Task.WhenAll(rooms.Select(r => r.All(cancel)));
            var met = true;
            foreach (var down in DownS) met &= await Storm(hub, rooms, down, cancel);
            return met;
        }
        finally
        {
            rooms.ForEach(r => r.Dispose());
        }
    }

    private async Task<bool> Storm(ServedHub hub, List<PagesProcess> rooms, double downS, CancellationToken cancel)
    {
        await Quiet.After(5, cancel);
        hub.Kill();
        var killed = Stopwatch.GetTimestamp();
        if (downS > 0) await Quiet.After(downS, cancel);
        hub.Start();
        var ready = await hub.Ready(cancel);
        var before = hub.Use();
        var returns = (await Task.WhenAll(rooms.Select(r => r.All(cancel)))).SelectMany(r => r).ToList();
        var after = hub.Use();
        return Report(downS, Stopwatch.GetElapsedTime(killed, ready).TotalSeconds, [.. returns.Select(r => r with { At = r.At - ready })], after.CpuS - before.CpuS, after.WorkingSet);
    }

    private bool Report(double downS, double awayS, List<Return> returns, double cpuS, long workingSet)
    {
        var name = FormattableString.Invariant($"{Pages} pages, down for {downS:0} s");
        var method = FormattableString.Invariant($"killed; answers again after {awayS:0.0} s; {returns.Count(r => r.Snapshot)} whole boards, {returns.Average(r => r.Bytes):0} bytes on average; {returns.Average(r => r.Attempts):0.0} attempts a page, {returns.Max(r => r.Attempts)} at most");
        var samples = new Samples(returns.Count);
        foreach (var r in returns) samples.Add(Math.Max(0, r.At));
        var (sorted, last) = (samples.Sorted(), (double)returns.Max(r => r.At) / Stopwatch.Frequency);
        Results.Add(new Figure("storm", $"{name}: whole again, p50", sorted.P50Ms / 1000, "s", method));
        Results.Add(new Figure("storm", $"{name}: whole again, p99", sorted.P99Ms / 1000, "s", method));
        Results.Add(new Figure("storm", $"{name}: the last page", last, "s", method) { Aim = Aim.AtMost(AimS) });
        Results.Add(new Figure("storm", $"{name}: the hub's processor time until then", cpuS, "s", method));
        Results.Add(new Figure("storm", $"{name}: the hub's memory then", workingSet / 1048576.0, "MiB", "working set"));
        return last <= AimS;
    }
}
