using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Reactions;

/// <summary>When an office closes its day, its queue ends the day too: nobody is left waiting for ever.</summary>
public sealed class DayEnd : IReaction
{
    public string Name => "day-end";

    public IEnumerable<(GrainId Grain, ICommand Command)> To(in Recorded fact) => fact.Event switch
    {
        OfficeClosed e => [(Queue.IdOf(fact.Grain.Company, fact.Grain.Key), new CloseQueue(e.Reason))],
        _ => [],
    };
}
