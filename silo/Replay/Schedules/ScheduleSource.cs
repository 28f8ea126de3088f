using System.Globalization;
using NodaTime;
using NodaTime.Text;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Outages;
using OpsHub.Silo.Replay.Files;

namespace OpsHub.Silo.Replay.Schedules;

/// <summary>Reads published schedules of restrictions: each interval of a group's day is an outage that begins and ends by itself, each correction changes what is to come.</summary>
/// <param name="company">Company id of the outages.</param>
/// <param name="zone">Zone of the schedule's days.</param>
/// <param name="rejects">Where rows that cannot be used go.</param>
internal sealed class ScheduleSource(string company, DateTimeZone zone, Rejects rejects)
{
    public const string UtcDay = "day written as a midnight of UTC: taken for the local day of that date";
    public const string UtcClock = "publisher's own instant is UTC, not local as its column says: not used";
    public const string FarDay = "day more than half a year from its publication: kept as written, its outages are flagged";
    public const string SameAgain = "publication changes nothing that is to come";
    public const string Correction = "correction of a published day";

    /// <summary>Reason of an interval that a correction took off the schedule.</summary>
    public const string OffSchedule = "off-schedule";

    private const string Actor = "replay:schedules";

    /// <summary>The shortest interval.</summary>
    private static readonly Duration Stride = Duration.FromMinutes(30), Far = Duration.FromDays(183);

    private static readonly LocalDateTimePattern Name = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd':'HHmm");

    private readonly Notes _notes = new();
    private readonly List<ScheduleRow> _published = [];
    private readonly Dictionary<(string Queue, LocalDate Day), DayPlan> _plans = [];
    private int _rows;

    /// <exception cref="SourceRefusedException">A file cannot be read at all, or there is no schedule.</exception>
    public Playback Read(IReadOnlyList<string> paths)
    {
        foreach (var path in paths) ReadRows(path);
        if (_published.Count == 0) throw new SourceRefusedException($"{string.Join(", ", paths)}: no schedule that could be used ({rejects.Count} rows rejected); expected a row per group and day.");
        var published = _published.OrderBy(p => p.PublishedAt).ToList();
        return new Playback(company, _rows, [Opening.Company(company, zone, published[0].PublishedAt), .. published.SelectMany(Facts)], Stride, _notes, rejects);
    }

    private void ReadRows(string path)
    {
        using var sheet = new CsvSheet(path, ScheduleRow.Columns);
        foreach (var row in sheet.Rows())
        {
            _rows++;
            var read = ScheduleRow.Of(row, zone);
            if (row.Problem is { } problem) rejects.Add(path, row.Line, problem);
            else _published.Add(read);
        }
    }

    private IEnumerable<Envelope> Facts(ScheduleRow row)
    {
        Note(row);
        if (!_plans.TryGetValue((row.Queue, row.Day), out var plan)) _plans[(row.Queue, row.Day)] = plan = new DayPlan();
        var isFirst = !plan.IsPublished;
        var steps = plan.Publish(row.Off.Select(o => (At(row.Day, o.FromMin), At(row.Day, o.ToMin))), row.PublishedAt);
        if (!isFirst) _notes.Count(steps.Count == 0 ? SameAgain : Correction);
        return steps.Select(step => Fact(row, step));
    }

    private void Note(ScheduleRow row)
    {
        if (row.OfMidnightUtc) _notes.Count(UtcDay);
        if (row.ByUtcClock) _notes.Count(UtcClock);
        var start = zone.AtStartOfDay(row.Day).ToInstant();
        if (start > row.PublishedAt + Far || start < row.PublishedAt - Far) _notes.Count(FarDay);
    }

    private Envelope Fact(ScheduleRow row, PlanStep step)
    {
        OutageFact fact = step.ToAt is { } end
            ? new ReportOutage(OutageKind.Restriction, [new OutagePlace(row.Queue)], StartsAt: step.FromAt, EstimateAt: end)
            : new RestoreOutage(OffSchedule);
        return new Envelope(Outage.IdOf(company, $"{row.Queue}:{Name.Format(step.FromAt.InZone(zone).LocalDateTime)}"), string.Create(CultureInfo.InvariantCulture, $"replay:{Catalog.NameOf(fact)}:{row.PublishedAt}"), fact, Actor, row.PublishedAt);
    }

    private Instant At(LocalDate day, int minute) => zone.AtLeniently(day.AtMidnight().PlusMinutes(minute)).ToInstant();
}
