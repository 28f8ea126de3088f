using System.Runtime.CompilerServices;
using System.Text;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Bookings;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Cases;
using OpsHub.Grains.Feedback;
using OpsHub.Grains.Journeys;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Promises;
using OpsHub.Grains.Queues;
using OpsHub.Silo.Log;

namespace OpsHub.Silo.People;

/// <summary>Where the log keeps what belongs to one entry: a stream of its own, or an office's, of which only what names the ticket or the booking is the person's.</summary>
internal sealed class ExportStreams(IEventLog log, string company, string customer)
{
    /// <summary>Facts of the entry, in order. Those that set clocks say nothing that the others do not, and one that names another customer is not this person's.</summary>
    public async IAsyncEnumerable<LogRecord> Of(JourneyEntry entry, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (StreamOf(entry) is not { } grain) yield break;
        var mark = entry.Kind == EntryKind.Visit ? Encoding.UTF8.GetBytes(entry.Id[(entry.Office!.Length + 1)..]) : [];
        await foreach (var record in log.ReadStream(grain.ToString(), 0, cancel).ConfigureAwait(false))
            if (record.Event.Data.Span.IndexOf(mark) >= 0 && IsTold(entry, ExportFacts.NameOf(record), record)) yield return record;
    }

    /// <summary>Bookings of the customer in an office, each with its facts. Most of an office's stream is others' and is not parsed.</summary>
    public async Task<Dictionary<string, List<LogRecord>>> Bookings(string office, CancellationToken cancel)
    {
        var (mine, mark) = (new Dictionary<string, List<LogRecord>>(StringComparer.Ordinal), Encoding.UTF8.GetBytes($"\"{customer}\""));
        await foreach (var record in log.ReadStream(OfficeBookings.IdOf(company, office).ToString(), 0, cancel).ConfigureAwait(false))
        {
            if (mine.Count == 0 && record.Event.Data.Span.IndexOf(mark) < 0) continue;
            var said = ExportFacts.Parse(record);
            if ((string?)said["code"] is not { } code) continue;
            if (ExportFacts.NameOf(record) == "slot-booked" && (string?)said["customer"] == customer) mine[code] = [];
            if (mine.TryGetValue(code, out var facts)) facts.Add(record);
        }
        return mine;
    }

    private GrainId? StreamOf(JourneyEntry entry) => entry.Kind switch
    {
        EntryKind.Appeal => Appeal.IdOf(company, entry.Id),
        EntryKind.Case => Case.IdOf(company, entry.Id),
        EntryKind.Promise => Promise.IdOf(company, entry.Id),
        EntryKind.Call => Caller.IdOf(company, entry.Id),
        EntryKind.Visit => Queue.IdOf(company, entry.Office!),
        EntryKind.Feedback => new GrainId(SubjectFeedback.Kind.Name, company, entry.Id[..entry.Id.LastIndexOf('/')]),
        _ => null,   // bookings are gathered by office; an outage is nobody's
    };

    private bool IsTold(JourneyEntry entry, string name, LogRecord record)
    {
        if (name.EndsWith("-clocks-set", StringComparison.Ordinal) || name == "queue-closed") return false;
        var said = ExportFacts.Parse(record);
        if (name is "visitor-identified" or "caller-identified" && (string?)said["customer"] != customer) return false;
        return entry.Kind switch
        {
            EntryKind.Visit => $"{entry.Office}/{(string?)said["ticket"]}" == entry.Id,
            EntryKind.Feedback => (string?)said["kind"] == entry.Id[(entry.Id.LastIndexOf('/') + 1)..],
            _ => true,
        };
    }
}
