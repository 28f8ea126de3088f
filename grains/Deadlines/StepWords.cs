using System.Globalization;
using NodaTime;
using NodaTime.Text;
using OpsHub.Grains.Calendars;

namespace OpsHub.Grains.Deadlines;

/// <summary>Steps as sentences, in Russian and English.</summary>
/// <param name="zone">Local times are told in it.</param>
/// <param name="calendar">Tells where a moved day off came from.</param>
/// <param name="events">The company's names of events by id; an event without a name is told by its id.</param>
public sealed class StepWords(DateTimeZone zone, WorkingCalendar calendar, IReadOnlyDictionary<string, (string Ru, string En)>? events = null)
{
    private static readonly CultureInfo Ru = CultureInfo.GetCultureInfo("ru-RU");
    private static readonly LocalDatePattern DayRu = LocalDatePattern.Create("ddd dd.MM.uuuu", Ru), DayEn = LocalDatePattern.Create("ddd d MMM uuuu", CultureInfo.InvariantCulture);

    public (string Ru, string En) Say(Step step) => step switch
    {
        RuleStep s => Rule(s),
        VipStep s => ($"VIP: срок короче в {s.Factor.ToString(Ru)} раза, {s.From} → {s.To}", string.Create(CultureInfo.InvariantCulture, $"VIP: {s.Factor} times shorter, {s.From} → {s.To}")),
        StartStep s => ($"событие «{Name(s.Event).Ru}»: {AtRu(s.At)}", $"event \"{Name(s.Event).En}\": {At(s.At)}"),
        OpeningStep s => ($"срок идёт с начала рабочего времени: {AtRu(s.At)}", $"the clock begins at the next opening: {At(s.At)}"),
        CountFromStep s => ($"отсчёт от {DayRu.Format(s.Day)}", $"counting from {DayEn.Format(s.Day)}"),
        CountedStep s => (Span(DayRu, s, "дн.", "всего"), Span(DayEn, s, "d", "so far")),
        SkippedStep s => Skipped(s),
        MonthsStep s => ($"{s.Months:+0;−0} мес.: {DayRu.Format(s.To)}", $"{s.Months:+0;−0} months: {DayEn.Format(s.To)}"),
        ShiftedStep s => Shifted(s),
        DayEndStep s => ($"конец срока: {AtRu(s.At)}", $"{(s.By is null ? "end of the day" : "by the time of day")}: {At(s.At)}"),
        RanStep s => ($"время идёт {AtRu(s.From)} – {AtRu(s.To)}", $"the clock runs {At(s.From)} – {At(s.To)}"),
        StoodStep s => ($"{(s.Stopped ? "срок приостановлен" : "нерабочее время")} {AtRu(s.From)} – {AtRu(s.To)}", $"{(s.Stopped ? "the clock is stopped" : "nobody works")} {At(s.From)} – {At(s.To)}"),
        EarlierStep s => ($"{(s.Reason == EarlierReason.Cap ? "предельный срок" : "не позднее часа")}: {AtRu(s.At)}", $"{(s.Reason == EarlierReason.Cap ? "never later than" : "by the time of day")}: {At(s.At)}"),
        ExtensionStep s => Extension(s.State),
        EndedStep s => Ended(s.Why),
        _ => throw new InvalidOperationException($"No words for {step}."),
    };

    /// <summary>Why there is no instant.</summary>
    public (string Ru, string En) Ended(DeadlineResult why) => why switch
    {
        NoCalendar none => ($"производственного календаря на {none.Year} год ещё нет ({none.Calendar})", $"no calendar for {none.Year} yet ({none.Calendar})"),
        NotBegun not => ($"срок не начался; ждём: {string.Join(", ", not.Awaits.Select(e => Name(e).Ru))}", $"not begun; awaits: {string.Join(", ", not.Awaits.Select(e => Name(e).En))}"),
        ClockStands stands => ($"срок приостановлен («{Name(stands.Event).Ru}») с {AtRu(stands.Since)}", $"the clock is stopped (\"{Name(stands.Event).En}\") since {At(stands.Since)}"),
        NoWorkingTime whose => ($"рабочее время не задано: {whose.Whose}", $"no working time is known of {whose.Whose}"),
        _ => throw new InvalidOperationException($"No words for {why}."),
    };

    private static (string, string) Rule(RuleStep s)
    {
        var (before, beforeEn) = s.Direction == Direction.Before ? ("не позднее чем за ", " before") : ("", "");
        var (read, readEn) = s.ReadAs == s.Limit.Unit ? ("", "") : ($"; вид дней не назван, читается: {UnitWords.Of(s.ReadAs).Ru}", $"; kind of days not named, read as {UnitWords.Of(s.ReadAs).En}");
        return ($"правило {s.Rule}, п. {s.Clause}: {before}{s.Limit.Amount} {UnitWords.Of(s.Limit.Unit).Ru}{read}", $"rule {s.Rule}, clause {s.Clause}: {s.Limit.Amount} {UnitWords.Of(s.Limit.Unit).En}{beforeEn}{readEn}");
    }

    private (string, string) Skipped(SkippedStep s)
    {
        var (ru, en) = s.Kind switch
        {
            null => ("срок приостановлен", "the clock is stopped"),
            DayKind.Holiday when PublicHolidays.NameOf(s.Day) is var (name, nameEn) => ($"нерабочий праздничный день, {name}", $"public holiday, {nameEn}"),
            DayKind.Moved when calendar[s.Day.Year]?.Special[s.Day].MovedFrom is { } from => ($"выходной, перенесён с {DayRu.Format(from)}", $"day off moved from {DayEn.Format(from)}"),
            DayKind.Moved => ("выходной, перенесён с другого дня", "day off moved from another day"),
            DayKind.NonWorking => ("нерабочий день по указу Президента", "non-working by the President's decree"),
            DayKind.Regional => ("нерабочий день региона", "day off of the region"),
            _ => ("выходной", "weekend"),
        };
        return ($"{DayRu.Format(s.Day)} не считается: {ru}", $"{DayEn.Format(s.Day)} does not count: {en}");
    }

    private static (string, string) Shifted(ShiftedStep s)
    {
        var (ru, en) = s.Reason switch
        {
            ShiftReason.DayOff => ("последний день – выходной", "the last day is a day off"),
            ShiftReason.ClockStood => ("срок приостанавливался", "the clock stood"),
            ShiftReason.Extension => ("срок продлён до", "extended to"),
            ShiftReason.FirstDayCounts => ("первый день тоже считается", "the first day counts too"),
            _ => throw new InvalidOperationException($"No words for {s.Reason}."),
        };
        return ($"{ru}: {DayRu.Format(s.From)} → {DayRu.Format(s.To)}", $"{en}: {DayEn.Format(s.From)} → {DayEn.Format(s.To)}");
    }

    private static (string, string) Extension(ExtensionState state) => state switch
    {
        ExtensionState.Holds => ("срок продлён", "extended"),
        ExtensionState.DecidedLate => ("продление не действует: решено после окончания срока", "the extension does not hold: decided after the deadline"),
        ExtensionState.NotTold => ("продление не действует, пока заявитель не уведомлён", "the extension does not hold until the customer is told"),
        ExtensionState.ToldLate => ("продление не действует: заявитель уведомлён после окончания срока", "the extension does not hold: the customer was told after the deadline"),
        ExtensionState.NotForCategory => ("для этой категории срок не продлевается", "no extension for this category"),
        ExtensionState.NoNewDay => ("продление не действует: новый срок не назначен", "the extension does not hold: no new day was set"),
        _ => throw new InvalidOperationException($"No words for {state}."),
    };

    private static string Span(LocalDatePattern pattern, CountedStep s, string days, string soFar) =>
        s.Days == 1 ? $"{pattern.Format(s.First)}: 1 {days}, {soFar} {s.SoFar}" : $"{pattern.Format(s.First)} – {pattern.Format(s.Last)}: {s.Days} {days}, {soFar} {s.SoFar}";

    private (string Ru, string En) Name(string id) => events is not null && events.TryGetValue(id, out var name) ? name : (id, id);

    /// <summary>As people write it; seconds only where there are some other than a day's last.</summary>
    private string AtRu(Instant at) => OffsetDateTimePattern.CreateWithInvariantCulture(
        at.InZone(zone).Second is 0 or 59 ? "dd.MM.uuuu HH:mm '(UTC'o<g>')'" : "dd.MM.uuuu HH:mm:ss '(UTC'o<g>')'").Format(at.InZone(zone).ToOffsetDateTime());

    private string At(Instant at) => OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:sso<m>").Format(at.InZone(zone).ToOffsetDateTime());
}
