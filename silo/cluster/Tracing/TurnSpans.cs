using System.Diagnostics;
using OpsHub.Cluster.Wire;

namespace OpsHub.Cluster.Tracing;

/// <summary>One span per turn under the name of its command, such as <c>queue call-next</c>, as a part of its caller's trace.</summary>
internal sealed class TurnSpans : IIncomingGrainCallFilter
{
    public const string SourceName = "OpsHub.Cluster";

    private static readonly ActivitySource Source = new(SourceName);

    public async Task Invoke(IIncomingGrainCallContext call)
    {
        if (!Source.HasListeners() || call.TargetContext?.GrainInstance is not Grains.ConceptGrain || call.Request.GetArgument(0) is not Letter letter)
        {
            await call.Invoke();
            return;
        }
        using var turn = Source.StartActivity($"{call.TargetId.Type} {letter.Command}");
        turn?.SetTag("opshub.grain", call.TargetId.ToString()).SetTag("opshub.command_id", letter.CommandId).SetTag("opshub.actor", letter.Actor).SetTag("opshub.node", letter.Node);
        await call.Invoke();
    }
}
