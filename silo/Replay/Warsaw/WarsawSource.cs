using NodaTime;
using OpsHub.Grains.Displays;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Replay.Files;

namespace OpsHub.Silo.Replay.Warsaw;

/// <summary>
/// Reads a polled feed of office displays: a table of polls (every instant at which an office was read) and a table of changes (a row per
/// group that showed something new). A poll without changes read the same as before.
/// </summary>
/// <param name="company">Company id of the offices.</param>
/// <param name="zone">Zone of the source's wall clock and of the offices.</param>
/// <param name="stallAfterS">Silence after which a display counts as stalled, seconds.</param>
/// <param name="rejects">Where rows that cannot be used go.</param>
internal sealed class WarsawSource(string company, DateTimeZone zone, int stallAfterS, Rejects rejects)
{
    public const string ChangeWithoutPoll = "change at an instant without a poll: the change is the reading";
    public const string PolledTwice = "office polled twice in one minute: one reading";
    public const string ShownTwice = "group twice in one reading: the later row holds";

    private const string Actor = "replay:warsaw";

    private static readonly string[] PollColumns = ["date", "time_local", "office"];
    private static readonly string[] ChangeColumns = ["date", "time_local", "office", "group_id", "group_letter", "group_name", "waiting", "open_counters", "last_called_ticket"];

    private readonly Notes _notes = new();
    private readonly Dictionary<(string Office, Instant At), Dictionary<string, ShownGroup>> _readings = [];
    private readonly HashSet<(string Office, Instant At)> _polls = [];
    private int _rows;

    /// <param name="changes">Files of changes, CSV or CSV in gzip.</param>
    /// <param name="polls">Files of polls, likewise.</param>
    /// <exception cref="SourceRefusedException">A file cannot be read at all, or there is no reading.</exception>
    public Playback Read(IEnumerable<string> changes, IReadOnlyList<string> polls)
    {
        var clock = new LocalClock(zone, _notes);
        foreach (var path in polls) ReadPolls(path, clock);
        foreach (var path in changes) ReadChanges(path, clock);
        if (_readings.Count == 0) throw new SourceRefusedException($"{string.Join(", ", polls)}: no poll that could be used ({rejects.Count} rows rejected); expected a row per reading of an office.");
        var facts = Opening.Sorted(_readings.Select(Fact));
        var start = facts[0].OccurredAt!.Value;
        var offices = _readings.Keys.Select(r => r.Office).Distinct().Order(StringComparer.Ordinal)
            .Select(office => Opening.Register(Display.IdOf(company, office), new RegisterDisplay(office, zone, stallAfterS), start));
        return new Playback(company, _rows, [Opening.Company(company, zone, start), .. offices, .. facts], Duration.FromSeconds(stallAfterS), _notes, rejects);
    }

    private void ReadPolls(string path, LocalClock clock)
    {
        using var sheet = new CsvSheet(path, PollColumns);
        foreach (var row in sheet.Rows())
        {
            var reading = ReadingOf(row, clock);
            if (Rejected(path, row)) continue;
            if (!_polls.Add(reading)) _notes.Count(PolledTwice);
            _readings.TryAdd(reading, []);
        }
    }

    private void ReadChanges(string path, LocalClock clock)
    {
        using var sheet = new CsvSheet(path, ChangeColumns);
        foreach (var row in sheet.Rows())
        {
            var (reading, group) = (ReadingOf(row, clock), GroupOf(row));
            if (Rejected(path, row)) continue;
            if (!_readings.TryGetValue(reading, out var groups)) _readings[reading] = groups = [];
            if (!_polls.Contains(reading)) _notes.Count(ChangeWithoutPoll);
            if (!groups.TryAdd(group.Id, group)) _notes.Count(ShownTwice);
            groups[group.Id] = group;
        }
    }

    private static (string Office, Instant At) ReadingOf(CsvRow row, LocalClock clock)
    {
        var office = row.Text("office");
        if (!GrainId.IsPart(office)) row.Complain("office", $"an id of 1 to {GrainId.MaxPartLength} letters, digits or . _ : -");
        return (office, clock.At(row.Date("date"), row.Minute("time_local")));
    }

    private static ShownGroup GroupOf(CsvRow row)
    {
        if (row.Text("group_id").Length is < 1 or > 100) row.Complain("group_id", "an id of 1 to 100 characters");
        return new ShownGroup(
            row.Text("group_id"), Given(row.Text("group_letter")), row.Text("group_name"), row.Whole("waiting", 0, 100_000), row.Whole("open_counters", 0, 10_000),
            Given(row.Text("last_called_ticket")));
    }

    private bool Rejected(string path, CsvRow row)
    {
        _rows++;
        if (row.Problem is { } problem) rejects.Add(path, row.Line, problem);
        return row.Problem is not null;
    }

    private Envelope Fact(KeyValuePair<(string Office, Instant At), Dictionary<string, ShownGroup>> reading) => new(
        Display.IdOf(company, reading.Key.Office), $"replay:read:{reading.Key.At}", new ReadDisplay([.. reading.Value.Values]), Actor, reading.Key.At);

    private static string? Given(string text) => text.Length == 0 ? null : text;
}
