using System.CommandLine;
using OpsHub.Silo.Backups;
using OpsHub.Silo.Log;
using OpsHub.Silo.People;

namespace OpsHub.Silo.Cli;

/// <summary><c>backup</c> and <c>restore</c>: a log as one file, from either store into either.</summary>
internal static class BackupVerbs
{
    public static Command Backup()
    {
        var (log, file) = (LogVerbs.Where(), new Argument<string>("file") { Description = "The file to write; it may not exist." });
        var keys = new Option<string?>("--keys") { Description = "A second file for the keys of persons; keep it apart and for days only. Without it nobody can be read from the backup." };
        var verb = new Command("backup", "Writes the log up to now into one file, while the hub runs. Example: backup /backup/opshub-2026-11-24.log --log sqlite:var/opshub.db") { file, log, keys };
        verb.SetAction(async (parsed, cancel) =>
        {
            var (where, console) = (parsed.GetRequiredValue(log).Text, parsed.InvocationConfiguration.Output);
            await using var rows = await LogRowsOf.Open(where, cancel);
            var taken = await LogBackup.Take(rows, parsed.GetRequiredValue(file), cancel);
            console.WriteLine($"Written: {taken.Commits} answered commands, {taken.Events} events up to position {taken.Head}.");
            // After the log: every key that its events need is made by then.
            if (parsed.GetValue(keys) is { } path) console.WriteLine($"Written: {await PersonKeyBackup.Take(where, path, cancel)} keys of persons.");
            return 0;
        });
        return verb;
    }

    public static Command Restore()
    {
        var (log, file, profiles, calendars) = (LogVerbs.Where(), new Argument<string>("file") { Description = "A file that backup wrote." }, VerifyVerb.Profiles(), CalendarVerbs.Where());
        var keys = new Option<string?>("--keys") { Description = "The file with the keys of persons. Those whose consent was withdrawn are destroyed again when the hub starts." };
        var verb = new Command("restore", "Puts a backup into an empty log and verifies it. Example: restore /backup/opshub-2026-11-24.log --log postgres://opshub@db/opshub") { file, log, keys, profiles, calendars };
        verb.SetAction(async (parsed, cancel) =>
        {
            var (where, console) = (parsed.GetRequiredValue(log).Text, parsed.InvocationConfiguration);
            var copied = await LogBackup.Restore(parsed.GetRequiredValue(file), stop => LogIntakes.Open(where, stop), cancel);
            console.Output.WriteLine($"Restored: {copied.Commits} answered commands, {copied.Events} events up to position {copied.Head}.");
            if (parsed.GetValue(keys) is { } path) console.Output.WriteLine($"Restored: {await PersonKeyBackup.Restore(path, where, cancel)} keys of persons.");
            return VerifyVerb.Tell(await VerifyVerb.Run(where, parsed.GetRequiredValue(profiles), parsed.GetRequiredValue(calendars), null, cancel), console);
        });
        return verb;
    }
}
