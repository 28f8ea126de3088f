using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using NodaTime.Text;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Log;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Replay;
using OpsHub.Silo.Replay.Files;
using OpsHub.Silo.Replay.Reports;
using OpsHub.Silo.Time;

namespace OpsHub.Silo.Simulation;

/// <summary><c>simulate</c>: an invented working day.</summary>
public static class SimulateVerb
{
    private const int Failed = 1;

    private static readonly Option<string[]> Profile = new("--profile") { Description = "Company id; may be given several times. [default: all there are]", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string> Profiles = new("--profiles") { Description = "Directory with profiles.", DefaultValueFactory = _ => ProfileReader.Shipped };
    private static readonly Option<LocalDate> Date = new("--date") { Description = "Day to simulate, YYYY-MM-DD.", Required = true, CustomParser = ParseDate };
    private static readonly Option<int> Days = new("--days") { Description = "How many days, one after the other.", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> Seed = new("--seed") { Description = "The same seed makes the same day.", DefaultValueFactory = _ => 1 };
    private static readonly Option<string?> Log = new("--log") { Description = "Event log to write: sqlite:PATH or a PostgreSQL connection string. [default: one that is thrown away]" };
    private static readonly Option<string?> Report = new("--report") { Description = "CSV of the day by office and line." };
    private static readonly Option<string?> Predictions = new("--predictions") { Description = "CSV of the wait that each estimator foresaw for each visitor who had to wait, and how it came out. Prints how good they were." };

    public static Command Create()
    {
        var verb = new Command("simulate", "Acts an invented working day of companies through the hub; the same date and seed give the same facts. Example: simulate --profile samara --date 2026-11-24 --seed 7 --report day.csv")
        {
            Profile, Profiles, Date, Days, Seed, Log, Report, Predictions,
        };
        verb.SetAction(async (parsed, cancel) =>
        {
            try
            {
                await Run(parsed, cancel).ConfigureAwait(false);
                return 0;
            }
            catch (Exception e) when (e is ProfileRefusedException or SourceRefusedException)
            {
                await Console.Error.WriteLineAsync(e.Message).ConfigureAwait(false);
                return Failed;
            }
        });
        return verb;
    }

    private static async Task Run(ParseResult parsed, CancellationToken cancel)
    {
        var directory = parsed.GetRequiredValue(Profiles);
        IReadOnlyList<CompanyProfile> companies = parsed.GetValue(Profile) is { Length: > 0 } named
            ? [.. named.Select(id => ProfileReader.Read(Path.Combine(directory, $"{id}.json")))]
            : ProfileReader.All(directory);
        var (date, watch) = (parsed.GetValue(Date), Stopwatch.StartNew());
        using var thrownAway = parsed.GetValue(Log) is null ? new ThrowawayLog() : null;
        var clock = new VirtualClock(Simulation.StartOf(companies, date));
        await using var hub = await Hub.Start(new HubOptions { Log = parsed.GetValue(Log) ?? thrownAway!.Connection, Clock = clock, WatchDeadlines = false }, NullLoggerFactory.Instance, cancel).ConfigureAwait(false);
        var simulation = new Simulation(hub, clock, companies, parsed.GetValue(Seed));
        await simulation.Begin(date, cancel).ConfigureAwait(false);
        await simulation.RunTo(Simulation.EndOf(companies, date.PlusDays(parsed.GetValue(Days) - 1)), cancel).ConfigureAwait(false);
        var (report, foreseen) = (new SimulationReport(), new TicketPredictions());
        await Read(hub.Log, fact =>
        {
            report.Add(fact);
            if (fact.Event is QueueEvent e) foreseen.Apply(fact.Grain.ToString(), e);
        }, cancel).ConfigureAwait(false);
        ReportFile.Write(parsed.GetValue(Report), writer => writer.Write(string.Concat(report.Lines().Select(line => line + "\n"))));
        ReportFile.Write(parsed.GetValue(Predictions), writer => foreseen.Write(companies[0].TimeZone, writer));
        if (parsed.GetValue(Predictions) is not null) ScoreTable.Write(foreseen.Scores(), Console.Out);
        Console.WriteLine($"{string.Join(", ", companies.Select(c => c.Id))}, {date:uuuu-MM-dd}, seed {parsed.GetValue(Seed)}: {await hub.Log.Head(cancel).ConfigureAwait(false)} facts in {watch.Elapsed.TotalSeconds:0.0} s");
    }

    private static async Task Read(IEventLog log, Action<Recorded> take, CancellationToken cancel)
    {
        const int page = 5_000;
        for (var position = 0L; await log.ReadAll(position, page, cancel).ConfigureAwait(false) is { Count: > 0 } records; position = records[^1].Position)
            foreach (var r in records)
                take(new Recorded(r.Position, GrainId.Parse(r.Stream), r.Version, Grains.Concepts.Catalog.Read(r.Event.Name, r.Event.Data.Span), r.RecordedAt));
    }

    private static LocalDate ParseDate(ArgumentResult result)
    {
        if (LocalDatePattern.Iso.Parse(result.Tokens[0].Value) is { Success: true, Value: var date }) return date;
        result.AddError($"--date {result.Tokens[0].Value}: expected a day such as 2026-11-24.");
        return default;
    }
}
