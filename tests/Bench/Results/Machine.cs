using System.Globalization;
using System.Runtime.InteropServices;

namespace OpsHub.Bench.Results;

/// <summary>What the figures were measured on.</summary>
/// <param name="Cores">Logical processors this process may use.</param>
/// <param name="MemoryGiB">Memory this process may use.</param>
/// <param name="Cpu">As the processor calls itself.</param>
/// <param name="Os">Operating system.</param>
/// <param name="Dotnet">Runtime.</param>
internal sealed record Machine(int Cores, double MemoryGiB, string Cpu, string Os, string Dotnet)
{
    private const string CpuInfo = "/proc/cpuinfo";
    private const string LoadAverage = "/proc/loadavg";

    public static Machine Here { get; } = new(
        Environment.ProcessorCount,
        Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30), 1),
        CpuName(),
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription);

    /// <summary>Processes that ran or waited to run in the last minute, others' included; null where the system does not say.</summary>
    public static double? LoadOfLastMinute() =>
        File.Exists(LoadAverage) ? double.Parse(File.ReadAllText(LoadAverage).Split(' ')[0], CultureInfo.InvariantCulture) : null;

    private static string CpuName() => File.Exists(CpuInfo)
        ? File.ReadLines(CpuInfo).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown"
        : RuntimeInformation.ProcessArchitecture.ToString();
}
