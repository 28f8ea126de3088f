using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Journeys;
using OpsHub.Grains.People;
using OpsHub.Grains.Walls.Calls;
using OpsHub.Silo.People;

namespace OpsHub.Silo.Journeys;

/// <summary>Joins what the index knows with the one call that was asked for. An account number leads to its customer by the naming key, so nothing is unsealed.</summary>
/// <param name="keys">Null where the hub keeps no key table: then nobody is found by account.</param>
internal sealed class JourneyDesk(JourneyIndex index, ICalls calls, IPersonKeys? keys, IClock clock) : IJourneys
{
    public async Task<Journey?> Tell(string company, JourneyQuery query, CancellationToken cancel)
    {
        var customer = await CustomerOf(company, query, cancel).ConfigureAwait(false);
        var erased = customer is null ? null : index.ErasedAt(company, customer);
        ImmutableArray<JourneyEntry> all = (query.By, customer) switch
        {
            (JourneyBy.Call, _) => await Call(company, query.Name, cancel).ConfigureAwait(false),
            (JourneyBy.Appeal or JourneyBy.Ticket, null) => index.About(company, EntryOf(query)),
            (_, null) => [],
            (JourneyBy.Contract, _) when erased is { } at => [.. index.Of(company, customer).Where(e => e.At > at)],   // an account number must not lead back to what was erased
            _ => index.Of(company, customer),
        };
        return all.IsEmpty ? null : Journey.Of(customer, erased, all, query, clock.GetCurrentInstant());
    }

    private async Task<string?> CustomerOf(string company, JourneyQuery query, CancellationToken cancel) => query.By switch
    {
        JourneyBy.Customer => query.Name,
        JourneyBy.Contract when keys is not null && new PersonDetails(Account: query.Name).Identity() is { } identity =>
            Sealer.NameOf(SealedPerson.Customer, identity, await keys.NamingKey(company, cancel).ConfigureAwait(false)),
        JourneyBy.Appeal or JourneyBy.Ticket => index.CustomerOf(company, EntryOf(query)),
        _ => null,
    };

    private static string EntryOf(JourneyQuery query) => query.By switch
    {
        JourneyBy.Appeal => $"appeal/{query.Name}",
        JourneyBy.Ticket => $"ticket/{query.Name}",
        JourneyBy.Call => $"caller/{query.Name}",
        _ => throw new InvalidOperationException($"{query.By} is no entry."),
    };

    /// <summary>The call, from its own stream, and what was promised, said and dialled for it.</summary>
    private async Task<ImmutableArray<JourneyEntry>> Call(string company, string call, CancellationToken cancel)
    {
        var about = index.About(company, EntryOf(new JourneyQuery(JourneyBy.Call, call)));
        if (about.Any(e => e.Kind == EntryKind.Call && e.Id == call)) return about;
        return await calls.Story(company, call, cancel).ConfigureAwait(false) is { } story ? [CallEntry.Of(story), .. about] : about;
    }
}
