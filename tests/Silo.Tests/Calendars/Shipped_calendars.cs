using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using OpsHub.Grains.Calendars;
using OpsHub.Silo.Calendars;
using OpsHub.Testing;

namespace OpsHub.Silo.Tests.Calendars;

/// <summary>
/// The shipped calendar against what others have published. Each known difference is listed with the day; a source that changes, or a calendar that does, makes the list wrong.
/// </summary>
public sealed class Shipped_calendars
{
    private const string Folder = "ru-production-calendar";

    private static readonly WorkingCalendar Shipped = CalendarShelf.Read(CalendarShelf.Shipped);

    [Fact]
    public void Know_2013_to_2026_and_no_other_year() => Shipped.Years.Select(y => y.Year).ShouldBe(Enumerable.Range(2013, 14));

    [Fact]
    public void Can_be_believed() => Shipped.Years.SelectMany(CalendarCheck.Problems).ShouldBeEmpty();

    [Fact]
    public void Have_the_working_days_that_were_published() =>
        Shipped.Years.Select(y => y.WorkingDays).ShouldBe([247, 247, 247, 247, 247, 247, 247, 219, 240, 247, 247, 248, 247, 247]);

    [SharedDataFact]
    public void Agree_with_the_list_of_special_days_on_every_day()
    {
        var told = File.ReadLines(SharedData.File($"{Folder}/special_days_2013_2026.csv")).Skip(1).Select(l => l.Split(','))
            .ToDictionary(f => Date(f[0]), f => f[2] switch { "day_off" => "off", "short_working_day" => "short", "working_weekend_day" => "work", var other => other });

        Differences(2013, 2026, day => told.GetValueOrDefault(day) ?? Usual(day)).ShouldBeEmpty();
    }

    [SharedDataFact]
    public void Agree_with_d10xa_but_for_the_days_that_a_decree_took_away()
    {
        var root = JsonDocument.Parse(File.ReadAllText(SharedData.File($"{Folder}/d10xa-calendar.json"))).RootElement;
        var (off, shortened, decreed) = (Dates(root, "holidays"), Dates(root, "preholidays"), Dates(root, "nowork"));

        var differences = Differences(2013, 2025, day => off.Contains(day) ? "off" : shortened.Contains(day) ? "short" : "work");

        differences.Select(d => d.Day).ShouldBe(decreed.Order());   // it keeps them apart as «nowork»
        differences.Count.ShouldBe(35);
    }

    [SharedDataFact]
    public void Agree_with_isdayoff_but_for_four_days_of_2022()
    {
        var differences = Enumerable.Range(2022, 5).SelectMany(year =>
        {
            var root = JsonDocument.Parse(File.ReadAllText(SharedData.File($"{Folder}/isdayoff/ru{year}.json"))).RootElement;
            HashSet<LocalDate> Of(string name) => [.. root.GetProperty(name).EnumerateArray().Select(e => Date($"{year}-{e.GetString()![..2]}-{e.GetString()![2..]}"))];
            var (off, shortened, worked) = (Of("dayoff"), Of("predayoff"), Of("workday"));
            return Differences(year, year, day => shortened.Contains(day) ? "short" : worked.Contains(day) ? "work" : off.Contains(day) ? "off" : Usual(day));
        });

        // it knows no shortened day that year, and calls 4 May a day off
        differences.Select(d => (d.Day.ToString("MM-dd", CultureInfo.InvariantCulture), d.Ours, d.Theirs)).ShouldBe(
            [("02-22", "short", "work"), ("03-05", "short", "work"), ("05-04", "work", "off"), ("11-03", "short", "work")]);
    }

    [SharedDataTheory]
    [InlineData(2013, "04-30 short work")]
    [InlineData(2014, "12-31 short work")]
    [InlineData(2015, "")]
    [InlineData(2016, "")]
    [InlineData(2017, "")]
    [InlineData(2018, "")]
    [InlineData(2019, "")]
    [InlineData(2022, "")]
    [InlineData(2023, "02-24 off work, 05-08 off short")]
    [InlineData(2024, "04-27 work off, 04-29 off work, 04-30 off short, 05-10 off work, 11-02 short off, 12-28 work off, 12-30 off work, 12-31 off short")]
    [InlineData(2025, "02-24 work off, 03-10 work off, 05-02 off work, 05-08 off short, 06-13 off work, 11-01 short off, 11-03 off short, 12-31 off short")]
    public void Differ_from_shlima_in_shortened_days_and_in_what_was_only_a_forecast(int year, string differences) =>
        Told(Differences(year, year, Monthly("shlima-calendar.csv", year))).ShouldBe(differences);

    [SharedDataFact]
    public void Differ_from_shlima_in_2020_and_2021_by_the_days_that_a_decree_took_away_and_one_shortened_day()
    {
        var differences = Differences(2020, 2020, Monthly("shlima-calendar.csv", 2020)).Concat(Differences(2021, 2021, Monthly("shlima-calendar.csv", 2021))).ToList();

        var decreed = differences.Where(d => Shipped.KindOf(d.Day) == DayKind.NonWorking).ToList();
        decreed.Count.ShouldBe(36);   // the 35 of d10xa, and the vote of 1 July 2020
        Told([.. differences.Except(decreed)]).ShouldBe("02-20 short work");
    }

    [SharedDataTheory]
    [InlineData(2013), InlineData(2014), InlineData(2015), InlineData(2016), InlineData(2017), InlineData(2018), InlineData(2019), InlineData(2020), InlineData(2021), InlineData(2022), InlineData(2023), InlineData(2024), InlineData(2025), InlineData(2026)]
    public void Agree_with_the_monthly_table_of_xmlcalendar(int year) => Differences(year, year, Monthly("xmlcalendar-all.csv", year)).ShouldBeEmpty();

    private static string Told(IEnumerable<(LocalDate Day, string Ours, string Theirs)> differences) =>
        string.Join(", ", differences.Select(d => string.Create(CultureInfo.InvariantCulture, $"{d.Day:MM-dd} {d.Ours} {d.Theirs}")));

    private static List<(LocalDate Day, string Ours, string Theirs)> Differences(int from, int to, Func<LocalDate, string> theirs) =>
        [.. Enumerable.Range(from, to - from + 1).SelectMany(CalendarYear.Days).Select(day => (day, Ours(day), theirs(day))).Where(d => d.Item2 != d.Item3)];

    private static string Ours(LocalDate day) => Shipped.KindOf(day) switch { DayKind.Working => "work", DayKind.Shortened => "short", not null => "off", null => "unknown" };

    private static string Usual(LocalDate day) => day.DayOfWeek >= IsoDayOfWeek.Saturday ? "off" : "work";

    /// <summary>A line per year, a field per month: numbers of days off, those with an asterisk are shortened.</summary>
    private static Func<LocalDate, string> Monthly(string file, int year)
    {
        var line = File.ReadLines(SharedData.File($"{Folder}/{file}")).Single(l => l.Trim('"').StartsWith(string.Create(CultureInfo.InvariantCulture, $"{year}"), StringComparison.Ordinal));
        var months = line.Split('"').Where((_, i) => i % 2 == 1).Where(f => f.Contains(',', StringComparison.Ordinal)).Take(12).ToList();
        var days = months.SelectMany((list, month) => list.Split(',').Select(day => (Date: new LocalDate(year, month + 1, int.Parse(day.Trim().TrimEnd('*', '+'), CultureInfo.InvariantCulture)), Short: day.Contains('*', StringComparison.Ordinal))))
            .ToDictionary(d => d.Date, d => d.Short ? "short" : "off");
        return day => days.GetValueOrDefault(day) ?? "work";
    }

    private static HashSet<LocalDate> Dates(JsonElement root, string name) => [.. root.GetProperty(name).EnumerateArray().Select(e => Date(e.GetString()!)).Where(d => d.Year >= 2013)];

    private static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;
}
