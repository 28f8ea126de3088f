using System.Globalization;
using OpsHub.Bench.Results;
using OpsHub.Cluster.Bench;
using OpsHub.Silo.Time;

// dotnet run --project tests/Cluster.Bench -c Release -- 5        (seconds of each measured window)
if (args is [SiloProcess.Verb, .. var order])
{
    await SiloProcess.Run(order);
    return;
}
var results = new ResultBook(new RealClock(), Console.Out);
await new EnginesBench(results, args is [var seconds, ..] ? double.Parse(seconds, CultureInfo.InvariantCulture) : 5).Run(CancellationToken.None);
results.PrintTable();
