using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.People;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Visits;
using OpsHub.Silo.Log;
using OpsHub.Silo.People;

namespace OpsHub.Silo.Visits;

/// <summary>
/// Reads visits off the log: each ended visit carries its whole record, so nothing is joined. Wait data are told for as long as the company's standard says from the day of reception, and not longer (SARATOV-A1-7.3d, ADR 0051).
/// </summary>
/// <param name="keptFor">How long a company's standard wants wait data kept, or null where it is silent.</param>
internal sealed class VisitDesk(VisitIndex index, IEventLog log, Catalog catalog, IPersonKeys? keys, IClock clock, Func<string, Period?> keptFor) : IVisits
{
    /// <summary>How long wait data are told where the standard is silent.</summary>
    private static readonly Period Usual = Period.FromYears(1);

    /// <summary>Events that one question of the customer file may pass over.</summary>
    private const int MostScanned = 20_000;

    /// <summary>A visit ends at most so long after its ticket was issued: parked over a long night.</summary>
    private static readonly Duration LongestVisit = Duration.FromDays(15);

    public ImmutableArray<string> Offices(string company) => index.Offices(company);

    public async IAsyncEnumerable<VisitRow> Read(VisitQuery query, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var office in query.Offices)
        {
            var zone = await ZoneOf(query.Company, office, cancel).ConfigureAwait(false);
            var oldest = clock.GetCurrentInstant().InZone(zone).Date - KeptFor(query.Company);
            var (from, to) = (zone.AtStartOfDay(LocalDate.Max(query.From, oldest)).ToInstant(), zone.AtStartOfDay(query.To.PlusDays(1)).ToInstant());
            if (from >= to || index.VersionAt(query.Company, office, from) is not { } version) continue;
            await foreach (var record in log.ReadStream(Queue.IdOf(query.Company, office).ToString(), version, cancel).ConfigureAwait(false))
            {
                if (record.Event.OccurredAt > to + LongestVisit) break;
                foreach (var visit in EndsOf(record))
                    if (visit.IssuedAt >= from && visit.IssuedAt < to && Fits(visit, query)) yield return new VisitRow(office, zone, visit);
            }
        }
    }

    public async Task<CrmPage> After(string company, long position, int most, bool readPeople, CancellationToken cancel)
    {
        var found = ImmutableArray.CreateBuilder<CrmVisit>();
        var records = await log.ReadAll(position, MostScanned, cancel).ConfigureAwait(false);
        var oldest = (clock.GetCurrentInstant().InUtc().LocalDateTime - KeptFor(company)).InUtc().ToInstant();
        foreach (var record in records)
        {
            position = record.Position;
            if (!GrainId.TryParse(record.Stream, out var grain) || grain.Company != company || grain.Kind != Queue.Kind.Name) continue;
            foreach (var visit in EndsOf(record).Where(v => v.EndedAt >= oldest)) found.Add(await Told(grain, position, visit, readPeople, cancel).ConfigureAwait(false));
            if (found.Count >= most) return new CrmPage(found.ToImmutable(), position, false);
        }
        return new CrmPage(found.ToImmutable(), position, records.Count < MostScanned);
    }

    public async Task<WhyAnswer?> Why(string company, string office, string ticket, CancellationToken cancel)
    {
        var (state, answer) = (QueueState.Empty, (WhyAnswer?)null);
        await foreach (var record in log.ReadStream(Queue.IdOf(company, office).ToString(), 0, cancel).ConfigureAwait(false))
        {
            var happened = (QueueEvent)catalog.Read(record.Event.Name, record.Event.Data.Span);
            if (happened is TicketCalled call && (call.Ticket == ticket || call.Ticket.EndsWith($".{ticket}", StringComparison.Ordinal))) answer = Grains.Visits.Why.Of(office, state, call);
            state = (QueueState)Queue.Kind.Evolve(state, happened);
        }
        return answer;
    }

    private Period KeptFor(string company) => keptFor(company) ?? Usual;

    /// <summary>A visit as the customer file is told it.</summary>
    public async Task<CrmVisit> Told(GrainId queue, long position, VisitRecord v, bool readPeople, CancellationToken cancel) => new(
        position, queue.Key, v.Ticket, v.Number, v.Outcome, v.Service, v.TopicCodes, v.Topics, v.Class, v.Category, v.IssuedAt, v.CalledAt, v.StartedAt, v.EndedAt, v.WaitedS, v.ServiceS, v.Window,
        v.Operator, v.Result, v.Booking is not null, v.Booking?.Customer, readPeople ? await Phone(queue.Company, v.Booking, cancel).ConfigureAwait(false) : null);

    /// <summary>Null where nobody can read it any more.</summary>
    private async Task<string?> Phone(string company, BookedVisit? booking, CancellationToken cancel) =>
        booking is { Customer: { } owner, Person: { } person } && keys is not null && await keys.Find(company, owner, person.Key, cancel).ConfigureAwait(false) is { } secret
            ? Sealer.Open(person, company, owner, secret).Phone
            : null;

    private async Task<DateTimeZone> ZoneOf(string company, string office, CancellationToken cancel)
    {
        await foreach (var record in log.ReadStream(Queue.IdOf(company, office).ToString(), 0, cancel).ConfigureAwait(false))
            if (catalog.Read(record.Event.Name, record.Event.Data.Span) is QueueConfigured configured) return configured.Rules.TimeZone;
        return DateTimeZone.Utc;
    }

    /// <summary>Most events end nothing and need not be read.</summary>
    private IEnumerable<VisitRecord> EndsOf(LogRecord record) => record.Event.Name is "service-finished/1" or "ticket-no-show/1" or "ticket-left/1" or "ticket-cancelled/1" or "queue-closed/1"
        ? VisitEnds.Of((QueueEvent)catalog.Read(record.Event.Name, record.Event.Data.Span))
        : [];

    private static bool Fits(VisitRecord v, VisitQuery q) =>
        (q.Ticket is null || v.Number.Contains(q.Ticket, StringComparison.OrdinalIgnoreCase)) && (q.Service is null || v.Service == q.Service) && (q.Window is null || v.Window == q.Window)
        && (q.Operator is null || v.Operator == q.Operator) && (q.Outcome is null || v.Outcome == q.Outcome) && (q.Class is null || v.Class == q.Class);
}
