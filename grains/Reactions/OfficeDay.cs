using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Reactions;

/// <summary>A queue's day is its office's: tickets from the opening on, and at the closing nobody is left waiting for ever.</summary>
public sealed class OfficeDay : IReaction
{
    public string Name => "day-end";   // part of command ids in logs; the opening came later

    public IEnumerable<(GrainId Grain, ICommand Command)> To(in Recorded fact) => fact.Event switch
    {
        OfficeOpened => [(Queue.IdOf(fact.Grain.Company, fact.Grain.Key), new OpenQueue())],
        OfficeClosed e => [(Queue.IdOf(fact.Grain.Company, fact.Grain.Key), new CloseQueue(e.Reason))],
        _ => [],
    };
}
