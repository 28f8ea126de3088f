using System.CommandLine;
using System.Runtime.InteropServices;
using OpsHub.Endurance.Faults.Machinery;
using OpsHub.Testing;

namespace OpsHub.Endurance.Faults;

/// <summary><c>faults</c> on the command line.</summary>
internal static class FaultsVerb
{
    private const string Cluster = "silo/cluster/bin/Release/net10.0";

    public static Command Create()
    {
        var seed = new Option<int?>("--seed") { Description = "Decides what is said, the order of the faults and whom they strike; another one each time without it." };
        var rounds = new Option<int>("--rounds") { Description = "How often each fault happens; about three minutes each.", DefaultValueFactory = _ => 1 };
        var only = new Option<string?>("--only") { Description = "Only faults with these words in their names." };
        var program = new Option<string>("--program") { Description = "Folder of the build of opshub-cluster.", DefaultValueFactory = _ => Path.Combine(Checkout.Root, Cluster) };
        var folder = new Option<string>("--folder") { Description = "Where the history is left as lines of JSON.", DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "opshub-endurance") };
        var verb = new Command("faults", "Three nodes under faults; finds any command that is lost, doubled, reordered or answered otherwise.") { seed, rounds, only, program, folder };
        verb.SetAction((parsed, cancel) => Run(parsed.GetValue(seed) ?? new Random().Next(), parsed.GetValue(rounds), parsed.GetValue(only) ?? "", parsed.GetValue(program)!, parsed.GetValue(folder)!, cancel));
        return verb;
    }

    private static async Task<int> Run(int seed, int rounds, string only, string program, string folder, CancellationToken cancel)
    {
        var to = Console.Out;
        if ((Network.Missing ?? Postgres.SkipReasonOfOwn ?? Unbuilt(program)) is { } reason)
        {
            await to.WriteLineAsync(reason);
            return 2;
        }
        var faults = Fault.All.Where(f => f.Name.Contains(only, StringComparison.OrdinalIgnoreCase)).ToList();
        await to.WriteLineAsync($"seed {seed}; {Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}");
        foreach (var missing in faults.Select(f => f.Missing).OfType<string>()) await to.WriteLineAsync(missing);
        return await new FaultRun(seed, rounds, faults, program, folder, to).Run(cancel) ? 0 : 1;
    }

    private static string? Unbuilt(string program) => File.Exists(Path.Combine(program, "opshub-cluster.dll")) ? null : $"{program} has no opshub-cluster: dotnet build OpsHub.Cluster.sln -c Release -p:Dashboards=false";
}
