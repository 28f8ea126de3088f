using System.Diagnostics;
using OpenTelemetry;
using OpsHub.Grains.Kernel.Tracing;

namespace OpsHub.ClientHub.Tracing;

/// <summary>
/// Lets only harmless tags of other people's spans through: an address, a query or a target may name a person, an account, a telephone. The hub's own spans hold nothing of the kind.
/// </summary>
internal sealed class NoPersons : BaseProcessor<Activity>
{
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        "http.request.method", "http.route", "http.response.status_code", "error.type", "network.protocol.name", "network.protocol.version", "rpc.system", "rpc.service", "rpc.method",
    };

    public override void OnEnd(Activity data)
    {
        if (data.Source.Name == HubSpans.Source) return;
        foreach (var (name, _) in data.TagObjects.ToArray())
            if (!Harmless.Contains(name)) data.SetTag(name, null);
    }
}
