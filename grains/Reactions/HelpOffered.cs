using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Signals;

namespace OpsHub.Grains.Reactions;

/// <summary>The hall manager gets a signal when a visitor with limited abilities takes a ticket, until he is called or gone (SARATOV-A3-6.2b).</summary>
public sealed class HelpOffered : IReaction
{
    public string Name => "help-offered";

    public IEnumerable<(GrainId Grain, ICommand Command)> To(in Recorded fact) => fact.Event switch
    {
        TicketIssued { Class: TicketClass.Disabled } e => [(OfficeSignals.IdOf(fact.Grain.Company, fact.Grain.Key), new RaiseSignal(SignalKind.Assist, Ticket: e.Ticket))],
        _ => [],
    };
}
