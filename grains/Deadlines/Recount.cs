namespace OpsHub.Grains.Deadlines;

/// <summary>A deadline as it was last reckoned.</summary>
/// <param name="Key">Whose it is, such as an appeal's registration number.</param>
/// <param name="Clock">Which of the subject's clocks.</param>
/// <param name="Result">Null where no rule held.</param>
public readonly record struct KeptDeadline(string Key, string Clock, DeadlineSubject Subject, DeadlineResult? Result);

/// <summary>A deadline that a change of calendar or profile moved, gave or took away.</summary>
/// <param name="Old">Null where no rule held.</param>
/// <param name="New">Null where no rule holds any more.</param>
public sealed record MovedDeadline(string Key, string Clock, DeadlineResult? Old, DeadlineResult? New);

/// <summary>Reckons deadlines anew after the calendar or the profile has changed.</summary>
public static class Recount
{
    /// <summary>What moved, in the order given; what stayed is left out.</summary>
    public static IEnumerable<MovedDeadline> Moved(IEnumerable<KeptDeadline> kept, DeadlineStandard now)
    {
        foreach (var (key, clock, subject, old) in kept)
        {
            var result = now.RuleFor(subject, clock) is { } rule ? Reckoning.Of(rule, subject, now.Setting) : null;
            if (!Same(old, result)) yield return new MovedDeadline(key, clock, old, result);
        }
    }

    // what is awaited is a list, which records compare by reference
    private static bool Same(DeadlineResult? old, DeadlineResult? result) =>
        old is NotBegun before && result is NotBegun after ? before.Awaits.SequenceEqual(after.Awaits) : Equals(old, result);
}
