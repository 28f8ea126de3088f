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
        var store = new Option<string[]>("--store") { Description = "sqlite or postgresql; both without it.", DefaultValueFactory = _ => ["sqlite", "postgresql"] };
        store.AcceptOnlyFromAmong("sqlite", "postgresql");
        var verb = new Command("upgrade", "From an old build to a new one and back, under load, on SQLite and on PostgreSQL.") { before, after, store };
        verb.SetAction((parsed, cancel) => Run(parsed.GetValue(before)!, parsed.GetValue(after)!, parsed.GetValue(store)!, cancel));
        return verb;
    }

    private static async Task<int> Run(string before, string after, string[] stores, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("opshub-upgrade-").FullName;
        var sound = true;
        foreach (var store in stores)
        {
            await Console.Out.WriteLineAsync(store);
            sound &= store == "sqlite"
                ? await Between($"sqlite:{folder}/hub.db", $"sqlite:{folder}/back.db")
                : await InDatabases();
        }
        Directory.Delete(folder, recursive: true);
        return sound ? 0 : 1;

        async Task<bool> InDatabases()
        {
            await using var log = await Postgres.CreateDatabase();
            await using var empty = await Postgres.CreateDatabase();
            return await Between(log.ConnectionString, empty.ConnectionString);
        }

        Task<bool> Between(string log, string empty) => new UpgradeRun(before, after, log, empty, folder, Console.Out).Run(cancel);
    }
}
