using NodaTime;

namespace OpsHub.Grains.Deadlines;

/// <summary>Where a count ended, or what stood in its way.</summary>
/// <param name="Day">The last day, local; of hours, the day on which they ended.</param>
/// <param name="At">The last instant.</param>
/// <param name="Failure">Null when it ended.</param>
internal readonly record struct Ending(LocalDate Day, Instant At, DeadlineResult? Failure = null)
{
    public static Ending Failed(DeadlineResult why) => new(default, default, why);
}
