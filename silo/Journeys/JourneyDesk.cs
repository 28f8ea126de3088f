using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Journeys;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.People;
using OpsHub.Silo.Log;
using OpsHub.Silo.People;

namespace OpsHub.Silo.Journeys;

/// <summary>Tells what the index knows, calls from their own streams. An account number or a reference leads to its customer by the naming key, so nothing is unsealed for it.</summary>
/// <param name="keys">Null where the hub keeps no key table: then nobody is found by account or reference.</param>
internal sealed class JourneyDesk(JourneyIndex index, IEventLog log, Catalog catalog, IPersonKeys? keys, IClock clock) : IJourneys
{
    public async Task<Journey?> Tell(string company, JourneyQuery query, CancellationToken cancel)
    {
        var customer = await CustomerOf(company, query, cancel).ConfigureAwait(false);
        var erased = customer is null ? null : index.ErasedAt(company, customer);
        ImmutableArray<JourneyEntry> all = (query.By, customer) switch
        {
            (JourneyBy.Call, null) => await Nameless(company, query, cancel).ConfigureAwait(false),
            (JourneyBy.Appeal or JourneyBy.Ticket, null) => index.About(company, EntryOf(query)),
            (_, null) => [],
            (JourneyBy.Contract or JourneyBy.Reference, _) when erased is { } at => [.. index.Of(company, customer).Where(e => e.At > at)],   // what the person was known by must not lead back to what was erased
            _ => index.Of(company, customer),
        };
        if (all.IsEmpty) return null;
        var now = clock.GetCurrentInstant();
        var (address, outages) = await Outages(company, query, customer, all, now, cancel).ConfigureAwait(false);
        var journey = Journey.Of(customer, erased, [.. all, .. outages], query, now);
        return journey with { Address = address, Entries = await WithCalls(company, journey.Entries, cancel).ConfigureAwait(false) };
    }

    public bool GoesOn(string company, JourneyQuery query) => query.By is JourneyBy.Ticket or JourneyBy.Call && index.IsServed(company, EntryOf(query));

    private async Task<string?> CustomerOf(string company, JourneyQuery query, CancellationToken cancel) => query.By switch
    {
        JourneyBy.Customer => query.Name,
        JourneyBy.Contract when new PersonDetails(Account: query.Name).Identity() is { } identity => await NameOf(company, identity, cancel).ConfigureAwait(false),
        JourneyBy.Reference => await NameOf(company, Sealer.OwnIdentity(query.Name), cancel).ConfigureAwait(false),
        JourneyBy.Appeal or JourneyBy.Ticket or JourneyBy.Call => index.CustomerOf(company, EntryOf(query)),
        _ => null,
    };

    private async Task<string?> NameOf(string company, string identity, CancellationToken cancel) =>
        keys is null ? null : Sealer.NameOf(SealedPerson.Customer, identity, await keys.NamingKey(company, cancel).ConfigureAwait(false));

    private static string EntryOf(JourneyQuery query) => query.By switch
    {
        JourneyBy.Appeal => $"appeal/{query.Name}",
        JourneyBy.Ticket => $"ticket/{query.Name}",
        JourneyBy.Call => $"caller/{query.Name}",
        _ => throw new InvalidOperationException($"{query.By} is no entry."),
    };

    private async Task<(DetailsState, ImmutableArray<JourneyEntry>)> Outages(string company, JourneyQuery query, string? customer, ImmutableArray<JourneyEntry> all, Instant now, CancellationToken cancel)
    {
        if (customer is null) return (DetailsState.None, []);
        if (keys is null || !query.MayReadPeople) return (DetailsState.Withheld, []);
        var (state, addresses) = await new SupplyAddresses(log, catalog, keys).Of(company, all, cancel).ConfigureAwait(false);
        return (state, index.OutagesAt(company, addresses, now));
    }

    /// <summary>A call that nobody has named, and what was promised, said and dialled for it.</summary>
    private async Task<ImmutableArray<JourneyEntry>> Nameless(string company, JourneyQuery query, CancellationToken cancel)
    {
        var about = index.About(company, EntryOf(query));
        if (about.Any(e => e.Kind == EntryKind.Call && e.Id == query.Name)) return about;
        return await Facts(company, query.Name, cancel).ConfigureAwait(false) is { Count: > 0 } facts ? [CallEnds.Nameless(query.Name, facts), .. about] : about;
    }

    /// <summary>Calls of the page with wait, talk, promise and recordings, for the index keeps none of them.</summary>
    private async Task<ImmutableArray<JourneyEntry>> WithCalls(string company, ImmutableArray<JourneyEntry> page, CancellationToken cancel)
    {
        var told = page.ToBuilder();
        for (var i = 0; i < told.Count; i++)
            if (told[i] is { Kind: EntryKind.Call, Call: null } call) told[i] = CallEnds.With(call, await Facts(company, call.Id, cancel).ConfigureAwait(false));
        return told.ToImmutable();
    }

    private async Task<List<CallerEvent>> Facts(string company, string call, CancellationToken cancel)
    {
        var facts = new List<CallerEvent>();
        if (!GrainId.IsPart(call)) return facts;
        await foreach (var record in log.ReadStream(Caller.IdOf(company, call).ToString(), 0, cancel).ConfigureAwait(false))
            facts.Add((CallerEvent)catalog.Read(record.Event.Name, record.Event.Data.Span));
        return facts;
    }
}
