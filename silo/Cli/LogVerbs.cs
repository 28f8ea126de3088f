using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Log;
using OpsHub.Silo.People;

namespace OpsHub.Silo.Cli;

/// <summary><c>log info</c>, <c>log prepare</c>, <c>log drop-snapshots</c>.</summary>
internal static class LogVerbs
{
    public static Option<LogPlace> Where() => new("--log")
    {
        Description = "The event log: sqlite:PATH, or a PostgreSQL connection string.",
        DefaultValueFactory = _ => new LogPlace(Secret.Log.Read() ?? LogPlace.OfOneOffice),
        CustomParser = given => new LogPlace(given.Tokens.Single().Value),
    };

    /// <param name="clustering">Whose tables are prepared, too.</param>
    public static Command Create(IClustering? clustering)
    {
        var log = new Command("log", "Look after the event log. Example: log info --log sqlite:var/opshub.db") { Info(), Prepare(clustering), Drop() };
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

    private static Command Prepare(IClustering? clustering)
    {
        var where = Where();
        var prepare = new Command("prepare", "Makes log, key table and, in opshub-cluster, the tables of the cluster, or brings them to this program's schema, with a role that may; the hub then runs with one that may not. Example: log prepare --log postgres://opshub_owner@db/opshub") { where };
        prepare.SetAction(async (parsed, cancel) =>
        {
            var text = parsed.GetRequiredValue(where).Text;
            await using var log = await EventLogs.Open(text, new EventLogOptions(), NullLoggerFactory.Instance, cancel);
            await using var keys = await PersonKeyStores.Open(text, cancel);
            if (clustering is not null) await clustering.Prepare(text, cancel);
            parsed.InvocationConfiguration.Output.WriteLine($"Log {log.LogId} and its key table are ready.");
            return 0;
        });
        return prepare;
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
