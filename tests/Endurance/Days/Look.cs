using System.Diagnostics;
using OpsHub.Bench.Measuring;
using OpsHub.Silo.Hosting;

namespace OpsHub.Endurance.Days;

/// <summary>One look at the process, taken when every place is closed and garbage is collected.</summary>
/// <param name="Heap">Bytes alive on the managed heap.</param>
/// <param name="WorkingSet">Bytes of memory that the process keeps.</param>
/// <param name="Files">Open file descriptors, sockets included.</param>
/// <param name="Sockets">Those that are sockets.</param>
/// <param name="Threads">Of the operating system.</param>
/// <param name="Grains">In memory.</param>
/// <param name="Deadlines">Waited for.</param>
/// <param name="Facts">Events in the log.</param>
internal sealed record Look(long Heap, long WorkingSet, int Files, int Sockets, int Threads, int Grains, int Deadlines, long Facts)
{
    private const string Descriptors = "/proc/self/fd";
    private const double MiB = 1 << 20;

    public double HeapMiB => Heap / MiB;

    public double WorkingSetMiB => WorkingSet / MiB;

    public static Look At(Hub hub)
    {
        var memory = MemoryUse.Now();
        using var self = Process.GetCurrentProcess();
        var files = Directory.GetFiles(Descriptors);
        return new Look(memory.Heap, memory.WorkingSet, files.Length, files.Count(IsSocket), self.Threads.Count, hub.ActiveGrains, hub.PendingDeadlines, hub.KnownHead);
    }

    private static bool IsSocket(string descriptor)
    {
        try
        {
            return new FileInfo(descriptor).LinkTarget?.StartsWith("socket:", StringComparison.Ordinal) ?? false;
        }
        catch (IOException)
        {
            return false;   // closed since the directory was read, as the one that reads the directory is
        }
    }
}
