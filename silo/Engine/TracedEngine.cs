using System.Diagnostics;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Kernel.Tracing;

namespace OpsHub.Silo.Engine;

/// <summary>An engine whose traced commands leave a span each and, once durable, their place on the trail.</summary>
internal sealed class TracedEngine(IEngine engine, CommitTrail trail) : IEngine
{
    public int ActiveGrains => engine.ActiveGrains;

    public int InFlight => engine.InFlight;

    public string? Absence => engine.Absence;

    public Task<Outcome> Send(Envelope envelope, CancellationToken cancel) => HubSpans.AreKept ? Traced(envelope, cancel) : engine.Send(envelope, cancel);

    public ValueTask DisposeAsync() => engine.DisposeAsync();

    private async Task<Outcome> Traced(Envelope envelope, CancellationToken cancel)
    {
        using var span = HubSpans.Within($"command {envelope.Grain.Kind} {Catalog.NameOf(envelope.Command)}")!;
        span.SetTag("opshub.company", envelope.Grain.Company).SetTag("opshub.command_id", envelope.CommandId);
        var outcome = await engine.Send(envelope, cancel).ConfigureAwait(false);
        span.SetTag("opshub.outcome", outcome.GetType().Name.ToLowerInvariant());
        if (outcome is Outcome.Unavailable or Outcome.Broken) span.SetStatus(ActivityStatusCode.Error);
        if (outcome is not Outcome.Done { Repeated: false } done) return outcome;
        span.SetTag("opshub.position", done.Position);
        trail.Note(done.Position, span.Context);
        return outcome;
    }
}
