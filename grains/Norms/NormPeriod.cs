using NodaTime;

namespace OpsHub.Grains.Norms;

/// <summary>The window of a norm as local days, both included.</summary>
/// <param name="First">First day.</param>
/// <param name="Last">Last day, whether it has come or not.</param>
public readonly record struct NormPeriod(LocalDate First, LocalDate Last)
{
    public int Days => Period.DaysBetween(First, Last) + 1;

    /// <summary>The window that holds a day. Norms of single cases are told for the month.</summary>
    public static NormPeriod Of(NormRule rule, LocalDate day) => rule.Window switch
    {
        NormWindow.Day => new(day, day),
        NormWindow.Quarter => From(new LocalDate(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1), 3),
        NormWindow.Year => From(new LocalDate(day.Year, 1, 1), 12),
        NormWindow.YearFromApril => From(new LocalDate(day.Month < 4 ? day.Year - 1 : day.Year, 4, 1), 12),
        NormWindow.Rolling => new(day.PlusDays(1 - (rule.RollingDays ?? 30)), day),
        NormWindow.Case or NormWindow.Month => From(new LocalDate(day.Year, day.Month, 1), 1),
        _ => throw new InvalidOperationException($"Unknown window {rule.Window}."),
    };

    /// <summary>The window before this one.</summary>
    public NormPeriod Before(NormRule rule) => rule.Window == NormWindow.Rolling ? new(First.PlusDays(-Days), First.PlusDays(-1)) : Of(rule, First.PlusDays(-1));

    private static NormPeriod From(LocalDate first, int months) => new(first, first.PlusMonths(months).PlusDays(-1));
}
