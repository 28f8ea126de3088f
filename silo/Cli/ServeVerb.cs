using System.CommandLine;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpsHub.Grains;
using OpsHub.Silo.Alerts.Delivery;
using OpsHub.Silo.Appeals;
using OpsHub.Silo.Cases;
using OpsHub.Silo.Channels.Probes;
using OpsHub.Silo.Engine;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Log;
using OpsHub.Silo.Outages.Feeds;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Telephony.Ami;
using OpsHub.Silo.Telephony.QueueLog;
using OpsHub.Silo.Visits;

namespace OpsHub.Silo.Cli;

/// <summary><c>serve</c>: the hub in one process, or one process of a hub of several.</summary>
internal static class ServeVerb
{
    internal const string Embedded = "embedded", Orleans = "orleans";

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

    /// <param name="clustering">What <c>--engine orleans</c> means here; null where it means another program.</param>
    public static Command Create(IClustering? clustering)
    {
        var (log, urls, data) = (LogVerbs.Where(), Urls(), Data());
        var engine = new Option<string>("--engine") { Description = "embedded: one process; orleans: several on one PostgreSQL log.", DefaultValueFactory = _ => Embedded };
        engine.AcceptOnlyFromAmong(Embedded, Orleans);
        var roles = new Option<Roles>("--roles") { Description = "all, or with the Orleans engine grains or web.", DefaultValueFactory = _ => Roles.All };
        var profiles = new Option<string>("--profiles") { Description = "Directory with company profiles: their norms, their standards of appeals.", DefaultValueFactory = _ => ProfileReader.Shipped };
        var calendars = CalendarVerbs.Where();
        var hooks = new Option<string[]>("--visit-hook") { Description = "company=URL: ended visits are sent there as JSON, signed with OPSHUB_VISIT_HOOK_SECRET from the environment.", DefaultValueFactory = _ => [] };
        hooks.Validators.Add(given => { if (ServeRefusals.OfVisitHooks(given.GetValueOrDefault<string[]>()) is { } problem) given.AddError(problem); });
        var queueLogs = new Option<string[]>("--queue-log") { Description = "company=PATH[,queue=line…]: the queue_log of an Asterisk is followed; a queue that is not named is the line of its own name.", DefaultValueFactory = _ => [] };
        queueLogs.Validators.Add(given => { if (ServeRefusals.OfQueueLogs(given.GetValueOrDefault<string[]>()) is { } problem) given.AddError(problem); });
        var managers = new Option<string[]>("--ami") { Description = "company=USER@HOST[:PORT][,queue=line…]: the manager interface of an Asterisk is listened to; its secret is OPSHUB_AMI_SECRET from the environment.", DefaultValueFactory = _ => [] };
        managers.Validators.Add(given => { if (ServeRefusals.OfManagerInterfaces(given.GetValueOrDefault<string[]>()) is { } problem) given.AddError(problem); });
        var channels = new Option<string[]>("--alert-channel") { Description = "company=webhook+URL, alertmanager+URL or mail+smtp://HOST?from=…&to=…: alerts are told there; OPSHUB_ALERT_SECRET signs webhooks, OPSHUB_SMTP_PASSWORD is the mail user's.", DefaultValueFactory = _ => [] };
        channels.Validators.Add(given => { if (ServeRefusals.OfAlertChannels(given.GetValueOrDefault<string[]>()) is { } problem) given.AddError(problem); });
        var probes = new Option<string?>("--probes") { Description = "JSON file of points of channels that are looked at: {\"probes\": [{\"company\": …, \"channel\": …, \"id\": …, \"target\": \"https://…\"}]}." };
        probes.Validators.Add(given => { if (ServeRefusals.OfProbes(given.GetValueOrDefault<string?>()) is { } problem) given.AddError(problem); });
        var outages = new Option<string?>("--outages") { Description = "JSON file of lists of outages that are read by themselves (deploy/outages/README.md)." };
        outages.Validators.Add(given => { if (ServeRefusals.OfOutageLists(given.GetValueOrDefault<string?>()) is { } problem) given.AddError(problem); });
        var rest = new Argument<string[]>("settings") { Description = "Further settings such as Feed:PushIntervalMs=200.", Arity = ArgumentArity.ZeroOrMore };
        var serve = new Command("serve", "Runs the hub. Example: serve --log sqlite:var/opshub.db --urls http://127.0.0.1:8080") { log, urls, data, engine, roles, profiles, calendars, hooks, queueLogs, managers, channels, probes, outages, rest };
        serve.Validators.Add(given => { if (ServeRefusals.OfEngine(given.GetValue(engine), given.GetValue(roles), clustering) is { } refusal) given.AddError(refusal); });
        serve.SetAction((parsed, cancel) =>
        {
            var settings = parsed.GetValue(rest)!;
            var companies = ProfileReader.All(parsed.GetRequiredValue(profiles));
            var web = new WebOptions(parsed.GetRequiredValue(urls), parsed.GetRequiredValue(data), [.. settings.Select(s => $"--{s}")])
            {
                Companies = companies,
                Roles = parsed.GetValue(roles),
                Clustering = parsed.GetValue(engine) == Orleans ? clustering : null,
            };
            var standards = ProfileStandards.Of(companies, parsed.GetRequiredValue(calendars));
            var hub = new HubOptions
            {
                Log = parsed.GetRequiredValue(log).Text,
                LogOptions = Settings.Read<EventLogOptions>(EventLogOptions.Section, settings),
                Engine = Settings.Read<EngineOptions>(EngineOptions.Section, settings),
                Catalog = Concepts.CatalogUnder(standards),
                Standards = standards,
                VisitHooks = [.. parsed.GetValue(hooks)!.Select(h => VisitHook.Parse(h, Secret.VisitSigning.Read()!)!)],
                QueueLogs = [.. parsed.GetValue(queueLogs)!.Select(place => QueueLogPlace.Parse(place)!)],
                ManagerInterfaces = [.. parsed.GetValue(managers)!.Select(place => AmiPlace.Parse(place, Secret.ManagerInterface.Read()!)!)],
                AlertChannels = [.. parsed.GetValue(channels)!.Select(c => AlertChannel.Parse(c)!)],
                Probes = parsed.GetValue(probes) is { } points ? ProbeFile.Read(points) : null,
                OutageLists = parsed.GetValue(outages) is { } lists ? FeedFile.Read(lists).Sources : [],
                AlertSecret = Secret.AlertSigning.Read(),
                MailPassword = Secret.MailPassword.Read(),
                Views = web.Roles.HasFlag(Roles.Web) ? () => Concepts.ViewsUnder(standards) : () => [],
            };
            return Serve(web.Clustering?.Join(hub, web.Roles, settings) ?? hub, web, Settings.Read<LogOutput>(LogOutput.Section, settings), cancel);
        });
        return serve;
    }

    public static void Print(WebHost web)
    {
        Console.WriteLine($"OpsHub listens on {string.Join(", ", web.App.Urls)}");
        if (web.FirstSignIn is { } first) Console.WriteLine($"First administrator (shown once, keep it): {first.Login} / {first.Password}");
    }

    private static async Task<int> Serve(HubOptions options, WebOptions webOptions, LogOutput output, CancellationToken cancel)
    {
        using var loggers = LoggerFactory.Create(logging =>
        {
            output.AddTo(logging);
            logging.SetMinimumLevel(LogLevel.Information).AddFilter("Orleans", LogLevel.Error).AddFilter("Polly", LogLevel.Error);
        });
        var hub = await Hub.Open(options, loggers, cancel);
        await using var web = await WebHost.Start(hub, webOptions, cancel);
        if (webOptions.Roles.HasFlag(Roles.Grains)) await DutyStart.All(hub, webOptions.Companies.Select(c => c.Id), cancel);
        Print(web);
        await web.App.WaitForShutdownAsync(cancel);
        return 0;
    }
}
