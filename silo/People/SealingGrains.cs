using System.Collections.Concurrent;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.People;
using OpsHub.Silo.Log;

namespace OpsHub.Silo.People;

/// <summary>
/// Stands before the engine and seals what is personal, whichever edge it comes from: HTTP, facts, files. A grain refuses what is not sealed, so nothing readable can reach the log even
/// where this is left out.
/// </summary>
internal sealed class SealingGrains(IGrains grains, IPersonKeys keys, IClock clock) : IGrains
{
    private readonly ConcurrentDictionary<string, byte[]> _naming = new(StringComparer.Ordinal);   // never changes; asked for with every appeal

    public async Task<Outcome> Send(Envelope envelope, CancellationToken cancel)
    {
        if (envelope.Command is not IPersonal personal) return await grains.Send(envelope, cancel).ConfigureAwait(false);
        try
        {
            envelope = envelope with { Command = await Sealed(personal, envelope.Grain, cancel).ConfigureAwait(false) };
        }
        catch (LogAwayException)
        {
            return new Outcome.Unavailable(Outcome.Unavailable.Codes.LogAway, "The key table cannot be reached; send the same command id again later.");
        }
        return await grains.Send(envelope, cancel).ConfigureAwait(false);
    }

    private async Task<ICommand> Sealed(IPersonal personal, GrainId grain, CancellationToken cancel)
    {
        if (personal.Person is null && personal.Customer is null) return personal.Sealed(null, null);
        if (!_naming.TryGetValue(grain.Company, out var naming)) _naming[grain.Company] = naming = await keys.NamingKey(grain.Company, cancel).ConfigureAwait(false);
        var customer = (personal.Customer is { } own ? Sealer.OwnIdentity(own) : personal.Person!.Identity()) is { } identity ? Sealer.NameOf(SealedPerson.Customer, identity, naming) : null;
        if (personal.Person is not { } person) return personal.Sealed(customer, null);
        // details that tell nobody apart still must not be readable: they are sealed under the appeal's own name
        var owner = customer ?? Sealer.NameOf(SealedPerson.Nobody, grain.Key, naming);
        return personal.Sealed(owner, Sealer.Seal(person, grain.Company, owner, await keys.Current(grain.Company, owner, clock.GetCurrentInstant(), cancel).ConfigureAwait(false)));
    }
}
