using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using OpsHub.Grains.Calendars;
using OpsHub.Grains.Deadlines;
using OpsHub.Grains.Offices;

namespace OpsHub.Grains.Tests.Deadlines;

/// <summary>A small calendar, a working time and short ways to say rules and subjects.</summary>
internal static class Desk
{
    /// <summary>2024 and 2025: public holidays, the moved days of May and November 2025, and the shortened days of 2025.</summary>
    public static WorkingCalendar Calendar { get; } = new("ru",
    [
        CalendarYear.Of(2024, PublicHolidays.Of(2024).Select(day => new CalendarDay(day, DayKind.Holiday))),
        CalendarYear.Of(2025,
        [
            .. PublicHolidays.Of(2025).Select(day => new CalendarDay(day, DayKind.Holiday)),
            new CalendarDay(new LocalDate(2025, 5, 2), DayKind.Moved, new LocalDate(2025, 1, 4)), new CalendarDay(new LocalDate(2025, 5, 8), DayKind.Moved, new LocalDate(2025, 2, 23)),
            new CalendarDay(new LocalDate(2025, 11, 1), DayKind.Shortened), new CalendarDay(new LocalDate(2025, 11, 3), DayKind.Moved, new LocalDate(2025, 11, 1)),
            new CalendarDay(new LocalDate(2025, 4, 30), DayKind.Shortened),
        ]),
    ]);

    /// <summary>Monday to Friday 08:00–12:00 and 13:00–17:00; shortened days end an hour earlier.</summary>
    public static WorkingTime Hours { get; } = new(
        [.. Enumerable.Range(1, 5).SelectMany(day => new[] { Part(day, 8, 12), Part(day, 13, 17) })], ShortenedByMin: 60);

    public static DeadlineSetting Samara { get; } = new(Calendar, Zone("Europe/Samara"), Hours: ImmutableDictionary<string, WorkingTime>.Empty.Add("company", Hours).Add("office/one", Hours));

    public static DeadlineRule Rule(int amount, DeadlineUnit unit) => new("rule", "Правило", ["appeal"], "1", ["registered"], new Limit(amount, unit), "R-1");

    public static DeadlineSubject Subject(params (string Name, string Local)[] events) => In(Samara.Zone, events);

    public static DeadlineSubject In(DateTimeZone zone, params (string Name, string Local)[] events) =>
        new("appeal", [.. events.Select(e => new SubjectEvent(e.Name, At(e.Local, zone)))]);

    public static DeadlineSubject Registered(string local) => Subject(("registered", local));

    /// <summary>The instant that is due, as local text; or the result that stands in its stead.</summary>
    public static string Due(this DeadlineRule rule, DeadlineSubject subject, DeadlineSetting? setting = null)
    {
        var answer = Reckoning.Explain(rule, subject, setting ?? Samara);
        if (answer.Result is not DeadlineDue due) return answer.Result.ToString();
        Reckoning.Of(rule, subject, setting ?? Samara).ShouldBe(answer.Result);
        Explanation.Replay(answer.Steps, (setting ?? Samara).Zone).ShouldBe(due.DueAt);
        return Local(due.DueAt, (setting ?? Samara).Zone);
    }

    public static string Local(Instant at, DateTimeZone zone) => at.InZone(zone).ToString("uuuu-MM-dd'T'HH:mm:sso<+HH>", null);

    public static Instant At(string local, DateTimeZone zone) => LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(local).Value.InZoneStrictly(zone).ToInstant();

    public static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb[id];

    private static DayHours Part(int day, int from, int to) => new((IsoDayOfWeek)day, new LocalTime(from, 0), new LocalTime(to, 0));
}
