namespace OpsHub.Grains.Deadlines;

/// <summary>Units as words after a number. Russian: genitive plural, or abbreviated, so that it fits any number.</summary>
public static class UnitWords
{
    public static (string Ru, string En) Of(DeadlineUnit unit) => unit switch
    {
        DeadlineUnit.WorkingDays => ("раб. дн.", "working days"),
        DeadlineUnit.CalendarDays => ("календ. дн.", "calendar days"),
        DeadlineUnit.Days => ("дн.", "days"),
        DeadlineUnit.Minutes => ("мин.", "minutes"),
        DeadlineUnit.Hours => ("ч", "hours"),
        DeadlineUnit.WorkingHours => ("раб. ч", "working hours"),
        DeadlineUnit.Months => ("мес.", "months"),
        DeadlineUnit.Years => ("г.", "years"),
        _ => throw new InvalidOperationException($"No words for {unit}."),
    };
}
