using NodaTime;
using NodaTime.Text;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Replay.Files;

namespace OpsHub.Silo.Replay.Schedules;

/// <summary>Half-hours of a day without electricity, both ends in minutes of the local day; half-open.</summary>
internal readonly record struct OffSpan(int FromMin, int ToMin);

/// <summary>One group's schedule of one local day as published at an instant.</summary>
/// <param name="Queue">The group of customers.</param>
/// <param name="OfMidnightUtc">Whether the day was written as a midnight of UTC, not of the zone.</param>
/// <param name="ByUtcClock">Whether the publisher's own instant, said to be local, is UTC.</param>
internal sealed record ScheduleRow(Instant PublishedAt, LocalDate Day, string Queue, IReadOnlyList<OffSpan> Off, bool OfMidnightUtc, bool ByUtcClock)
{
    public static readonly string[] Columns = ["committed_at_utc", "operator_update_local", "day_epoch", "queue", "hours24", "kind"];

    private const int Hours = 24, HalfMin = 30;

    private static readonly LocalDateTimePattern Written = LocalDateTimePattern.CreateWithInvariantCulture("dd.MM.uuuu HH:mm");

    /// <summary>Reads a row; where it cannot be used the row says why and the value is worthless.</summary>
    public static ScheduleRow Of(CsvRow row, DateTimeZone zone)
    {
        if (row.Text("queue") is var queue && (!GrainId.IsPart(queue) || queue.Length > 50)) row.Complain("queue", "an id of 1 to 50 letters, digits or . _ : -");
        if (row.Text("hours24") is var hours && (hours.Length != Hours || hours.Any(h => "ynfs".IndexOf(h, StringComparison.Ordinal) < 0))) row.Complain("hours24", "24 of y, n, f, s");
        var published = InstantPattern.General.Parse(row.Text("committed_at_utc"));
        if (!published.Success) row.Complain("committed_at_utc", "an instant such as 2025-12-05T12:45:57Z");
        var (day, utc) = DayOf(row, zone);
        var own = Written.Parse(row.Text("operator_update_local"));
        if (!own.Success) row.Complain("operator_update_local", "a local time such as 05.12.2025 12:45");
        return row.Problem is not null ? new ScheduleRow(default, default, "", [], false, false) : new ScheduleRow(
            published.Value, day, queue, Spans(hours), utc, (published.Value.InUtc().LocalDateTime - own.Value).ToDuration() is var late && late < Duration.FromMinutes(5) && late >= Duration.Zero);
    }

    /// <summary>A midnight of the zone is that day's; a midnight of UTC is taken for the day of the same date.</summary>
    private static (LocalDate Day, bool Utc) DayOf(CsvRow row, DateTimeZone zone)
    {
        var at = Instant.FromUnixTimeSeconds(row.Whole("day_epoch", 0, int.MaxValue));
        if (at.InZone(zone) is { TimeOfDay: var local } there && local == LocalTime.Midnight) return (there.Date, false);
        if (at.InUtc().TimeOfDay != LocalTime.Midnight) row.Complain("day_epoch", "seconds of a midnight, of the zone or of UTC");
        return (at.InUtc().Date, true);
    }

    private static List<OffSpan> Spans(string hours)
    {
        var spans = new List<OffSpan>();
        for (var half = 0; half < Hours * 2; half++)
        {
            var (hour, first) = (hours[half / 2], half % 2 == 0);
            if (!(hour == 'n' || (hour == 'f' && first) || (hour == 's' && !first))) continue;
            var from = half * HalfMin;
            if (spans.Count > 0 && spans[^1].ToMin == from) spans[^1] = spans[^1] with { ToMin = from + HalfMin };
            else spans.Add(new OffSpan(from, from + HalfMin));
        }
        return spans;
    }
}
