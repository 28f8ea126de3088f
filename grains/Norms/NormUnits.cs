namespace OpsHub.Grains.Norms;

/// <summary>What one unit of a norm is in the integers that cases are summed in.</summary>
public static class NormUnits
{
    /// <summary>Seconds in the unit, or 1 for units that are no time.</summary>
    public static int Size(NormUnit unit) => unit switch
    {
        NormUnit.Minutes => 60,
        NormUnit.Hours => 3600,
        NormUnit.Days or NormUnit.CalendarDays or NormUnit.WorkingDays => 86400,
        _ => 1,
    };

    /// <summary>Whether a single case can be over a limit in it.</summary>
    public static bool IsOfCases(NormUnit unit) => IsTime(unit) || unit == NormUnit.Rings;

    public static bool IsTime(NormUnit unit) => unit is NormUnit.Seconds or NormUnit.Minutes or NormUnit.Hours;
}
