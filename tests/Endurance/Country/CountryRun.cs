using System.CommandLine;
using System.Net.Http.Headers;
using OpsHub.Bench.Measuring;
using OpsHub.Bench.Results;
using OpsHub.Bench.Stores;
using OpsHub.Endurance.Processes;
using OpsHub.Silo.Time;
using OpsHub.Testing;

namespace OpsHub.Endurance.Country;

/// <summary><c>country</c>: a storm hour of a whole country on one hub, then ever more of it until the hub bends.</summary>
/// <param name="Scale">How large.</param>
/// <param name="Times">Multiples of the storm hour's rate, tried one after the other.</param>
/// <param name="Seconds">Of each.</param>
/// <param name="Results">Where figures go.</param>
internal sealed record CountryRun(Scale Scale, IReadOnlyList<double> Times, double Seconds, ResultBook Results)
{
    private const int LanesOfCompany = 500;
    private const double EmptyMiB = 160;   // of a process with nothing in it: deploy/capacity.md
    private static readonly string[] Unlimited = ["Limits:RequestsPerMinute=10000000", "Limits:FactRequestsPerMinute=10000000"];

    public static Command Create()
    {
        var smaller = new Option<int>("--smaller") { Description = "Offices, calls and visits are divided by it.", DefaultValueFactory = _ => 1 };
        var seconds = new Option<double>("--seconds") { Description = "Of each rate.", DefaultValueFactory = _ => 15 };
        var times = new Option<double[]>("--times") { Description = "Multiples of the storm hour's rate.", DefaultValueFactory = _ => [1, 2, 4, 8], AllowMultipleArgumentsPerToken = true };
        var store = new Option<string>("--store") { Description = "sqlite or postgresql.", DefaultValueFactory = _ => "sqlite" };
        store.AcceptOnlyFromAmong("sqlite", "postgresql");
        var verb = new Command("country", "3,500 offices, 35,000 windows, 200,000 calls an hour on one hub. Example: country --smaller 10 --seconds 5") { smaller, seconds, times, store };
        verb.SetAction(async (parsed, cancel) =>
        {
            var results = new ResultBook(new RealClock(), Console.Out);
            await using var place = parsed.GetValue(store) == "sqlite" ? new SqliteStore() : await PostgresStore.Create();
            var kept = await new CountryRun(Scale.Whole.Over(parsed.GetValue(smaller)), parsed.GetRequiredValue(times), parsed.GetValue(seconds), results).Run(place, cancel);
            results.PrintTable();
            return kept ? 0 : 1;
        });
        return verb;
    }

    /// <returns>Whether the hub kept up with the first of the rates.</returns>
    public async Task<bool> Run(IStore store, CancellationToken cancel)
    {
        using var folder = new TempFolder();
        var key = await CountryStage.Set(store.Connection, Scale, cancel);
        using var hub = new ServedHub(store.Connection, folder.Path, new Uri($"http://127.0.0.1:{Ports.Free()}"));
        hub.Start(Unlimited);
        await hub.Ready(cancel);
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = 256 };
        using var http = new HttpClient(handler, disposeHandler: false) { BaseAddress = hub.Address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) } };
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var walls = await Watch(hub.Address, key, over.Token);
        var companies = Enumerable.Range(0, Scale.Companies).Select(Scale.CompanyOf).ToList();
        var day = new CountryDay(Scale, [.. companies.Select(c => new CallSource(http, c, LanesOfCompany))], [.. companies.Select(c => new WindowSource(http, c, Scale.OfficesOfEach, Scale.Windows))], walls);
        await day.Live(Times[0], Seconds / 2, cancel);   // until the code is compiled as it stays
        var kept = await Rates(hub, day, store, cancel);
        Results.Add(new Figure("country", $"{Scale.Offices:N0} offices: the hub's memory for one", (hub.Use().WorkingSet / 1024.0 - EmptyMiB * 1024) / Scale.Offices, "KiB", $"working set in the end less {EmptyMiB} MiB of an empty process; {Scale.Windows} windows each; {store.Name}"));
        await over.CancelAsync();
        foreach (var wall in walls) wall.Dispose();
        return kept >= Times[0];
    }

    /// <returns>The highest rate that the hub kept up with, or 0.</returns>
    private async Task<double> Rates(ServedHub hub, CountryDay day, IStore store, CancellationToken cancel)
    {
        var kept = 0.0;
        foreach (var times in Times)
        {
            var (cpu, weight, own) = (hub.Use().CpuS, await LogWeight.Of(store, cancel), new CpuTime());
            var stretch = await day.Live(times, Seconds, cancel);
            Report(times, stretch, hub.Use().CpuS - cpu, own.Seconds, await LogWeight.Of(store, cancel) - weight, store.Name);
            if (!stretch.KeptUp) break;
            kept = times;
        }
        Results.Add(new Figure("country", "highest rate tried that the hub kept up with", kept, "storm hours at once", $"at least 95 % of what is due taken, commands within 1 s and walls within 3 s (p99); tried {string.Join(", ", Times)}; {store.Name}"));
        return kept;
    }

    private void Report(double times, Stretch stretch, double cpuS, double ownS, long bytes, string store)
    {
        var name = FormattableString.Invariant($"{Scale.Offices:N0} offices, ×{times}");
        var method = FormattableString.Invariant($"open loop for {Seconds:0} s, {Scale.FactsPerS * times:0} facts of calls in bulk and {Scale.CommandsPerS * times:0} commands of windows a second; clients took {ownS:0.0} s of processor time; {store}");
        Add("taken", stretch.Taken, "1/s");
        Add("asked", stretch.Asked, "1/s");
        Add("a body of call facts acknowledged, p50", stretch.Facts.P50Ms, "ms");
        Add("a body of call facts acknowledged, p99", stretch.Facts.P99Ms, "ms");
        Add("a command acknowledged, p50", stretch.Commands.P50Ms, "ms");
        Add("a command acknowledged, p99", stretch.Commands.P99Ms, "ms");
        Add("a wall shows it afterwards, p50", stretch.Age.P50Ms, "ms");
        Add("a wall shows it afterwards, p99", stretch.Age.P99Ms, "ms");
        Add("the hub's processor time for 1,000", cpuS * 1000 / stretch.Done, "s");
        Add("cores that it keeps busy", cpuS / Seconds, "cores");
        Add("bytes of log for each", (double)bytes / stretch.Done, "B");

        void Add(string what, double value, string unit) => Results.Add(new Figure("country", $"{name}: {what}", value, unit, method));
    }

    private async Task<List<WallWatch>> Watch(Uri hub, string key, CancellationToken cancel)
    {
        var http = new HttpMessageInvoker(new SocketsHttpHandler());
        List<WallWatch> walls = [];
        for (var company = 0; company < Scale.Companies; company++)
        {
            walls.Add(new WallWatch());
            await walls[^1].Begin(hub, key, Scale.CompanyOf(company), http, cancel);
        }
        return walls;
    }
}
