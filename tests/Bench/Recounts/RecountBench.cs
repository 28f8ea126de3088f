using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Bench.Measuring;
using OpsHub.Bench.Results;
using OpsHub.Bench.Stores;
using OpsHub.Grains;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Calendars;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Recounts;
using OpsHub.Silo.Appeals;
using OpsHub.Silo.Calendars;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Log;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Time;

namespace OpsHub.Bench.Recounts;

/// <summary>
/// A working day becomes a day off while a million appeals are open: their clocks are counted anew, those that move are recorded and told to their grains, and meanwhile people go on registering.
/// </summary>
internal sealed class RecountBench(BenchRun run)
{
    private const int Open = 1_000_000, InFlight = 4_000, PerSecond = 100;

    private const string Company = "samara";

    private static readonly Instant Now = Instant.FromUtc(2026, 3, 16, 6, 0);
    private static readonly LocalDate NewDayOff = new(2026, 3, 19);

    public async Task Run(CancellationToken cancel)
    {
        using var folder = new TempFolder();
        var where = $"sqlite:{folder.File("opshub.db")}";
        var standards = ProfileStandards.Of(ProfileReader.All(ProfileReader.Shipped), CalendarShelf.Shipped);
        var (catalog, clock, book) = (Concepts.CatalogUnder(standards), new VirtualClock(Now), new RecountBook());
        await Fill(where, catalog, cancel);
        await using var hub = await Hub.Open(new HubOptions { Log = where, Clock = clock, Catalog = catalog, Standards = standards, WatchDeadlines = false }, NullLoggerFactory.Instance, cancel);
        await hub.Begin([book], cancel);
        await hub.CatchUp(cancel);
        var quiet = await Serve(hub, "quiet", Clocked(run.Seconds), cancel);
        var year = standards.Calendars.All["ru"][2026].Year;
        var told = new TellCalendarYear(2026, [.. year.Special.Values, new CalendarDay(NewDayOff, DayKind.NonWorking)]);
        var began = Stopwatch.GetTimestamp();
        if (await hub.Grains.Send(new Envelope(Calendar.IdOf(Calendar.National), "tell", told, "bench"), cancel) is not Outcome.Done) throw new InvalidOperationException("The calendar was not taken.");
        var busy = await Serve(hub, "busy", () => book.Of(Company).FirstOrDefault()?.DoneAt is not null, cancel);
        var (took, line) = (Stopwatch.GetElapsedTime(began).TotalSeconds, book.Of(Company)[0]);
        var method = $"{line.Counted:N0} clocks counted, {line.Moved:N0} moved, recorded and told to their grains; SQLite, durable; {PerSecond} registrations/s all the while; seed none";
        Add("1,000,000 open appeals after a calendar change, until all is told", took, "s", method, Aim.AtMost(60));
        Add("the same, clocks per second", line.Counted / took, "1/s", method);
        Report("registering, nothing else going on", quiet);
        Report("registering during the recount", busy);
    }

    private void Report(string name, Samples samples)
    {
        var sorted = samples.Sorted();
        Add($"{name}, p50", sorted.P50Ms, "ms", $"{samples.Count:N0} commands at {PerSecond}/s");
        Add($"{name}, p99", sorted.P99Ms, "ms", $"{samples.Count:N0} commands at {PerSecond}/s");
    }

    /// <summary>Registers at a steady pace until told to stop.</summary>
    private static async Task<Samples> Serve(Hub hub, string name, Func<bool> isOver, CancellationToken cancel)
    {
        var (samples, sent) = (new Samples(1_000_000), new List<Task>());
        var watch = Stopwatch.StartNew();
        for (var i = 0; !isOver(); i++)
        {
            sent.Add(Send(hub, $"{name}-{i}", samples, cancel));
            var ahead = TimeSpan.FromSeconds((i + 1.0) / PerSecond) - watch.Elapsed;
            if (ahead > TimeSpan.Zero) await Task.Delay(ahead, TimeProvider.System, cancel);
        }
        await Task.WhenAll(sent);
        return samples;
    }

    private static async Task Send(Hub hub, string id, Samples samples, CancellationToken cancel)
    {
        var at = Stopwatch.GetTimestamp();
        var appeal = new RegisterAppeal("debt-info", "email", "citizen", Given: ["contact"]);
        if (await hub.Grains.Send(new Envelope(Appeal.IdOf(Company, id), "register", appeal, "bench"), cancel) is not Outcome.Done and var no) throw new InvalidOperationException($"{no}");
        samples.Add(Stopwatch.GetTimestamp() - at);
    }

    private static Func<bool> Clocked(double seconds)
    {
        var watch = Stopwatch.StartNew();
        return () => watch.Elapsed.TotalSeconds >= seconds;
    }

    /// <summary>A million appeals of the last thirty days as their decider would have them, written straight into the log.</summary>
    private static async Task Fill(string where, Catalog catalog, CancellationToken cancel)
    {
        await using var log = await EventLogs.Open(where, new EventLogOptions(), NullLoggerFactory.Instance, cancel);
        var kind = catalog.Kind(Appeal.KindName)!;
        var pending = new Queue<Task<Appended>>();
        for (var i = 0; i < Open; i++)
        {
            pending.Enqueue(log.Append(Registered(kind, catalog, i), cancel));
            while (pending.Count > InFlight) await pending.Dequeue();
        }
        while (pending.TryDequeue(out var last)) await last;
        var head = await log.Head(cancel);
        foreach (var follower in (string[])["reactions", "recounts", "person-keys"]) await log.SavePosition(follower, head, cancel);
    }

    /// <summary>Of ten, one waits for outside organisations (30 working days, moved), the others count calendar days or were due before.</summary>
    private static Commit Registered(GrainKind kind, Catalog catalog, int i)
    {
        var (id, at) = (Appeal.IdOf(Company, $"a-{i}"), Now - Duration.FromMinutes(1 + (i % 43_000)));
        var appeal = i % 10 == 0 ? new RegisterAppeal("third-party", "post", "citizen", Given: ["contact"]) : new RegisterAppeal("debt-info", "post", "other", Given: ["contact"]);
        var (events, refusal) = kind.Decide(kind.Initial, appeal, new Turn(id, at, at, "bench"));
        return refusal is null ? new Commit(id.ToString(), 0, "register", "bench", [.. events.Select(e => new EventData(catalog.NameOf(e), catalog.Write(e), e.At))], null, at) : throw new InvalidOperationException(refusal.Detail);
    }

    private void Add(string name, double value, string unit, string method, Aim? aim = null) => run.Results.Add(new Figure("recount", name, value, unit, method) { Aim = aim });
}
