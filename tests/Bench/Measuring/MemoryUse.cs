using System.Diagnostics;

namespace OpsHub.Bench.Measuring;

/// <summary>Memory of this process.</summary>
/// <param name="Heap">Bytes alive on the managed heap, after a full collection.</param>
/// <param name="WorkingSet">Bytes the process keeps in memory, garbage and native memory included.</param>
internal readonly record struct MemoryUse(long Heap, long WorkingSet)
{
    public static MemoryUse Now()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        using var self = Process.GetCurrentProcess();
        return new MemoryUse(heap, self.WorkingSet64);
    }

    public static MemoryUse operator -(MemoryUse after, MemoryUse before) => new(after.Heap - before.Heap, after.WorkingSet - before.WorkingSet);
}
