using NodaTime;
using OpsHub.Grains.Displays;

namespace OpsHub.Silo.Replay.Reports;

/// <summary>Walks one display's events through its feed days, quarter by quarter.</summary>
/// <param name="office">Office.</param>
/// <param name="events">Its display's events in order.</param>
/// <param name="days">First and last reading of any display, by local day.</param>
internal sealed class FeedDaysOfOffice(string office, IReadOnlyList<DisplayEvent> events, SortedDictionary<LocalDate, (Instant First, Instant Last)> days)
{
    private static readonly Duration QuarterHour = Duration.FromMinutes(15);

    private readonly DateTimeZone _zone = ZoneOf(events);
    private readonly ShownOffice _shown = new();
    private readonly Dictionary<string, ShownDay> _groups = new(StringComparer.Ordinal);
    private Dictionary<string, (int Called, int Issued)> _counted = [];
    private int _next;
    private bool _begun;

    public static DateTimeZone ZoneOf(IEnumerable<DisplayEvent> events) => events.OfType<DisplayRegistered>().FirstOrDefault()?.TimeZone ?? DateTimeZone.Utc;

    public IEnumerable<FeedRow> Rows()
    {
        var knownAt = events.OfType<DisplayRead>().FirstOrDefault()?.At;
        return days.Values.Where(day => day.Last >= knownAt).SelectMany(day => Day(day.First, day.Last));
    }

    private IEnumerable<FeedRow> Day(Instant first, Instant last)
    {
        BeginDay(first);
        var readAt = first;
        for (var from = QuarterOf(first); from <= last; from += QuarterHour)
        {
            var to = from + QuarterHour;
            var (gap, frozen) = (Duration.Zero, _begun && _shown.Frozen);
            foreach (var read in Until(to))
            {
                (gap, readAt) = (Duration.Max(gap, read - readAt), read);
                frozen |= _shown.Frozen;
            }
            gap = Duration.Max(gap, Instant.Min(to, last) - readAt);
            var silent = gap >= _shown.StallAfter;
            if (!_begun && !silent) continue;
            foreach (var row in Quarter(from, (long)gap.TotalSeconds, silent || frozen)) yield return row;
        }
    }

    /// <summary>Applies what happened before the day; the day's first reading then begins its counts.</summary>
    private void BeginDay(Instant first)
    {
        while (_next < events.Count && events[_next].At < first) _shown.Apply(events[_next++]);
        _groups.Clear();
        _counted = [];
        _begun = false;
    }

    /// <summary>Applies what happened before the instant, and says when the display was read.</summary>
    private IEnumerable<Instant> Until(Instant to)
    {
        while (_next < events.Count && events[_next].At < to)
        {
            var happened = events[_next++];
            _shown.Apply(happened);
            if (happened is not DisplayRead read) continue;
            Show(_begun ? read.Changed : _shown.Groups.Values);
            _begun = true;
            yield return read.At;
        }
    }

    private void Show(IEnumerable<ShownGroup> groups)
    {
        foreach (var group in groups)
            if (!_groups.TryAdd(group.Id, new ShownDay(group))) _groups[group.Id].Show(group);
    }

    private IEnumerable<FeedRow> Quarter(Instant from, long gapS, bool stale)
    {
        var quarter = from.InZone(_zone).LocalDateTime;
        foreach (var group in _shown.Groups.Values)
        {
            var day = _groups.GetValueOrDefault(group.Id) is { Known: true } known ? known : null;
            var before = _counted.GetValueOrDefault(group.Id);
            yield return new FeedRow(quarter, office, group, day?.Called - before.Called, day?.Issued - before.Issued, gapS, stale);
        }
        _counted = _groups.Where(g => g.Value.Known).ToDictionary(g => g.Key, g => (g.Value.Called, g.Value.Issued), StringComparer.Ordinal);
    }

    private Instant QuarterOf(Instant at)
    {
        var local = at.InZone(_zone).LocalDateTime;
        return at - Duration.FromMinutes(local.Minute % 15) - Duration.FromSeconds(local.Second) - Duration.FromNanoseconds(local.NanosecondOfSecond);
    }
}
