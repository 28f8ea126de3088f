namespace OpsHub.Grains.Calendars;

/// <summary>What the production calendar (производственный календарь) makes of a day.</summary>
public enum DayKind : byte
{
    /// <summary>A full working day.</summary>
    Working,

    /// <summary>A working day one hour shorter, before a holiday.</summary>
    Shortened,

    /// <summary>A Saturday or Sunday like any other.</summary>
    Weekend,

    /// <summary>A public holiday, on whatever weekday.</summary>
    Holiday,

    /// <summary>A day off moved here from another date by the Government's yearly decree.</summary>
    Moved,

    /// <summary>Declared non-working by a decree of the President (2020 and 2021).</summary>
    NonWorking,

    /// <summary>A day off in one region only.</summary>
    Regional,
}

public static class DayKinds
{
    public static bool IsWorking(this DayKind kind) => kind is DayKind.Working or DayKind.Shortened;
}
