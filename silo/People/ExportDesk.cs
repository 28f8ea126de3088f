using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NodaTime;
using OpsHub.Grains.Journeys;
using OpsHub.Grains.People;
using OpsHub.Silo.Log;

namespace OpsHub.Silo.People;

/// <summary>
/// Reads out all that is held of one person (ADR 0112): what his journey knows, from the facts themselves. After a withdrawal what the person was known by leads only to what came later, as in a journey
/// (ADR 0069); his opaque name still leads to contacts, unreadable.
/// </summary>
/// <param name="zoneOf">Time zone of a company.</param>
internal sealed class ExportDesk(JourneyIndex index, IEventLog log, IPersonKeys? keys, IClock clock, Func<string, DateTimeZone> zoneOf) : IPersonExports
{
    public async Task<ExportAnswer?> Tell(string company, PersonSearch asked, CancellationToken cancel)
    {
        var (customer, consents, withdrawn) = await Person(company, asked, cancel).ConfigureAwait(false);
        if (customer is null) return null;
        var since = asked.By == PersonBy.Customer || withdrawn is null ? Instant.MinValue : withdrawn.Value.At;
        var entries = index.Of(company, customer).Where(e => e.At > since).OrderBy(e => e.At).ThenBy(e => e.Id, StringComparer.Ordinal).ToList();
        if (entries.Count == 0 && consents.Count == 0) return null;

        var facts = new ExportFacts(company, customer, keys, zoneOf(company), withdrawn?.Position ?? 0);
        var read = (await Read(new ExportStreams(log, company, customer), facts, entries, cancel).ConfigureAwait(false)).Where(e => e.Entry.At > since).ToList();
        var (own, refusal) = await Owned(read, asked, company, customer, cancel).ConfigureAwait(false);
        if (refusal is not null) return new ExportAnswer(null, refusal);
        if (own.Count == 0 && !asked.Names.IsEmpty) return null;
        var told = own.Select(e => e.Told).ToImmutableArray();
        var said = ImmutableArray.CreateBuilder<JsonObject>();
        foreach (var record in consents) said.Add(await facts.Tell(record, [], cancel).ConfigureAwait(false));
        var erasure = withdrawn is var (at, _) ? new ExportedErasure(facts.At(at), !facts.StillThere && await facts.IsDestroyed(1, cancel).ConfigureAwait(false)) : null;
        var known = own.SelectMany(e => e.Opened).Aggregate((PersonDetails?)null, (all, more) => all?.With(more) ?? more);
        var words = ExportWords.Of(facts.Occurring.Concat(told.Select(e => ExportNotes.Word(e.Kind))).Concat(told.Select(e => e.Outcome).OfType<string>()));
        return new ExportAnswer(
            new PersonExport(
                company, zoneOf(company).Id, facts.At(clock.GetCurrentInstant()), asked.By, customer, [.. facts.Keys], erasure, known, said.ToImmutable(), told, read.Count - own.Count,
                ExportNotes.Of(asked, erasure), [.. words]),
            null);
    }

    private async Task<(string? Customer, List<LogRecord> Consents, (Instant At, long Position)? Withdrawn)> Person(string company, PersonSearch asked, CancellationToken cancel)
    {
        var customer = await CustomerOf(company, asked, cancel).ConfigureAwait(false);
        var consents = new List<LogRecord>();
        (Instant, long)? withdrawn = null;
        if (customer is null || Grains.People.Person.IdOf(company, customer) is not { IsValid: true } grain) return (null, consents, null);
        await foreach (var record in log.ReadStream(grain.ToString(), 0, cancel).ConfigureAwait(false))
        {
            consents.Add(record);
            if (ExportFacts.NameOf(record) == "consent-withdrawn") withdrawn = (NodaTime.Text.InstantPattern.ExtendedIso.Parse((string)ExportFacts.Parse(record)["at"]!).Value, record.Position);
        }
        return (customer, consents, withdrawn);
    }

    private async Task<string?> CustomerOf(string company, PersonSearch asked, CancellationToken cancel)
    {
        if (asked.By == PersonBy.Customer) return asked.Value;
        var identity = asked.By switch
        {
            PersonBy.Account => new PersonDetails(Account: asked.Value).Identity(),
            PersonBy.Email => new PersonDetails(Email: asked.Value).Identity(),
            PersonBy.Phone => new PersonDetails(Phone: asked.Value).Identity(),
            PersonBy.Reference => Sealer.OwnIdentity(asked.Value),
            _ => throw new InvalidOperationException($"{asked.By} is no identity."),
        };
        return keys is null || identity is null ? null : await NameOf(company, identity, cancel).ConfigureAwait(false);
    }

    private async Task<string> NameOf(string company, string identity, CancellationToken cancel) =>
        Sealer.NameOf(SealedPerson.Customer, identity, await keys!.NamingKey(company, cancel).ConfigureAwait(false));

    private static async Task<List<ReadEntry>> Read(ExportStreams streams, ExportFacts facts, List<JourneyEntry> entries, CancellationToken cancel)
    {
        var read = new List<ReadEntry>();
        foreach (var entry in entries.Where(e => e.Kind != EntryKind.Booking))
        {
            var (told, opened) = (ImmutableArray.CreateBuilder<JsonObject>(), new List<PersonDetails>());
            await foreach (var record in streams.Of(entry, cancel).ConfigureAwait(false)) told.Add(await facts.Tell(record, opened, cancel).ConfigureAwait(false));
            read.Add(ReadEntry.Of(entry, facts, told.ToImmutable(), opened));
        }
        foreach (var office in entries.Where(e => e.Kind is EntryKind.Booking or EntryKind.Visit).Select(e => e.Office!).Distinct().ToList())
            foreach (var booking in (await streams.Bookings(office, cancel).ConfigureAwait(false)).Values)
                read.Add(await ReadEntry.OfBooking(office, booking, facts, entries, cancel).ConfigureAwait(false));
        return [.. read.OrderBy(e => e.Entry.At)];
    }

    /// <summary>
    /// Which entries are the person's own. Where all that was told under the account, phone or e-mail bears one name, everything; where it bears several, only what bears the names that whoever asks has said
    /// are his, with what belongs to it. Spellings are not guessed at: a household shares an account, and strangers a phone.
    /// </summary>
    private async Task<(List<ReadEntry> Own, ExportRefusal? Refusal)> Owned(List<ReadEntry> read, PersonSearch asked, string company, string customer, CancellationToken cancel)
    {
        foreach (var identity in read.SelectMany(e => e.Opened).Select(p => new PersonDetails(Name: p.Name).Identity()).OfType<string>().Distinct())
            if (await NameOf(company, identity, cancel).ConfigureAwait(false) == customer) return ([], ExportRefusal.NameAlone);
        var names = read.SelectMany(e => e.Names).ToHashSet(StringComparer.Ordinal);
        var chosen = asked.Names.Select(ReadEntry.Plain).ToHashSet(StringComparer.Ordinal);
        if (chosen.Count == 0) return names.Count > 1 ? ([], ExportRefusal.SeveralNames) : (read, null);
        if (names.IsSubsetOf(chosen)) return names.Count == 0 ? ([], null) : (read, null);
        var own = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in read.OrderBy(e => e.Entry.About is not null))   // else in the order of time: what belongs to an entry comes after it
            if ((entry.Names.Count > 0 && entry.Names.IsSubsetOf(chosen)) || (entry.Names.Count == 0 && entry.Entry.About is { } about && own.Contains(about))) own.Add(entry.Subject);
        return (read.Where(e => own.Contains(e.Subject)).ToList(), null);
    }
}
