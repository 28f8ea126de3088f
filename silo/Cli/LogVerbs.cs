using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Log;

namespace OpsHub.Silo.Cli;

/// <summary><c>log info</c>, <c>log drop-snapshots</c>.</summary>
internal static class LogVerbs
{
    public static Option<LogPlace> Where() => new("--log")
    {
        Description = "The event log: sqlite:PATH, or a PostgreSQL connection string.",
        DefaultValueFactory = _ => new LogPlace(Secret.Log.Read() ?? LogPlace.OfOneOffice),
        CustomParser = given => new LogPlace(given.Tokens.Single().Value),
    };

    public static Command Create()
    {
        var log = new Command("log", "Look after the event log. Example: log info --log sqlite:var/opshub.db") { Info(), Drop() };
        return log;
    }

    private static Command Info()
    {
        var where = Where();
        var info = new Command("info", "Opens the log, checks it, and says what is in it. Example: log info --log sqlite:var/opshub.db") { where };
        info.SetAction(async (parsed, cancel) =>
        {
            await using var log = await EventLogs.Open(parsed.GetRequiredValue(where).Text, new EventLogOptions(), NullLoggerFactory.Instance, cancel);
            Console.WriteLine($"log {log.LogId}, {await log.Head(cancel)} events");
            return 0;
        });
        return info;
    }

    private static Command Drop()
    {
        var where = Where();
        var drop = new Command("drop-snapshots", "Forgets every snapshot; all is folded from events again. Example: log drop-snapshots --log sqlite:var/opshub.db") { where };
        drop.SetAction(async (parsed, cancel) =>
        {
            await using var log = await EventLogs.Open(parsed.GetRequiredValue(where).Text, new EventLogOptions(), NullLoggerFactory.Instance, cancel);
            await log.DropSnapshots(cancel);
            Console.WriteLine("Snapshots dropped.");
            return 0;
        });
        return drop;
    }
}
