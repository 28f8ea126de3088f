namespace OpsHub.Grains.Norms;

/// <summary>Of what a norm's figure is.</summary>
public enum NormEntity { Queue, Window, Ticket, Line, Office, Channel, Appeal, Contract, Outage, SupplyPoint, Meter, Notice, Survey, Settlement }

/// <summary>How cases become a figure.</summary>
public enum NormAggregation
{
    /// <summary>Every single case must keep the threshold; the figure is how many did not.</summary>
    Case,

    /// <summary>Σ ÷ n.</summary>
    Mean,

    /// <summary>Cases within the case limit ÷ a named population.</summary>
    Share,

    /// <summary>One population ÷ another, pooled over the window: never a mean of smaller windows' ratios.</summary>
    Ratio,

    /// <summary>How many.</summary>
    Count,

    /// <summary>Σ.</summary>
    Total,

    /// <summary>The longest single one.</summary>
    Longest,

    /// <summary>Hours of a timetable.</summary>
    ScheduleMinimum,

    /// <summary>So much room or so many things, for each window or in all.</summary>
    CapacityMinimum,

    /// <summary>A duty that begins at a size.</summary>
    Applicability,

    /// <summary>So many times faster than another figure.</summary>
    Factor,

    /// <summary>So many offices in each settlement: the absence of one is the breach.</summary>
    Presence,
}

/// <summary>Over what time a figure is taken. Periods are local to the office or line.</summary>
public enum NormWindow { Case, Day, Month, Quarter, Year, YearFromApril, Rolling }

public enum Comparator { AtMost, LessThan, AtLeast, MoreThan }

/// <summary>Unit of a norm. Days of working time are not counted here: that is what deadlines do.</summary>
public enum NormUnit { Seconds, Minutes, Hours, Days, CalendarDays, WorkingDays, Percent, Count, Times, Rings, SquareMetresPerWindow, PerWindow, HoursPerWeek, HoursPerDay }

public enum NormForce
{
    Must,

    /// <summary>Missing it is a warning, never a breach.</summary>
    Recommended,

    May,

    /// <summary>Binds only where it is financed.</summary>
    Funded,
}

public enum NormPer
{
    /// <summary>Each office or line by itself: the norm is as good as its worst one.</summary>
    Each,

    /// <summary>All offices or lines of the company together.</summary>
    Company,

    /// <summary>Each point where power is delivered.</summary>
    SupplyPoint,

    /// <summary>Each customer.</summary>
    Customer,
}

/// <summary>Contacts that a share or a ratio counts. A contact belongs to the window in which it was issued or offered.</summary>
public enum Population
{
    /// <summary>Answered + abandoned.</summary>
    Offered,

    Answered,

    Abandoned,

    /// <summary>Abandoned within 5 s.</summary>
    ShortAbandoned,

    /// <summary>Every call that left the menu for people, however it ended.</summary>
    OfferedToPeople,

    /// <summary>Answered calls whose talk is over.</summary>
    Handled,

    /// <summary>Tickets issued.</summary>
    Issued,

    Served,

    /// <summary>Tickets whose holders gave up waiting.</summary>
    Left,

    NoShow,

    /// <summary>Appeals registered.</summary>
    Registered,

    /// <summary>Clocks of appeals whose time ran out before what was due was done.</summary>
    Late,
}

/// <summary>What the standard leaves out.</summary>
public enum ExclusionKind
{
    /// <summary>Visits of more topics than so many.</summary>
    TopicsOver,

    /// <summary>Weeks with public holidays.</summary>
    HolidayWeeks,

    PublicHolidays,

    /// <summary>Hours of peak load.</summary>
    PeakHours,

    /// <summary>In words only; nothing is left out, the words are shown.</summary>
    Text,
}

/// <summary>State of a norm, worst last but no data apart: it is never better than its data.</summary>
public enum NormState { Met, NoData, Risk, Breach }

/// <summary>A sentence in both languages.</summary>
public sealed record Said(string Ru, string En);
