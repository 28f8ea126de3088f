using OpsHub.Grains.Appeals;
using OpsHub.Grains.Cases;
using OpsHub.Grains.Deadlines;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Recounts;

/// <summary>Letters that nobody has registered and open cases, each with its running clocks. What their clocks depend on is not kept here: their grains are asked.</summary>
internal sealed class AskedMatters
{
    private readonly Lock _lock = new();
    private readonly Dictionary<GrainId, OpenClock[]> _matters = [];

    public void Apply(GrainId grain, IEvent happened)
    {
        lock (_lock)
        {
            if (happened is AppealReceived or CaseOpened) _matters[grain] = [];
            else if (happened is AppealRegistered or AppealLeft or CaseCompleted or CaseCancelled) _matters.Remove(grain);
            else if (_matters.ContainsKey(grain) && ClocksOf(happened) is { } clocks) _matters[grain] = clocks;
        }
    }

    public IReadOnlyList<(GrainId Grain, OpenClock[] Clocks)> All()
    {
        lock (_lock) return [.. _matters.Select(m => (m.Key, m.Value))];
    }

    /// <summary>The running clocks that an event tells, or null.</summary>
    public static OpenClock[]? ClocksOf(IEvent happened) => happened switch
    {
        AppealClocksSet e => Running(e.Clocks),
        CaseClocksSet e => Running(e.Clocks),
        _ => null,
    };

    public void Write(BinaryWriter to)
    {
        lock (_lock)
        {
            to.Write(_matters.Count);
            foreach (var (grain, clocks) in _matters)
            {
                to.Write(grain.ToString());
                OpenAppealFile.Write(to, clocks);
            }
        }
    }

    public void Read(BinaryReader from)
    {
        for (var left = from.ReadInt32(); left > 0; left--) _matters[GrainId.Parse(from.ReadString())] = OpenAppealFile.ReadClocks(from, word => word);
    }

    private static OpenClock[] Running(IEnumerable<KeptClock> clocks) => [.. clocks.Where(c => c.EndedAt is null).Select(OpenClock.Of)];
}
