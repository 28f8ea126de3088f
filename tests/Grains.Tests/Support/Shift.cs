using OpsHub.Grains.Boards;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Windows;

namespace OpsHub.Grains.Tests.Support;

/// <summary>One window that serves one visitor after another, and a line that answers a call with each.</summary>
internal sealed class Shift
{
    private readonly World _world = new(Scenes.Morning);

    public Shift(int visitors)
    {
        var queue = Queue.IdOf("volga", "north");
        _world.Must(Office.IdOf("volga", "north"), new RegisterOffice(Scenes.Details("Северное")));
        _world.Must(queue, new ConfigureQueue(Scenes.Rules));
        _world.Must(Window.IdOf("volga", "north", 1), new OpenWindow("7", ["contracts"]));
        for (var visitor = 0; visitor < visitors; visitor++) Serve(queue, Caller.IdOf("volga", $"call-{visitor}"));
    }

    public List<Recorded> Facts => _world.Facts;

    private void Serve(GrainId queue, GrainId call)
    {
        _world.Must(queue, new IssueTicket("contracts"));
        _world.Must(call, new JoinQueue("main"));
        _world.Advance(10);
        _world.Must(queue, new CallNext(1));
        _world.Must(queue, new StartService(1));
        _world.Must(call, new AnswerCall("main", "5"));
        _world.Advance(10);
        _world.Must(queue, new FinishService(1));
        _world.Must(call, new EndCall("main"));
    }
}
