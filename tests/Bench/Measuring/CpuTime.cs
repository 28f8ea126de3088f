using System.Diagnostics;

namespace OpsHub.Bench.Measuring;

/// <summary>Processor time of this process since it was made; other processes' load does not show in it.</summary>
internal sealed class CpuTime
{
    private readonly TimeSpan _before = Now();

    public double Seconds => (Now() - _before).TotalSeconds;

    private static TimeSpan Now()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime;
    }
}
