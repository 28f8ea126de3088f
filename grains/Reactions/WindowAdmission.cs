using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Windows;

namespace OpsHub.Grains.Reactions;

/// <summary>An open window may call from its office's queue; one that closes or takes a break may not. A break that the queue allowed begins at the window.</summary>
public sealed class WindowAdmission : IReaction
{
    public string Name => "window-admission";

    public IEnumerable<(GrainId Grain, ICommand Command)> To(in Recorded fact) => fact.Event switch
    {
        WindowOpened e => [(Queue.IdOf(fact.Grain.Company, e.Office), new AdmitWindow(e.Number, e.Services, e.Reserve, e.Operator))],
        WindowClosed e => [(Queue.IdOf(fact.Grain.Company, e.Office), new WithdrawWindow(e.Number, OnBreak: false))],
        BreakStarted e => [(Queue.IdOf(fact.Grain.Company, e.Office), new WithdrawWindow(e.Number, OnBreak: true))],
        BreakEnded e => [(Queue.IdOf(fact.Grain.Company, e.Office), new AdmitWindow(e.Number, e.Services, e.Reserve, e.Operator))],
        BreakGranted e => [(Window.IdOf(fact.Grain.Company, fact.Grain.Key, e.Window), new StartBreak(e.Kind, e.Reason, e.UntilAt))],
        _ => [],
    };
}
