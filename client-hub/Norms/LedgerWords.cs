using OpsHub.Grains.Norms;

namespace OpsHub.ClientHub.Norms;

/// <summary>Words of an exported ledger.</summary>
internal static class LedgerWords
{
    public static string? In(Said? said, bool russian) => russian ? said?.Ru : said?.En;

    public static string NotEnforced(bool russian) => russian ? "не ведётся" : "not enforced";

    public static string State(NormRow row, bool russian) => row.NotEnforced is not null ? NotEnforced(russian) : row.State switch
    {
        NormState.Met => russian ? "норма" : "met",
        NormState.Risk => russian ? "под угрозой" : "at risk",
        NormState.Breach => russian ? "нарушено" : "breached",
        NormState.NoData => russian ? "нет данных" : "no data",
        _ => throw new InvalidOperationException($"Unknown state {row.State}."),
    };

    public static string Unit(NormUnit unit, bool russian) => unit switch
    {
        NormUnit.Seconds => russian ? "с" : "s",
        NormUnit.Minutes => russian ? "мин" : "min",
        NormUnit.Hours => russian ? "ч" : "h",
        NormUnit.Days or NormUnit.CalendarDays => russian ? "дн." : "days",
        NormUnit.WorkingDays => russian ? "раб. дн." : "working days",
        NormUnit.Percent => "%",
        NormUnit.Count => "",
        NormUnit.Times => russian ? "раз" : "times",
        NormUnit.Rings => russian ? "гудков" : "rings",
        NormUnit.SquareMetresPerWindow => russian ? "м² на окно" : "m² per window",
        NormUnit.PerWindow => russian ? "на окно" : "per window",
        NormUnit.HoursPerWeek => russian ? "ч в неделю" : "h per week",
        NormUnit.HoursPerDay => russian ? "ч в день" : "h per day",
        _ => throw new InvalidOperationException($"Unknown unit {unit}."),
    };
}
