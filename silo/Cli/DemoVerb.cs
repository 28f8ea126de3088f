using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Logging;
using NodaTime;
using OpsHub.Grains;
using OpsHub.Silo.Appeals;
using OpsHub.Silo.Calendars;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Time;

namespace OpsHub.Silo.Cli;

/// <summary><c>demo</c>: the hub with an invented working day of every company that has a profile.</summary>
internal static class DemoVerb
{
    /// <summary>In the westernmost company; early enough that the easternmost is still open.</summary>
    private static readonly LocalTime Morning = new(9, 40);

    public static Command Create()
    {
        var (urls, data) = (ServeVerb.Urls(), ServeVerb.Data());
        var speed = new Option<double>("--speed") { Description = "Simulated seconds per second, 0.1 to 600.", DefaultValueFactory = _ => 6 };
        var seed = new Option<int>("--seed") { Description = "The same seed makes the same day.", DefaultValueFactory = _ => 1 };
        speed.Validators.Add(given => { if (given.GetValueOrDefault<double>() is not (>= 0.1 and <= 600)) given.AddError("--speed is 0.1 to 600."); });
        var demo = new Command("demo", "Shows an invented working day of five companies; its log begins anew at each start. Example: demo --speed 30 --urls http://127.0.0.1:8090") { urls, data, speed, seed };
        demo.SetAction((parsed, cancel) => Run(new WebOptions(parsed.GetRequiredValue(urls), parsed.GetRequiredValue(data), ["--Access:Demonstration=true"]), parsed.GetValue(speed), parsed.GetValue(seed), cancel));
        return demo;
    }

    private static async Task<int> Run(WebOptions options, double speed, int seed, CancellationToken cancel)
    {
        var companies = ProfileReader.All(ProfileReader.Shipped);
        var day = WorkingDay(new RealClock().GetCurrentInstant().InUtc().Date);
        var clock = new VirtualClock(Simulation.Simulation.StartOf(companies, day));
        using var loggers = LoggerFactory.Create(l => l.AddSimpleConsole(c => c.SingleLine = true).SetMinimumLevel(LogLevel.Warning));
        var hub = await Hub.Open(Options(NewLog(options.Data), clock, ProfileStandards.Of(companies, CalendarShelf.Shipped)), loggers, cancel);
        await using var web = await WebHost.Start(hub, options with { Companies = companies }, cancel);
        Console.WriteLine($"Playing the morning of {day.ToString("d MMMM uuuu", CultureInfo.InvariantCulture)} …");
        var simulation = new Simulation.Simulation(hub, clock, companies, seed);
        await simulation.Begin(day, cancel);
        await new Simulation.PastFloors(hub, seed).Tell(companies, day, cancel);
        await new Simulation.PastWork(hub, seed).Tell(companies, cancel);
        await simulation.RunTo(companies.Max(c => day.At(Morning).InZoneLeniently(c.TimeZone).ToInstant()), cancel);
        await Simulation.InventedOutages.Tell(hub, companies, cancel);
        ServeVerb.Print(web);
        foreach (var line in await DemoAddresses.Of(web, companies, clock, seed, cancel)) Console.WriteLine(line);
        Console.WriteLine(FormattableString.Invariant($"The day goes on {speed} times as fast as real time. Ctrl+C ends it."));
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel, web.App.Lifetime.ApplicationStopping);
        await UntilEnded(simulation.RunOn(speed, ending.Token));
        return 0;
    }

    private static HubOptions Options(string log, VirtualClock clock, ProfileStandards standards) =>
        new() { Log = log, Clock = clock, Catalog = Concepts.CatalogUnder(standards), Standards = standards, WatchDeadlines = false, Views = () => Concepts.ViewsUnder(standards) };

    /// <summary>The day itself, or the Monday after it.</summary>
    private static LocalDate WorkingDay(LocalDate day) => day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday ? day.Next(IsoDayOfWeek.Monday) : day;

    private static string NewLog(string data)
    {
        Directory.CreateDirectory(data);
        var path = Path.Combine(data, "demo.db");
        foreach (var file in Directory.GetFiles(data, "demo.*db*")) File.Delete(file);
        return $"sqlite:{path}";
    }

    private static async Task UntilEnded(Task running)
    {
        try
        {
            await running;
        }
        catch (OperationCanceledException)
        {
            // ended by the user
        }
    }
}
