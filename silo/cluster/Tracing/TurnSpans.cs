using OpsHub.Grains.Kernel.Tracing;

namespace OpsHub.Cluster.Tracing;

/// <summary>One span per turn as a part of its caller's trace, told by the process that takes it.</summary>
internal sealed class TurnSpans : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext call)
    {
        using var turn = call.TargetContext?.GrainInstance is Grains.ConceptGrain ? HubSpans.Within("turn") : null;
        await call.Invoke();
    }
}
