using NodaTime;

namespace OpsHub.Grains.Calendars;

/// <summary>The public holidays of Russia: the same dates in every year since 2013 (Labour Code, article 112).</summary>
public static class PublicHolidays
{
    private static readonly AnnualDate[] Fixed =
        [.. Enumerable.Range(1, 8).Select(day => new AnnualDate(1, day)), new(2, 23), new(3, 8), new(5, 1), new(5, 9), new(6, 12), new(11, 4)];

    public static IEnumerable<LocalDate> Of(int year) => Fixed.Select(day => day.InYear(year));

    /// <summary>Name of the holiday on a date, in Russian and English; null where the date is none.</summary>
    public static (string Ru, string En)? NameOf(LocalDate day) => (day.Month, day.Day) switch
    {
        (1, 7) => ("Рождество Христово", "Orthodox Christmas"),
        (1, <= 8) => ("новогодние каникулы", "New Year holidays"),
        (2, 23) => ("День защитника Отечества", "Defender of the Fatherland Day"),
        (3, 8) => ("Международный женский день", "International Women's Day"),
        (5, 1) => ("Праздник Весны и Труда", "Spring and Labour Day"),
        (5, 9) => ("День Победы", "Victory Day"),
        (6, 12) => ("День России", "Russia Day"),
        (11, 4) => ("День народного единства", "National Unity Day"),
        _ => null,
    };
}
