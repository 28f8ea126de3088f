using System.Collections.Immutable;
using NodaTime.Text;
using NodaTime;
using OpsHub.Grains.Calendars;
using OpsHub.Grains.Norms;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Calendars;

/// <summary>One year of a calendar as text: <c>date,type</c> or <c>date,type,from</c>, one line for each day that is not what its weekday makes of it.</summary>
public static class CalendarFile
{
    private const string Header = "date,type";

    private static readonly ImmutableDictionary<string, DayKind> Types = new Dictionary<string, DayKind>
    {
        ["holiday"] = DayKind.Holiday, ["day-off"] = DayKind.Moved, ["non-working"] = DayKind.NonWorking, ["short"] = DayKind.Shortened, ["working"] = DayKind.Working, ["regional"] = DayKind.Regional,
    }.ToImmutableDictionary();

    /// <exception cref="CalendarRefusedException">The file is missing, or a line says what cannot be.</exception>
    public static CalendarYear Read(string file, int year)
    {
        if (!File.Exists(file)) throw new CalendarRefusedException(file, new("календарь: такого файла нет", "a calendar; there is no such file"));
        return Parse(file, File.ReadAllLines(file), year);
    }

    public static CalendarYear Parse(string file, IReadOnlyList<string> lines, int year)
    {
        if (lines.Count == 0 || lines[0].TrimStart('\uFEFF').Trim() is not (Header or $"{Header},from")) throw new CalendarRefusedException(file, 1, new($"заголовок {Header} или {Header},from", $"the header {Header} or {Header},from"));
        Dictionary<LocalDate, CalendarDay> days = [];
        for (var i = 1; i < lines.Count; i++)
        {
            if (lines[i].Trim() == "") continue;
            var day = Day(file, i + 1, lines[i].Split(',', StringSplitOptions.TrimEntries), year);
            if (!days.TryAdd(day.Date, day)) throw new CalendarRefusedException(file, i + 1, new($"каждая дата один раз: {day.Date:uuuu-MM-dd} уже была", $"every date once; {day.Date:uuuu-MM-dd} came before"));
        }
        return CalendarYear.Of(year, days.Values);
    }

    public static IEnumerable<string> Lines(CalendarYear year) =>
        year.Special.Values.Select(d => $"{d.Date:uuuu-MM-dd},{TypeOf(d.Kind)},{(d.MovedFrom is { } from ? $"{from:uuuu-MM-dd}" : "")}").Prepend($"{Header},from");

    public static string TypeOf(DayKind kind) => kind == DayKind.Weekend ? "weekend" : Types.First(t => t.Value == kind).Key;

    private static CalendarDay Day(string file, int line, string[] fields, int year)
    {
        CalendarRefusedException Refused(Said expected) => new(file, line, expected);
        if (fields.Length is not (2 or 3)) throw Refused(new($"два или три поля, а не {fields.Length}", $"two or three fields, not {fields.Length}"));
        if (LocalDatePattern.Iso.Parse(fields[0]) is not { Success: true, Value: var date }) throw Refused(new($"дата вроде {year}-05-09, а не «{fields[0]}»", $"a date such as {year}-05-09, not '{fields[0]}'"));
        if (date.Year != year) throw Refused(new($"дата {year} года, а не {fields[0]}", $"a date in {year}, not {fields[0]}"));
        if (!Types.TryGetValue(fields[1], out var kind)) throw Refused(Expect.Among(Types.Keys.Order(StringComparer.Ordinal), fields[1]));
        if (Absurd(date, kind) is { } expected) throw Refused(expected);
        return new CalendarDay(date, kind, fields is [_, _, { Length: > 0 } from] ? From(from, kind, Refused) : null);
    }

    private static Said? Absurd(LocalDate date, DayKind kind)
    {
        var weekend = date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;
        if (kind == DayKind.Working && !weekend) return new Said($"без строки о {date:uuuu-MM-dd}: он и так рабочий; working – для субботы и воскресенья", $"no line for {date:uuuu-MM-dd}, which works anyway; 'working' is for a Saturday or Sunday");
        if (kind is DayKind.Moved or DayKind.NonWorking && weekend) return new Said($"без строки о {date:uuuu-MM-dd}: он и так выходной", $"no line for {date:uuuu-MM-dd}, which is a weekend anyway");
        return null;
    }

    private static LocalDate From(string text, DayKind kind, Func<Said, Exception> refused)
    {
        if (kind != DayKind.Moved) throw refused(new($"ничего после вида дня, а не «{text}»: с другого дня переносят только day-off", $"nothing after the type; only a day-off is moved from another day, not '{text}'"));
        return LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var from } ? from : throw refused(new($"дата, с которой перенесено, или ничего, а не «{text}»", $"the date it was moved from, or nothing, not '{text}'"));
    }
}
