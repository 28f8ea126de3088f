using OpsHub.Cluster.Placement;
using OpsHub.Cluster.Wire;
using OpsHub.Silo.Engine;
using Orleans.Core.Internal;

namespace OpsHub.Cluster.Grains;

/// <summary>
/// The shell of every concept: Orleans sees to one turn at a time and to where the grain lives, <see cref="Turns"/> does what the embedded engine
/// does. The log stays the only truth; what is held here is forgotten or carried along at will.
/// </summary>
[WithCompany]
internal abstract class ConceptGrain(IGrainContext context, Workshop workshop) : IGrainBase, IConceptGrain, IGrainMigrationParticipant
{
    private const string Luggage = "opshub.held";

    private readonly HeldGrain _held = workshop.Hold(context.GrainId);
    private MembershipVersion _settledAt;

    public IGrainContext GrainContext => context;

    public async Task<Answer> Ask(Letter letter, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var answer = letter.Open(workshop.Catalog) is { } envelope
            ? new Answer(await workshop.Turns.Take(_held, envelope))
            : Answer.UnknownHere(letter);
        await Settle();
        return answer;
    }

    public Task OnActivateAsync(CancellationToken cancel)
    {
        // Whoever placed it here may know of a silo's coming or going before this silo does; sending it back would be a quarrel without end.
        _settledAt = workshop.Whereabouts.Version;
        workshop.Live.Add(this);
        return Task.CompletedTask;
    }

    public Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancel)
    {
        workshop.Live.Remove(this);
        // Placed here by a silo that did not know yet that this one leaves; one that is the last has nowhere to send it.
        if (reason.ReasonCode == DeactivationReasonCode.ShuttingDown && workshop.Whereabouts.BelongsElsewhere(context.GrainId)) this.MigrateOnIdle();
        return Task.CompletedTask;
    }

    /// <summary>Takes what is held along to the next silo, so that nothing is read again there.</summary>
    public void OnDehydrate(IDehydrationContext luggage)
    {
        if (HeldOnWire.Of(_held) is { } held) luggage.TryAddValue(Luggage, held);
    }

    public void OnRehydrate(IRehydrationContext luggage)
    {
        if (luggage.TryGetValue<HeldOnWire>(Luggage, out var held)) held.GiveTo(_held);
    }

    /// <summary>
    /// Moves to its company's silo when silos have come or gone since it last looked. A silo that joined is a member before others know what it can
    /// run: until the move is possible the grain stays, for one that left without a destination would be read again by its next owner.
    /// </summary>
    private async Task Settle()
    {
        if (workshop.Whereabouts.Version is var version && version == _settledAt) return;
        if (workshop.Whereabouts.BelongsElsewhere(context.GrainId)) await context.GetComponent<IGrainManagementExtension>()!.MigrateOnIdle();
        else _settledAt = version;
    }
}
