using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Outages;
using OpsHub.Silo.Replay.Files;

namespace OpsHub.Silo.Replay.Outages;

/// <summary>Reads a list of outages kept as differences of its readings.</summary>
/// <param name="company">Company id of the outages.</param>
/// <param name="zone">Zone of the source's wall clock; the readings are in UTC.</param>
/// <param name="cap">Rows at which the source cuts its list, or null.</param>
/// <param name="rejects">Where rows that cannot be used go.</param>
internal sealed class OutageSource(string company, DateTimeZone zone, int? cap, Rejects rejects)
{
    public const string Twice = "outage twice in one reading: the later row holds";
    public const string UnknownGone = "outage gone that was not listed: passed over";
    public const string FullList = "reading of a full list: it ends nobody";
    public const string Missing = "outage missing from a full list: not over until a reading has room";
    public const string Gap = "more than an hour between two readings: what ended in it ended at the later one";
    public const string StillListed = "outage listed at the end: open";

    /// <summary>Reason of an outage that its list shows no more.</summary>
    public const string LeftList = "left-list";

    private const string Actor = "replay:outages";

    /// <summary>Shorter than any planned works: their ends are deadlines.</summary>
    private static readonly Duration Stride = Duration.FromMinutes(15), LongGap = Duration.FromHours(1);

    private readonly Notes _notes = new();
    private readonly SortedDictionary<Instant, Dictionary<string, OutageRow>> _readings = [];
    private readonly ZoneWatch _watch = new();
    private int _rows;

    /// <exception cref="SourceRefusedException">A file cannot be read at all, or there is no outage.</exception>
    public Playback Read(IReadOnlyList<string> paths)
    {
        var clock = new LocalClock(zone, _notes);
        foreach (var path in paths) ReadRows(path, clock);
        if (_readings.Count == 0) throw new SourceRefusedException($"{string.Join(", ", paths)}: no outage that could be used ({rejects.Count} rows rejected); expected a row per change of a list.");
        var facts = Facts().ToList();
        if (_watch.Doubt is { } doubt) _notes.Count(doubt);
        return new Playback(company, _rows, [Opening.Company(company, zone, _readings.Keys.First()), .. facts], Stride, _notes, rejects);
    }

    private void ReadRows(string path, LocalClock clock)
    {
        using var sheet = new CsvSheet(path, OutageRow.Columns);
        foreach (var row in sheet.Rows())
        {
            _rows++;
            var read = OutageRow.Of(row, clock);
            if (row.Problem is { } problem)
            {
                rejects.Add(path, row.Line, problem);
                continue;
            }
            if (!_readings.TryGetValue(read.ReadAt, out var reading)) _readings[read.ReadAt] = reading = new(StringComparer.Ordinal);
            if (!reading.TryAdd(read.Id, read)) _notes.Count(Twice);
            reading[read.Id] = read;
            _watch.Note(read);
        }
    }

    private IEnumerable<Envelope> Facts()
    {
        var (list, before) = (new OutageList(cap), (Instant?)null);
        foreach (var (readAt, rows) in _readings)
        {
            if (readAt - before > LongGap) _notes.Count(Gap);
            before = readAt;
            foreach (var fact in Reading(list, readAt, rows)) yield return fact;
        }
        for (var open = list.Count + list.CutOff.Count; open > 0; open--) _notes.Count(StillListed);
    }

    private IEnumerable<Envelope> Reading(OutageList list, Instant readAt, Dictionary<string, OutageRow> rows)
    {
        var (gone, seen) = (rows.Values.Where(r => r.Change == ListChange.Gone).ToLookup(r => list.IsListed(r.Id)), rows.Values.Where(r => r.Change != ListChange.Gone).ToList());
        foreach (var _ in gone[false]) _notes.Count(UnknownGone);
        foreach (var row in seen) yield return Fact(row.Id, readAt, row.Report);
        foreach (var over in list.Read(seen.Select(r => r.Id), gone[true].Select(r => r.Id).ToList())) yield return Fact(over, readAt, new RestoreOutage(LeftList));
        if (!(list.Count >= cap)) yield break;
        _notes.Count(FullList);
        foreach (var _ in gone[true]) _notes.Count(Missing);
    }

    private Envelope Fact(string id, Instant readAt, OutageFact fact) => new(Outage.IdOf(company, id), $"replay:{Catalog.NameOf(fact)}:{readAt}", fact, Actor, readAt);
}
