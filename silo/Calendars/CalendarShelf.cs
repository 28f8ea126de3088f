using System.Globalization;
using OpsHub.Grains.Calendars;
using OpsHub.Grains.Norms;

namespace OpsHub.Silo.Calendars;

/// <summary>Calendars in a directory: <c>ru/2025.csv</c> is the year 2025 of Russia, <c>ru-saratov/2022.csv</c> what the region of Saratov adds to 2022.</summary>
public static class CalendarShelf
{
    public const string National = "ru";

    /// <summary>The calendars that come with the program.</summary>
    public static string Shipped { get; } = Path.Combine(AppContext.BaseDirectory, "calendars");

    /// <summary>The national calendar, or that of a region.</summary>
    /// <exception cref="CalendarRefusedException">There is no such calendar, or one of its years is wrong.</exception>
    public static WorkingCalendar Read(string directory, string? region = null)
    {
        var national = Years(directory, National);
        return region is null ? national : national.In(Years(directory, $"{National}-{region}"));
    }

    /// <summary>Regions that add days of their own.</summary>
    public static IEnumerable<string> Regions(string directory) =>
        Directory.GetDirectories(directory, $"{National}-*").Select(path => Path.GetFileName(path)[(National.Length + 1)..]).Order(StringComparer.Ordinal);

    /// <summary>The national calendar and those of regions.</summary>
    internal static IEnumerable<string> Ids(string directory) => Regions(directory).Select(region => $"{National}-{region}").Prepend(National);

    /// <summary>A calendar's own years; of a region only the days that it adds.</summary>
    internal static WorkingCalendar OwnYears(string directory, string id) => Years(directory, id);

    public static string FileOf(string directory, string? region, int year) =>
        Path.Combine(directory, region is null ? National : $"{National}-{region}", string.Create(CultureInfo.InvariantCulture, $"{year}.csv"));

    private static WorkingCalendar Years(string directory, string id)
    {
        var folder = Path.Combine(directory, id);
        if (!Directory.Exists(folder)) throw new CalendarRefusedException(folder, Directory.Exists(directory) && id != National ? new Said($"календарь региона; есть {string.Join(", ", Regions(directory))}", $"a region's calendar; there is {string.Join(", ", Regions(directory))}") : new Said("каталог календаря, по одному {год}.csv", "a directory with a calendar, one {year}.csv each"));
        return new WorkingCalendar(id, Directory.GetFiles(folder, "*.csv").Order(StringComparer.Ordinal).Select(Year));
    }

    private static CalendarYear Year(string file) => int.TryParse(Path.GetFileNameWithoutExtension(file), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1990 and < 2200
        ? CalendarFile.Read(file, year)
        : throw new CalendarRefusedException(file, new("файл с именем года, например 2027.csv", "a file named after its year, such as 2027.csv"));
}
