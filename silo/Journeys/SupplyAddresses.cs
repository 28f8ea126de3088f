using System.Collections.Immutable;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Journeys;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.People;
using OpsHub.Silo.Log;
using OpsHub.Silo.People;

namespace OpsHub.Silo.Journeys;

/// <summary>Opens where a customer is supplied, for one who may read details of persons. What is opened is matched and forgotten: it is neither kept nor told.</summary>
internal sealed class SupplyAddresses(IEventLog log, Catalog catalog, IPersonKeys keys)
{
    /// <summary>Appeals and calls that are looked into, the newest first: an address seldom changes.</summary>
    private const int Newest = 5;

    public async Task<(DetailsState State, ImmutableArray<string> Addresses)> Of(string company, ImmutableArray<JourneyEntry> entries, CancellationToken cancel)
    {
        var (addresses, state) = (new HashSet<string>(StringComparer.OrdinalIgnoreCase), DetailsState.None);
        foreach (var entry in entries.Where(e => e.Kind is EntryKind.Appeal or EntryKind.Call).OrderByDescending(e => e.At).Take(Newest))
            foreach (var (owner, person) in await Sealed(company, entry, cancel).ConfigureAwait(false))
            {
                var secret = await keys.Find(company, owner, person.Key, cancel).ConfigureAwait(false);
                if (secret is null && state == DetailsState.None) state = DetailsState.Destroyed;
                if (secret is null || Sealer.Open(person, company, owner, secret).SupplyAddress is not { Length: > 0 } address) continue;
                addresses.Add(address);
                state = DetailsState.Readable;
            }
        return (state, [.. addresses]);
    }

    private async Task<List<(string Owner, SealedPerson Person)>> Sealed(string company, JourneyEntry entry, CancellationToken cancel)
    {
        var found = new List<(string, SealedPerson)>();
        var grain = entry.Kind == EntryKind.Appeal ? Appeal.IdOf(company, entry.Id) : Caller.IdOf(company, entry.Id);
        await foreach (var record in log.ReadStream(grain.ToString(), 0, cancel).ConfigureAwait(false))
            if (catalog.Read(record.Event.Name, record.Event.Data.Span) switch
            {
                AppealRegistered e => (e.Customer, e.Person),
                AppealDataReceived e => (e.Customer, e.Person),
                CallerIdentified e => (e.Customer, e.Person),
                _ => (null, null),
            } is ({ } owner, { } person)) found.Add((owner, person));
        return found;
    }
}
