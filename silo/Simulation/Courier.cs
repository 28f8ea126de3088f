using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Followers;

namespace OpsHub.Silo.Simulation;

/// <summary>Carries one actor's commands to grains. Their ids follow from seed, actor and count: a day that is run again on the same log is done once.</summary>
/// <param name="resend">To the grains.</param>
/// <param name="seed">Of the simulation.</param>
/// <param name="name">Of the actor, unique in the simulation.</param>
internal sealed class Courier(Resend resend, int seed, string name)
{
    private const string Actor = "simulation";

    private long _count;

    /// <summary>Sends a command as of an instant; done only when it is in the log.</summary>
    public Task<Outcome> Send(GrainId grain, ICommand command, Instant at, CancellationToken cancel) => Send(Write(grain, command, at), cancel);

    public Task<Outcome> Send(Envelope envelope, CancellationToken cancel) => resend.UntilAnswered(envelope, cancel);

    /// <summary>Gives a command its id without sending it yet.</summary>
    public Envelope Write(GrainId grain, ICommand command, Instant at) => new(grain, $"sim:{seed}:{name}:{++_count}", command, Actor, at);

    /// <summary>Sends what was written: to one grain in order, to different grains side by side.</summary>
    public Task SendAll(IEnumerable<Envelope> envelopes, CancellationToken cancel) => Task.WhenAll(envelopes.GroupBy(e => e.Grain).Select(async ofGrain =>
    {
        foreach (var envelope in ofGrain) await Send(envelope, cancel).ConfigureAwait(false);
    }));
}
