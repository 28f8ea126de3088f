using System.CommandLine;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpsHub.Grains;
using OpsHub.Grains.Walls;
using OpsHub.Silo.Appeals;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Cli;

/// <summary><c>serve</c>: the hub in one process.</summary>
internal static class ServeVerb
{
    public static Option<string> Urls() => new("--urls")
    {
        Description = "Addresses to listen on, separated by semicolons.",
        DefaultValueFactory = _ => "http://127.0.0.1:8080",
    };

    public static Option<string> Data() => new("--data")
    {
        Description = "Directory for what outlives a restart beside the log.",
        DefaultValueFactory = _ => "var",
    };

    private static Option<string> Profiles() => new("--profiles")
    {
        Description = "Directory with company profiles: their standards of appeals.",
        DefaultValueFactory = _ => ProfileReader.Shipped,
    };

    public static Command Create()
    {
        var (log, urls, data) = (LogVerbs.Where(), Urls(), Data());
        var (profiles, calendars) = (Profiles(), CalendarVerbs.Where());
        var rest = new Argument<string[]>("settings") { Description = "Further settings such as Feed:PushIntervalMs=200.", Arity = ArgumentArity.ZeroOrMore };
        var serve = new Command("serve", "Runs the hub in one process. Example: serve --log sqlite:var/opshub.db --urls http://127.0.0.1:8080") { log, urls, data, profiles, calendars, rest };
        serve.SetAction(async (parsed, cancel) =>
        {
            var standards = ProfileStandards.Of(ProfileReader.All(parsed.GetRequiredValue(profiles)), parsed.GetRequiredValue(calendars));
            var options = new HubOptions { Log = parsed.GetRequiredValue(log), Catalog = Concepts.CatalogUnder(standards), Standards = standards, Views = [new CompanyWallView(), new HallScreenView()] };
            using var loggers = LoggerFactory.Create(l => l.AddSimpleConsole(c => c.SingleLine = true).SetMinimumLevel(LogLevel.Information));
            var hub = await Hub.Open(options, loggers, cancel);
            await using var web = await WebHost.Start(hub, new WebOptions(parsed.GetRequiredValue(urls), parsed.GetRequiredValue(data), [.. parsed.GetValue(rest)!.Select(s => $"--{s}")]), cancel);
            Print(web);
            await web.App.WaitForShutdownAsync(cancel);
            return 0;
        });
        return serve;
    }

    public static void Print(WebHost web)
    {
        Console.WriteLine($"OpsHub listens on {string.Join(", ", web.App.Urls)}");
        if (web.FirstSignIn is { } first) Console.WriteLine($"First administrator (shown once, keep it): {first.Login} / {first.Password}");
    }
}
