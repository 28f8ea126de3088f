using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NodaTime.Text;
using OpsHub.Grains.Journeys;
using OpsHub.Grains.People;
using OpsHub.Silo.Log;

namespace OpsHub.Silo.People;

/// <summary>An entry that was read from its facts.</summary>
/// <param name="Opened">Details in the order in which they were told.</param>
internal sealed record ReadEntry(JourneyEntry Entry, ExportedEntry Told, List<PersonDetails> Opened)
{
    /// <summary>Names told in it, as they compare.</summary>
    public HashSet<string> Names { get; } = [.. Opened.Select(p => p.Name).Where(n => !string.IsNullOrWhiteSpace(n)).Select(n => Plain(n!))];

    /// <summary>How what belongs to it names it.</summary>
    public string Subject { get; } = $"{Entry.Kind switch { EntryKind.Visit => "ticket", EntryKind.Call => "caller", _ => ExportNotes.Word(Entry.Kind) }}/{Entry.Id}";

    /// <summary>A name without case, kind of spaces and ё.</summary>
    public static string Plain(string name) => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant().Replace('ё', 'е');

    public static ReadEntry Of(JourneyEntry entry, ExportFacts facts, ImmutableArray<JsonObject> told, List<PersonDetails> opened) => new(
        entry,
        new ExportedEntry(entry.Kind, entry.Id, facts.At(entry.At), entry.EndedAt is { } end ? facts.At(end) : null, entry.About, entry.Office, entry.What, entry.Channel, entry.Outcome, told), opened);

    /// <summary>A booking, also one that became a visit and stands in no journey any more.</summary>
    /// <param name="records">All of it, from its begin; one at least.</param>
    public static async Task<ReadEntry> OfBooking(string office, List<LogRecord> records, ExportFacts facts, List<JourneyEntry> known, CancellationToken cancel)
    {
        var said = records.Select(ExportFacts.Parse).ToList();
        var slot = InstantPattern.ExtendedIso.Parse((string)said.Last(s => s["slotAt"] is not null)["slotAt"]!).Value;
        var (id, told, opened) = ($"{office}/{slot}", ImmutableArray.CreateBuilder<JsonObject>(), new List<PersonDetails>());
        foreach (var record in records) told.Add(await facts.Tell(record, opened, cancel).ConfigureAwait(false));
        var entry = known.FirstOrDefault(e => e.Kind == EntryKind.Booking && e.Id == id)
            ?? new JourneyEntry(EntryKind.Booking, id, slot, null, office, (string?)said[0]["service"], (string?)said[0]["channel"], null, null);
        return Of(entry, facts, told.ToImmutable(), opened);
    }
}
