using System.CommandLine;
using OpsHub.Testing;

namespace OpsHub.Endurance.Upgrade;

/// <summary><c>upgrade</c> on the command line.</summary>
internal static class UpgradeVerb
{
    public static Command Create()
    {
        var before = new Option<string>("--before") { Description = "Folder of the old build of opshub-cluster, such as one of an older commit.", Required = true };
        var after = new Option<string>("--after") { Description = "Folder of the new one.", DefaultValueFactory = _ => Path.Combine(Checkout.Root, "silo/cluster/bin/Release/net10.0") };
        var verb = new Command("upgrade", "From an old build to a new one and back, under load, on SQLite and on PostgreSQL.") { before, after };
        verb.SetAction((parsed, cancel) => Run(parsed.GetValue(before)!, parsed.GetValue(after)!, cancel));
        return verb;
    }

    private static async Task<int> Run(string before, string after, CancellationToken cancel)
    {
        var to = Console.Out;
        var folder = Directory.CreateTempSubdirectory("opshub-upgrade-").FullName;
        await to.WriteLineAsync("SQLite");
        var sound = await new UpgradeRun(before, after, $"sqlite:{folder}/hub.db", $"sqlite:{folder}/back.db", folder, to).Run(cancel);
        await using (var log = await Postgres.CreateDatabase())
        await using (var empty = await Postgres.CreateDatabase())
        {
            await to.WriteLineAsync("\nPostgreSQL");
            sound &= await new UpgradeRun(before, after, log.ConnectionString, empty.ConnectionString, folder, to).Run(cancel);
        }
        Directory.Delete(folder, recursive: true);
        return sound ? 0 : 1;
    }
}
