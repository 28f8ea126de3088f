using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Offices;
using OpsHub.Grains.PastDays;

namespace OpsHub.Grains.Walls;

/// <summary>How many waited at the end of each quarter hour of an earlier day.</summary>
internal sealed record PastLine(LocalDate Day, ImmutableArray<int> Waiting);

/// <summary>The waiting line of an office through the day, by quarter hours of local time, beside the same weekday of the last eight weeks.</summary>
internal sealed class LineOfDay
{
    private const int MaxWeeks = 8;

    public LocalDate Day { get; set; }

    /// <summary>Waiting at the end of each quarter hour; those after <see cref="Quarter"/> are not over.</summary>
    public int[] Waiting { get; set; } = new int[OfficePastDays.Quarters];

    /// <summary>Quarter hour of the newest fact.</summary>
    public int Quarter { get; set; }

    /// <summary>Quarter hour of the day's first fact.</summary>
    public int First { get; set; }

    /// <summary>Who waited after the newest fact.</summary>
    public int Newest { get; set; }

    private ImmutableArray<LineBand>? _usual;   // of the whole day; costly, and changes once a day

    /// <summary>Earlier days, oldest first.</summary>
    public List<PastLine> Past { get; set; } = [];

    /// <summary>Takes a day that was told, in the place of what was known of it.</summary>
    public void Tell(PastDayTold told)
    {
        if (told.Waiting.IsEmpty || (Day != default && told.Day >= Day)) return;
        Past.RemoveAll(p => p.Day == told.Day);
        Past.Add(new PastLine(told.Day, told.Waiting));
        Past.Sort((a, b) => a.Day.CompareTo(b.Day));
        _usual = null;
    }

    /// <summary>Moves on to the newest fact of the office.</summary>
    public void Apply(OfficeNow office)
    {
        if (office.Newest is not { } newest) return;
        var local = newest.InZone(office.Zone).LocalDateTime;
        var quarter = (local.Hour * 4) + (local.Minute / 15);
        if (local.Date > Day) Begin(local.Date, quarter);
        else if (local.Date == Day && quarter > Quarter) Fill(quarter);
        Newest = office.Waiting;
    }

    public void Draw(ImmutableArray<DayHours> opening, Dictionary<string, object> cells)
    {
        if (Day == default) return;   // no day of its own yet
        var hours = OpeningTimes.HoursOf(opening, Day.DayOfWeek).DefaultIfEmpty(First / 4).ToList();
        var (from, to) = (Math.Min(hours[0] * 4, First), Math.Max((hours[^1] + 1) * 4, Quarter + 1));
        var usual = _usual ??= UsualLine.Of([.. Past.Where(p => p.Day.DayOfWeek == Day.DayOfWeek && p.Day < Day).Select(p => p.Waiting)]);
        cells["line"] = new OfficeLineCell(Day, from, to, [.. Waiting[from..Math.Max(from, Quarter)]], usual.IsEmpty ? [] : usual[from..to]);
        cells["forecast"] = new OfficeForecastCell(Day, Quarter + 1, UsualLine.Forecast(usual, Newest, Quarter, to));
    }

    private void Begin(LocalDate day, int quarter)
    {
        if (Day != default) Fill(OfficePastDays.Quarters);
        if (Day != default && Waiting.Any(w => w > 0)) Past.Add(new PastLine(Day, [.. Waiting]));
        Past.RemoveAll(p => p.Day < day.PlusWeeks(-MaxWeeks));
        (Day, Waiting, Quarter, First, Newest, _usual) = (day, new int[OfficePastDays.Quarters], quarter, quarter, 0, null);
    }

    /// <summary>Nothing happened since the newest fact: who waited then, waits still.</summary>
    private void Fill(int to)
    {
        Array.Fill(Waiting, Newest, Quarter, to - Quarter);
        Quarter = to;
    }
}
