using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Deadlines;

/// <summary>What a rule says of a subject: an instant, or why there is none.</summary>
public abstract record DeadlineResult;

/// <param name="DueAt">The last instant that is in time; late from the next second on.</param>
/// <param name="AmberAt">At risk from here on; null where the rule knows no such instant.</param>
/// <param name="AmberMissing">Set where only the amber instant runs into a year without a calendar.</param>
/// <param name="TellBy">Set while an extension is decided but the customer not told: by when he must be, for it to hold.</param>
/// <param name="EarliestAt">Not before this instant, where the rule says so.</param>
public sealed record DeadlineDue(Instant DueAt, Instant? AmberAt = null, NoCalendar? AmberMissing = null, Instant? TellBy = null, Instant? EarliestAt = null) : DeadlineResult
{
    /// <summary>Red is late: the upper end of a range, or the only figure.</summary>
    public Instant RedAt => DueAt;
}

/// <summary>The count runs into a year that has no calendar yet.</summary>
/// <param name="AmberAt">At risk from here on all the same, where that is known.</param>
public sealed record NoCalendar(string Calendar, int Year, Instant? AmberAt = null) : DeadlineResult;

/// <summary>None of the events that start the clock has happened, or not all of those needed.</summary>
public sealed record NotBegun(ImmutableArray<string> Awaits) : DeadlineResult;

/// <summary>The clock stands still; there is no deadline until it runs again.</summary>
public sealed record ClockStands(string Event, Instant Since) : DeadlineResult;

/// <summary>The rule counts working hours of somebody whose working time is not known.</summary>
public sealed record NoWorkingTime(string Whose) : DeadlineResult;

/// <summary>A result with the way to it.</summary>
/// <param name="Steps">From the rule to the instant, or to what stands in its way.</param>
/// <param name="AmberSteps">The same for the amber instant; empty where the rule has none.</param>
public sealed record ExplainedDeadline(DeadlineRule Rule, DeadlineResult Result, ImmutableArray<Step> Steps, ImmutableArray<Step> AmberSteps);
