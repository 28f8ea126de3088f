using NodaTime;
using OpsHub.Grains.Calendars;
using OpsHub.Silo.Calendars;
using OpsHub.Silo.Tests.Support;

namespace OpsHub.Silo.Tests.Calendars;

public sealed class Calendar_files : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("opshub-calendars-").FullName;

    [Fact]
    public void Tell_what_is_not_what_its_weekday_makes_of_it()
    {
        var year = Parse("date,type", "2027-01-01,holiday", "", "2027-02-20,working", "2027-05-07,short");

        (year[new LocalDate(2027, 1, 1)], year[new LocalDate(2027, 2, 20)], year[new LocalDate(2027, 5, 7)], year[new LocalDate(2027, 5, 6)], year[new LocalDate(2027, 5, 8)])
            .ShouldBe((DayKind.Holiday, DayKind.Working, DayKind.Shortened, DayKind.Working, DayKind.Weekend));
    }

    [Theory]
    [InlineData("datum,typ", "2027-01-01,holiday", "2027.csv: line 1: expected the header date,type or date,type,from.")]
    [InlineData("date,type", "2027-01-01,holliday", "2027.csv: line 2: expected one of day-off, holiday, non-working, regional, short, working, not 'holliday'.")]
    [InlineData("date,type", "01.01.2027,holiday", "2027.csv: line 2: expected a date such as 2027-05-09, not '01.01.2027'.")]
    [InlineData("date,type", "2027-02-29,holiday", "2027.csv: line 2: expected a date such as 2027-05-09, not '2027-02-29'.")]
    [InlineData("date,type", "2026-01-01,holiday", "2027.csv: line 2: expected a date in 2027, not 2026-01-01.")]
    [InlineData("date,type", "2027-01-01", "2027.csv: line 2: expected two or three fields, not 1.")]
    [InlineData("date,type", "2027-01-01,holiday\n2027-01-01,short", "2027.csv: line 3: expected every date once; 2027-01-01 came before.")]
    [InlineData("date,type", "2027-01-05,working", "2027.csv: line 2: expected no line for 2027-01-05, which works anyway; 'working' is for a Saturday or Sunday.")]
    [InlineData("date,type", "2027-01-09,day-off", "2027.csv: line 2: expected no line for 2027-01-09, which is a weekend anyway.")]
    [InlineData("date,type,from", "2027-01-11,day-off,soon", "2027.csv: line 2: expected the date it was moved from, or nothing, not 'soon'.")]
    [InlineData("date,type,from", "2027-01-01,holiday,2027-01-02", "2027.csv: line 2: expected nothing after the type; only a day-off is moved from another day, not '2027-01-02'.")]
    public void That_are_wrong_are_refused_with_the_line_and_what_is_expected(string header, string lines, string message) =>
        Should.Throw<CalendarRefusedException>(() => Parse([header, .. lines.Split('\n')])).Message.ShouldBe(message);

    [Fact]
    public async Task Of_the_next_year_are_imported_and_end_a_deadline_without_a_calendar()
    {
        CopyShipped();
        string[] deadline = ["deadline", "--profile", "samara", "--kind", "quick", "--event", "registered=2026-12-29T10:00", "--clock", "answer", "--calendars", _folder];

        (await CommandLine.Run(deadline)).Output.ShouldContain("no deadline: no calendar for 2027 yet (ru)");
        (await CommandLine.Run("calendar", "import", Csv(Year2027), "--year", "2027", "--calendars", _folder)).Error.ShouldBe("");
        (await CommandLine.Run(deadline)).Output.ShouldContain("due    2027-01-14T23:59:59+04:00");
    }

    [Fact]
    public async Task That_lack_a_public_holiday_or_a_moved_day_are_not_imported()
    {
        var file = Csv([.. Year2027.Where(line => !line.StartsWith("2027-05-09", StringComparison.Ordinal))]);

        var said = await CommandLine.Run("calendar", "import", file, "--year", "2027", "--calendars", _folder);

        (said.Code, said.Error).ShouldBe((1, $"{file}: 2027-05-09: expected a holiday, Victory Day."));
        Directory.GetFileSystemEntries(_folder).ShouldBe([file]);
    }

    [Fact]
    public async Task Of_a_year_there_is_none_of_are_shown_as_missing()
    {
        var said = await CommandLine.Run("calendar", "show", "--year", "2027");

        said.Code.ShouldBe(1);
        said.Error.ShouldEndWith("2027.csv: expected the year's calendar; there is none for 2027 yet – import it.");
    }

    [Fact]
    public async Task Are_shown_as_they_were_told()
    {
        var said = await CommandLine.Run("calendar", "show", "--year", "2026");

        said.Output.Split(Environment.NewLine)[..3].ShouldBe(
            ["ru 2026: 247 working days, 4 of them shortened (Jan 15, Feb 19, Mar 21, Apr 22, May 19, Jun 21, Jul 23, Aug 21, Sep 22, Oct 22, Nov 20, Dec 22)", "date,type,from", "2026-01-01,holiday,"]);
    }

    [Fact]
    public async Task Of_an_unknown_region_are_refused_with_those_there_are() =>
        (await CommandLine.Run("calendar", "show", "--year", "2022", "--region", "atlantis")).Error.ShouldEndWith("expected a region's calendar; there is saratov.");

    [Fact]
    public void Of_a_region_add_its_days()
    {
        CopyShipped();
        Directory.CreateDirectory(Path.Combine(_folder, "ru-somewhere"));
        File.WriteAllLines(Path.Combine(_folder, "ru-somewhere", "2025.csv"), ["date,type", "2025-04-29,regional"]);

        var calendar = CalendarShelf.Read(_folder, "somewhere");

        (calendar.KindOf(new LocalDate(2025, 4, 29)), calendar.KindOf(new LocalDate(2024, 4, 29))).ShouldBe((DayKind.Regional, null));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>An invented year: the holidays, and days off moved from those on weekends.</summary>
    private static string[] Year2027 { get; } =
    [
        "date,type", .. PublicHolidays.Of(2027).Select(day => $"{day:uuuu-MM-dd},holiday"),
        "2027-02-22,day-off", "2027-03-09,day-off", "2027-05-03,day-off", "2027-05-10,day-off", "2027-06-14,day-off",
    ];

    private static CalendarYear Parse(params string[] lines) => CalendarFile.Parse("2027.csv", lines, 2027);

    private string Csv(string[] lines)
    {
        var file = Path.Combine(_folder, "given.csv");
        File.WriteAllLines(file, lines);
        return file;
    }

    private void CopyShipped()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "ru"));
        foreach (var file in Directory.GetFiles(Path.Combine(CalendarShelf.Shipped, "ru"))) File.Copy(file, Path.Combine(_folder, "ru", Path.GetFileName(file)));
    }
}
