using System.CommandLine;
using OpsHub.Silo.Migration;

namespace OpsHub.Silo.Cli;

/// <summary><c>migrate sqlite-to-postgres</c>. From one engine to the other there is nothing to migrate: both keep everything in the log.</summary>
internal static class MigrateVerbs
{
    private const string Sqlite = "sqlite:";

    public static Command Create() => new("migrate", "Take a hub to another store. Example: migrate sqlite-to-postgres --from sqlite:var/opshub.db --to postgres://opshub@db/opshub") { SqliteToPostgresVerb() };

    private static Command SqliteToPostgresVerb()
    {
        var from = new Option<string>("--from") { Description = "The log to copy, sqlite:PATH. Stop its hub first.", Required = true };
        var (profiles, calendars) = (VerifyVerb.Profiles(), CalendarVerbs.Where());
        var to = new Option<string>("--to") { Description = "A PostgreSQL database without a log.", Required = true };
        from.Validators.Add(given => { if (given.GetValueOrDefault<string>()?.StartsWith(Sqlite, StringComparison.OrdinalIgnoreCase) != true) given.AddError("--from is sqlite:PATH."); });
        var verb = new Command("sqlite-to-postgres", "Copies the log with every id, position and answer and the keys of persons, verifies it, and leaves the old one as it is. Example: migrate sqlite-to-postgres --from sqlite:var/opshub.db --to postgres://opshub@db/opshub") { from, to, profiles, calendars };
        verb.SetAction(async (parsed, cancel) =>
        {
            var copied = await SqliteToPostgres.Copy(parsed.GetRequiredValue(from)[Sqlite.Length..], parsed.GetRequiredValue(to), cancel);
            parsed.InvocationConfiguration.Output.WriteLine($"Copied: {copied.Commits} answered commands, {copied.Events} events up to position {copied.Head}. Start the hub with the new --log; keep the old file as a backup.");
            return VerifyVerb.Tell(await VerifyVerb.Run(parsed.GetRequiredValue(to), parsed.GetRequiredValue(profiles), parsed.GetRequiredValue(calendars), null, cancel), parsed.InvocationConfiguration);
        });
        return verb;
    }
}
