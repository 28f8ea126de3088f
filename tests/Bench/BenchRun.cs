using OpsHub.Bench.Results;
using OpsHub.Bench.Stores;

namespace OpsHub.Bench;

/// <summary>What every suite is given.</summary>
/// <param name="Seconds">Length of one measured window.</param>
/// <param name="Events">Events in the log of the start suite.</param>
/// <param name="Outages">Outages at once in the outages suite.</param>
/// <param name="Stores">Stores to measure, each by a factory because a suite wants them empty.</param>
/// <param name="Results">Where figures go.</param>
internal sealed record BenchRun(double Seconds, long Events, int Outages, IReadOnlyList<Func<Task<IStore>>> Stores, ResultBook Results);
