using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Bench.Measuring;
using OpsHub.Bench.Results;
using OpsHub.Bench.Stores;
using OpsHub.Grains;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Deadlines;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Norms;
using OpsHub.Grains.People;
using OpsHub.Grains.Standards;
using OpsHub.Silo.Appeals;
using OpsHub.Silo.Calendars;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Norms;
using OpsHub.Silo.Profiles;

namespace OpsHub.Bench.Appeals;

/// <summary>The desk over a million open appeals, and registering in bulk through the whole hub.</summary>
internal sealed class AppealBench(BenchRun run)
{
    private const int Open = 1_000_000, Registered = 100_000, WithPerson = 20_000, InFlight = 2_000, Seed = 1;

    private static readonly Instant Now = Instant.FromUtc(2026, 11, 24, 6, 0);
    private static readonly DeskBounds Bounds = new(Now, Now + Duration.FromHours(14), Now + Duration.FromHours(86));

    public async Task Run(CancellationToken cancel)
    {
        Desk(cancel);
        await Bulk("registering, nobody named", Registered, withPerson: false, cancel);
        await Bulk("registering, each a new customer with sealed details", WithPerson, withPerson: true, cancel);
    }

    private void Desk(CancellationToken cancel)
    {
        var (register, random) = (new AppealRegister(NoStandards.Instance), new Random(Seed));
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < Open; i++)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var happened in Invented(i, random)) register.Apply(new Recorded((i * 4L) + 1, Appeal.IdOf("samara", $"a-{i}"), 1, happened, happened.At));
        }
        Add("fold of 1,000,000 open appeals", Stopwatch.GetElapsedTime(began).TotalSeconds, "s", "4,000,000 events, one thread");
        Ask("counts by deadline", () => register.Count("samara", new AppealQuery(), Bounds), cancel);
        Ask("search by number", () => register.Search("samara", new AppealQuery("2026-500000"), Bounds), cancel);
        Ask("search by executor and channel", () => register.Search("samara", new AppealQuery(Executor: "e-7", Channel: "post"), Bounds), cancel);
        Ask("search by bucket, 50 of all overdue", () => register.Search("samara", new AppealQuery(Bucket: DeskBucket.Overdue), Bounds), cancel);
        Ask("indicators of a month", () => register.Indicate("samara", new AppealQuery(From: Now - Duration.FromDays(30), Until: Now), Bounds), cancel);
        Ask("search by everything, 50 of a million", () => register.Search("samara", new AppealQuery(), Bounds), cancel);
    }

    private void Ask(string name, Func<object> ask, CancellationToken cancel)
    {
        var (samples, watch) = (new Samples(100_000), Stopwatch.StartNew());
        for (var warm = 0; warm < 5; warm++) ask();
        for (watch.Restart(); watch.Elapsed.TotalSeconds < run.Seconds;)
        {
            cancel.ThrowIfCancellationRequested();
            var at = Stopwatch.GetTimestamp();
            ask();
            samples.Add(Stopwatch.GetTimestamp() - at);
        }
        var sorted = samples.Sorted();
        run.Results.Add(new Figure("appeals", $"{name}, median", sorted.P50Ms, "ms", $"{samples.Count:N0} times over {Open:N0} open appeals; p99 {sorted.P99Ms:0.0} ms; seed {Seed}") { Aim = Aim.AtMost(100) });
    }

    private async Task Bulk(string name, int count, bool withPerson, CancellationToken cancel)
    {
        using var folder = new TempFolder();
        var standards = ProfileStandards.Of(ProfileReader.All(ProfileReader.Shipped), CalendarShelf.Shipped);
        await using var hub = await Hub.Open(new HubOptions { Log = $"sqlite:{folder.File("opshub.db")}", Catalog = Concepts.CatalogUnder(standards), Standards = standards }, NullLoggerFactory.Instance, cancel);
        var norms = new NormBook(ProfileNorms.Standards(standards, hub.Clock.GetCurrentInstant()), new FigureBook(hub.Clock), hub.Clock);
        await hub.Begin([new AppealRegister(standards), norms], cancel);
        var (next, began, cpu) = (0, Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await Task.WhenAll(Enumerable.Range(0, InFlight).Select(async _ =>
        {
            for (int i; (i = Interlocked.Increment(ref next)) <= count;)
                if (await hub.Grains.Send(Command(i, withPerson), cancel) is not Outcome.Done and var no) throw new InvalidOperationException($"An appeal was not registered: {no}");
        }));
        var perSecond = count / Stopwatch.GetElapsedTime(began).TotalSeconds;
        await hub.CatchUp(cancel);
        var all = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var each = (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / count;
        run.Results.Add(new Figure("appeals", $"{name}: processor time each", each, "µs", "everything the hub does for it, numbering, register and norms included; does not depend on who else runs"));
        var method = $"{count:N0} commands, {InFlight:N0} in flight, SQLite, durable; deadlines reckoned; all numbered and folded after {all:0.0} s ({count / all:N0}/s)";
        run.Results.Add(new Figure("appeals", name, perSecond, "1/s", method) { Aim = withPerson ? null : Aim.AtLeast(5_000) });
    }

    private static Envelope Command(int i, bool withPerson)
    {
        var person = withPerson ? new PersonDetails($"Имя {i}", Email: $"p{i}@example.org", Account: $"{i:000000000000}", Text: new string('т', 400)) : null;
        var appeal = new RegisterAppeal("debt-info", "email", i % 2 == 0 ? "citizen" : "other", Given: ["contact"], Executor: $"e-{i % 50}", Person: person);
        return new Envelope(Appeal.IdOf("samara", $"b-{i}"), $"fact:{i}", appeal, "bench");
    }

    private static IEnumerable<AppealEvent> Invented(int i, Random random)
    {
        var at = Now - Duration.FromHours(random.Next(1, 24 * 60));
        Instant? due = random.Next(20) == 0 ? null : at + Duration.FromHours(random.Next(24, 24 * 90));
        yield return new AppealRegistered(
            $"kind-{i % 5}", "citizen", i % 3 == 0 ? "post" : "email", AppealForm.Written, $"T-{i % 200}", i % 50 == 0, $"office-{i % 36}", $"c-{i % 700_000}", null, [], [], null, at, null, null, "bench", at);
        yield return new AppealClocksSet([new KeptClock("answer", "rule", due, due - Duration.FromDays(3))], due, at);
        yield return new AppealNumbered($"2026-{i + 1:000000}", at);
        yield return new AppealTaken($"e-{i % 50}", at);
    }

    private void Add(string name, double value, string unit, string method) => run.Results.Add(new Figure("appeals", name, value, unit, method));
}
