using System.CommandLine;
using OpsHub.Bench.Alerts;
using OpsHub.Bench.Appeals;
using OpsHub.Bench.Calls;
using OpsHub.Bench.Deadlines;
using OpsHub.Bench.Engine;
using OpsHub.Bench.Feed;
using OpsHub.Bench.Feed.Screens;
using OpsHub.Bench.Floor;
using OpsHub.Bench.Log;
using OpsHub.Bench.Memory;
using OpsHub.Bench.Outages;
using OpsHub.Bench.Past;
using OpsHub.Bench.Recounts;
using OpsHub.Bench.Results;
using OpsHub.Bench.Start;
using OpsHub.Bench.Stores;
using OpsHub.Bench.Waits;
using OpsHub.Silo.Time;
using OpsHub.Testing;

namespace OpsHub.Bench;

/// <summary>The command line.</summary>
internal static class Verbs
{
    private static readonly (string Name, string What, Func<BenchRun, CancellationToken, Task> Run)[] Suites =
    [
        ("log", "Durable commands against the raw databases.", (run, cancel) => new LogBench(run).Run(cancel)),
        ("seals", "What sealing the log costs whoever writes.", (run, cancel) => new SealBench(run).Run(cancel)),
        ("thin", "Taking commits out of the log, beside a hub that writes.", (run, cancel) => new ThinBench(run).Run(cancel)),
        ("layouts", "The log in one PostgreSQL table against partitions by month and company.", (run, cancel) => new LayoutBench(run).Run(cancel)),
        ("engine", "Latency of one turn.", (run, cancel) => new EngineBench(run).Run(cancel)),
        ("feed", "From a fact to screens.", (run, cancel) => new FeedBench(run).Run(cancel)),
        ("halls", "From a call to hall screens.", (run, cancel) => new HallBench(run).Run(cancel)),
        ("memory", "Per idle grain and per screen.", (run, cancel) => new MemoryBench(run).Run(cancel)),
        ("start", "Replay and snapshots.", (run, cancel) => new StartBench(run).Run(cancel)),
        ("past", "Opening recordings of the past.", (run, cancel) => new PastBench(run).Run(cancel)),
        ("pages", "What a page of the past costs the lane that draws the walls.", (run, cancel) => new PageBench(run).Run(cancel)),
        ("waits", "Expected waits of ten thousand callers, made anew every second.", (run, cancel) => { new WaitBench(run).Run(cancel); return Task.CompletedTask; }),
        ("appeals", "The desk over a million open appeals, and registering in bulk.", (run, cancel) => new AppealBench(run).Run(cancel)),
        ("recount", "A million open appeals after a calendar change, while the hub serves.", (run, cancel) => new RecountBench(run).Run(cancel)),
        ("floor", "Operators at the windows of one large office and of five hundred.", (run, cancel) => new FloorBench(run).Run(cancel)),
        ("calls", "200,000 calls an hour, and how many more.", (run, cancel) => new CallBench(run).Run(cancel)),
        ("ami", "1,000 events a second of a manager interface.", (run, cancel) => new AmiBench(run).Run(cancel)),
        ("alerts", "Ten thousand alert rules × subjects beside 50,000 open outages.", (run, cancel) => new AlertBench(run).Run(cancel)),
        ("letters", "From a fact to a letter that a mail server has accepted, at 100 alerts a second.", (run, cancel) => new LetterBench(run).Run(cancel)),
        ("outages", "50,000 outages at once, told one by one and as a list.", (run, cancel) => new OutageBench(run).Run(cancel)),
        ("deadlines", "One deadline, and a million after a calendar change.", (run, cancel) => { new DeadlineBench(run).Run(cancel); return Task.CompletedTask; }),
    ];

    public static RootCommand Root()
    {
        var root = new RootCommand("Measures OpsHub; prints one line of JSON per figure and a table. Nothing is asserted.") { Verb("all", "Every suite.", Suites.Select(s => s.Run)), Screens() };
        foreach (var (name, what, run) in Suites) root.Add(Verb(name, what, [run]));
        return root;
    }

    private static Command Verb(string name, string what, IEnumerable<Func<BenchRun, CancellationToken, Task>> suites)
    {
        var seconds = new Option<double>("--seconds") { Description = "Length of one measured window.", DefaultValueFactory = _ => 5 };
        var events = new Option<long>("--events") { Description = "Events in the log of the start suite.", DefaultValueFactory = _ => 1_000_000 };
        var outages = new Option<int>("--outages") { Description = "Outages at once in the suites outages, alerts and letters.", DefaultValueFactory = _ => 50_000 };
        var store = new Option<string[]>("--store") { Description = "sqlite or postgresql; both without it.", DefaultValueFactory = _ => ["sqlite", "postgresql"] };
        store.AcceptOnlyFromAmong("sqlite", "postgresql");
        var verb = new Command(name, what) { seconds, events, outages, store };
        verb.SetAction(async (parsed, cancel) =>
        {
            var results = new ResultBook(new RealClock(), Console.Out);
            var run = new BenchRun(parsed.GetValue(seconds), parsed.GetValue(events), parsed.GetValue(outages), Stores(parsed.GetValue(store)!, results), results);
            foreach (var suite in suites) await suite(run, cancel);
            results.PrintTable();
        });
        return verb;
    }

    private static List<Func<Task<IStore>>> Stores(string[] wanted, ResultBook results)
    {
        List<Func<Task<IStore>>> stores = [];
        if (wanted.Contains("sqlite")) stores.Add(() => Task.FromResult<IStore>(new SqliteStore()));
        if (!wanted.Contains("postgresql")) return stores;
        if ((Postgres.SkipReason ?? Pgbench.SkipReason) is { } reason) results.Skip("postgresql", reason);
        else stores.Add(PostgresStore.Create);
        return stores;
    }

    /// <summary>The other end of the feed suite, started by it.</summary>
    private static Command Screens()
    {
        var url = new Option<Uri>("--url") { Required = true, CustomParser = r => new Uri(r.Tokens[0].Value) };
        var (key, view) = (new Option<string?>("--key"), new Option<string[]>("--view"));
        var (count, receipts) = (new Option<int>("--count"), new Option<string>("--receipts") { Required = true });
        var verb = new Command("screens", "Connects screens.") { url, key, view, count, receipts };
        verb.Hidden = true;
        verb.SetAction((parsed, cancel) => new ScreenRoom(parsed.GetRequiredValue(url), parsed.GetValue(key), parsed.GetValue(view) ?? [], parsed.GetValue(count), parsed.GetRequiredValue(receipts)).Run(cancel));
        return verb;
    }
}
