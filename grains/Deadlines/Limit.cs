namespace OpsHub.Grains.Deadlines;

/// <summary>What a limit counts.</summary>
public enum DeadlineUnit
{
    /// <summary>Working days (рабочие дни) of the calendar.</summary>
    WorkingDays,

    /// <summary>Calendar days (календарные дни).</summary>
    CalendarDays,

    /// <summary>«Days» whose kind the standard does not name; the company's reading says which they are.</summary>
    Days,

    /// <summary>Minutes that pass, day and night.</summary>
    Minutes,

    /// <summary>Hours that pass, day and night.</summary>
    Hours,

    /// <summary>Hours within the working time of an office, a line or the company.</summary>
    WorkingHours,

    /// <summary>Months; the last day bears the number of the first, or is the month's last where there is none.</summary>
    Months,

    /// <summary>Years, counted like months.</summary>
    Years,
}

public static class DeadlineUnits
{
    /// <summary>Whether the limit ends with a local day rather than at an instant of its own.</summary>
    public static bool EndsWithDay(this DeadlineUnit unit) => unit is not (DeadlineUnit.Minutes or DeadlineUnit.Hours or DeadlineUnit.WorkingHours);
}

/// <summary>How long.</summary>
/// <param name="Amount">0 to 3660; 0 days are the day of the event itself.</param>
/// <param name="Unit">Never left out: a bare number is no deadline.</param>
/// <param name="Clause">Where it stands when that is not the rule's own clause, or null.</param>
/// <param name="RequirementId">Requirement it comes from when that is not the rule's own, or null.</param>
public sealed record Limit(int Amount, DeadlineUnit Unit, string? Clause = null, string? RequirementId = null)
{
    public const int MostAmount = 3660;
}
