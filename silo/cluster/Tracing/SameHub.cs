using Microsoft.Extensions.Logging;
using OpsHub.Cluster.Wire;
using OpsHub.Grains.Kernel;

namespace OpsHub.Cluster.Tracing;

/// <summary>Lets in only letters of this hub, from a process that names itself: two clusters that were given one name must not write each other's log.</summary>
internal sealed class SameHub(Guid hub, ILogger logger) : IIncomingGrainCallFilter
{
    public Task Invoke(IIncomingGrainCallContext call)
    {
        if (call.TargetContext?.GrainInstance is not Grains.ConceptGrain) return call.Invoke();
        if (call.Request.GetArgument(0) is Letter letter && letter.Hub == hub && letter.Node.Length > 0) return call.Invoke();
        logger.OtherHub((call.Request.GetArgument(0) as Letter)?.Node ?? "?");
        call.Result = new Answer(new Outcome.Refused(new Refusal("other-hub", "The process that sent this follows another log; give each hub's cluster a name of its own (Cluster:Id).")));
        return Task.CompletedTask;
    }
}
