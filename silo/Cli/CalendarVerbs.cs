using System.CommandLine;
using System.Globalization;
using OpsHub.Grains.Calendars;
using OpsHub.Silo.Calendars;

namespace OpsHub.Silo.Cli;

/// <summary><c>calendar import</c>, <c>calendar check</c>, <c>calendar show</c>.</summary>
internal static class CalendarVerbs
{
    private static readonly string[] MonthNames = CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames;

    public static Command Create() => new("calendar", "Look after the production calendar. Example: calendar show --year 2026") { Import(), Check(), Show() };

    public static Option<string> Where() => new("--calendars") { Description = "Directory with calendars.", DefaultValueFactory = _ => CalendarShelf.Shipped };

    public static Option<string?> Region(string name) => new(name) { Description = "Region that adds days of its own, such as saratov. [default: none]" };

    private static Option<int> Year() => new("--year") { Description = "Calendar year.", Required = true };

    private static Command Import()
    {
        var file = new Argument<string>("file") { Description = "CSV with the header date,type: a line for each day that is not what its weekday makes of it." };
        var (year, where, region) = (Year(), Where(), Region("--region"));
        var verb = new Command("import", "Takes in one more year. Types: holiday, day-off, non-working, short, working, regional. Example: calendar import 2027.csv --year 2027") { file, year, where, region };
        verb.SetAction((parsed, cancel) => Guarded(parsed, async to =>
        {
            var (given, into) = (parsed.GetRequiredValue(file), CalendarShelf.FileOf(parsed.GetRequiredValue(where), parsed.GetValue(region), parsed.GetRequiredValue(year)));
            var told = CalendarFile.Read(given, parsed.GetRequiredValue(year));
            if (parsed.GetValue(region) is null) Believe(given, told);
            Directory.CreateDirectory(Path.GetDirectoryName(into)!);
            await File.WriteAllLinesAsync(into, CalendarFile.Lines(told), cancel);
            await to.WriteLineAsync($"{into}: {told.Special.Count} days, {Summary(told)}");
        }));
        return verb;
    }

    private static Command Check()
    {
        var where = Where();
        var verb = new Command("check", "Reads every calendar there is and says which years are known. Example: calendar check") { where };
        verb.SetAction((parsed, _) => Guarded(parsed, to =>
        {
            var directory = parsed.GetRequiredValue(where);
            foreach (var year in CalendarShelf.Read(directory).Years)
            {
                Believe(CalendarShelf.FileOf(directory, null, year.Year), year);
                to.WriteLine($"{CalendarShelf.National} {year.Year}: {Summary(year)}");
            }
            foreach (var region in CalendarShelf.Regions(directory))
                foreach (var year in CalendarShelf.Read(directory, region).Years) to.WriteLine($"{CalendarShelf.National}-{region} {year.Year}: {Summary(year)}");
            return Task.CompletedTask;
        }));
        return verb;
    }

    private static Command Show()
    {
        var (year, where, region) = (Year(), Where(), Region("--region"));
        var verb = new Command("show", "Shows one year: every day that is not what its weekday makes of it. Example: calendar show --year 2026") { year, where, region };
        verb.SetAction((parsed, _) => Guarded(parsed, to =>
        {
            var calendar = CalendarShelf.Read(parsed.GetRequiredValue(where), parsed.GetValue(region));
            var wanted = parsed.GetRequiredValue(year);
            if (calendar[wanted] is not { } known)
                throw new CalendarRefusedException(CalendarShelf.FileOf(parsed.GetRequiredValue(where), parsed.GetValue(region), wanted), new($"календарь года: на {wanted} его ещё нет, введите его", $"the year's calendar; there is none for {wanted} yet – import it"));
            to.WriteLine($"{calendar.Id} {wanted}: {Summary(known)}");
            foreach (var line in CalendarFile.Lines(known)) to.WriteLine(line);
            return Task.CompletedTask;
        }));
        return verb;
    }

    private static string Summary(CalendarYear year)
    {
        var byMonth = CalendarYear.Days(year.Year).Where(day => year[day].IsWorking()).CountBy(day => day.Month).Select(m => $"{MonthNames[m.Key - 1]} {m.Value}");
        return $"{year.WorkingDays} working days, {CalendarYear.Days(year.Year).Count(day => year[day] == DayKind.Shortened)} of them shortened ({string.Join(", ", byMonth)})";
    }

    private static void Believe(string file, CalendarYear year)
    {
        foreach (var (at, expected) in CalendarCheck.Problems(year)) throw new CalendarRefusedException($"{file}: {at}", expected);
    }

    private static async Task<int> Guarded(ParseResult parsed, Func<TextWriter, Task> action)
    {
        try
        {
            await action(parsed.InvocationConfiguration.Output);
            return 0;
        }
        catch (CalendarRefusedException e)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(e.Message);
            return Verbs.Failed;
        }
    }
}
