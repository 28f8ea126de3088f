using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using OpsHub.Grains.Calendars;
using OpsHub.Grains.Deadlines;

namespace OpsHub.Grains.Tests.Deadlines;

/// <summary>Random rules, subjects, calendars and zones.</summary>
internal static class AnyRules
{
    private const int FirstYear = 2010, LastYear = 2017;   // the years in which Russian zones moved most

    private static readonly Instant Begin = Instant.FromUtc(FirstYear, 1, 1, 0, 0);
    private static readonly string[] Zones = ["Europe/Samara", "Europe/Saratov", "Asia/Vladivostok", "Europe/Moscow", "America/Sao_Paulo", "Africa/Cairo", "UTC"];

    public static Gen<DateTimeZone> Zone => Gen.Elements(Zones).Select(Desk.Zone);

    public static Gen<LocalDate> Day => Gen.Choose(0, (LastYear - FirstYear + 1) * 365).Select(new LocalDate(FirstYear, 1, 1).PlusDays);

    public static Gen<Instant> StartAt => Gen.Choose(0, (LastYear - FirstYear) * 365 * 24 * 60).Select(min => Begin + Duration.FromMinutes(min));

    public static Gen<ImmutableArray<LocalDate>> DaysOff => Gen.Choose(0, 300).SelectMany(n => Day.ListOf(n)).Select(days => days.ToImmutableArray());

    public static Gen<DeadlineRule> Rule =>
        from within in Limit(90)
        from cap in Gen.Frequency((3, Gen.Constant<Limit?>(null)), (1, Limit(120).Select(l => (Limit?)l)))
        from amber in Gen.Frequency((2, Gen.Constant<Limit?>(null)), (1, Limit(20).Select(l => (Limit?)l)))
        from starts in Gen.Elements(Enum.GetValues<FirstDay>())
        from roll in Gen.Elements(Enum.GetValues<Roll>())
        from time in Gen.Frequency((3, Gen.Constant<LocalTime?>(null)), (1, Gen.Choose(0, 23).Select(h => (LocalTime?)new LocalTime(h, 30))))
        from before in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
        from vip in Gen.Frequency((2, Gen.Constant<VipFactor?>(null)), (1, Gen.Choose(11, 50).Select(f => (VipFactor?)new VipFactor(f / 10m))))
        from stops in Gen.Elements(true, false)
        from extension in Gen.Elements(true, false)
        select Whole(new DeadlineRule("any", "Любое", ["appeal"], "1", ["registered"], within, Cap: cap, Amber: amber, Starts: starts, Roll: roll, By: time, Vip: vip), before, stops, extension);

    public static Gen<DeadlineSubject> Start =>
        from at in StartAt
        from gaps in Gen.Choose(0, 60 * 24 * 30).ListOf(6)
        from vip in Gen.Elements(true, false)
        from extended in Gen.Elements(true, false)
        from chosen in Gen.Frequency((2, Gen.Constant<int?>(null)), (1, Gen.Choose(0, 100).Select(d => (int?)d)))
        select new DeadlineSubject(
            "appeal", [new SubjectEvent("registered", at), .. Events(at, [.. gaps], extended)], Vip: vip, ExtendedTo: chosen is { } days ? at.InUtc().Date.PlusDays(days) : null);

    public static DeadlineSubject Started(Instant at) => new("appeal", [new SubjectEvent("registered", at)]);

    public static DeadlineSetting Setting(DateTimeZone zone, IEnumerable<LocalDate> off)
    {
        var byYear = off.Distinct().Where(d => d.Year <= LastYear).ToLookup(d => d.Year);
        var calendar = new WorkingCalendar("any", Enumerable.Range(FirstYear, LastYear - FirstYear + 1).Select(year => CalendarYear.Of(year, byYear[year].Select(day => new CalendarDay(day, DayKind.Holiday)))));
        return Desk.Samara with { Calendar = calendar, Zone = zone };
    }

    private static Gen<Limit> Limit(int most) =>
        from unit in Gen.Elements(Enum.GetValues<DeadlineUnit>())
        from amount in Gen.Choose(0, unit is DeadlineUnit.Months ? 14 : unit is DeadlineUnit.Years ? 2 : most)
        select new Limit(amount, unit);

    /// <summary>A rule that a profile could hold: backwards there are no stops, no extension, no cap, no working hours.</summary>
    private static DeadlineRule Whole(DeadlineRule rule, bool before, bool stops, bool extension) => before && rule.Within.Unit != DeadlineUnit.WorkingHours
        ? rule with { Direction = Direction.Before, Cap = null, Amber = null, Starts = rule.Starts == FirstDay.NextWorkingPeriod ? FirstDay.SameDay : rule.Starts }
        : rule with
        {
            Stops = stops ? [new ClockStop("stopped", ["resumed"])] : null,
            Extension = extension ? new Extension("extended", "told", new Limit(30, DeadlineUnit.CalendarDays)) : null,
        };

    private static IEnumerable<SubjectEvent> Events(Instant start, int[] gapsMin, bool extended)
    {
        var at = start;
        string[] names = ["stopped", "resumed", "stopped", "resumed"];
        foreach (var (name, gap) in names.Zip(gapsMin)) yield return new SubjectEvent(name, at += Duration.FromMinutes(gap / 10));
        if (!extended) yield break;
        yield return new SubjectEvent("extended", start + Duration.FromMinutes(gapsMin[4]));
        yield return new SubjectEvent("told", start + Duration.FromMinutes(gapsMin[5]));
    }
}
