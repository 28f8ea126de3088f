using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.PastDays;

/// <param name="Told">Days of the last nine weeks that were told, oldest first.</param>
public sealed record PastDayState(ImmutableArray<PastDay> Told);

public sealed record PastDay(LocalDate Day, ImmutableArray<int> Issued, ImmutableArray<int> Waiting, bool Simulated)
{
    public bool Equals(PastDay? other) => other is not null && Day == other.Day && Simulated == other.Simulated && Issued.SequenceEqual(other.Issued) && Waiting.SequenceEqual(other.Waiting);

    public override int GetHashCode() => HashCode.Combine(Day, Simulated, Issued.Length, Waiting.Length);
}

/// <summary>Days of an office before the hub knew it (прошлые дни), so that its screens know the usual day from the first morning on. Grain id <c>past-days/{company}/{office}</c>.</summary>
public static class OfficePastDays
{
    public const int Hours = 24, Quarters = 96;

    /// <summary>Longer ago nothing is compared with.</summary>
    private static readonly Period Remembered = Period.FromWeeks(9);

    public static GrainKind<PastDayState, PastDayCommand, PastDayEvent> Kind { get; } = new("past-days", 1, new PastDayState([]), Decide, Evolve);

    public static GrainId IdOf(string company, string office) => new(Kind.Name, company, office);

    public static Decision<PastDayEvent> Decide(PastDayState state, PastDayCommand command, Turn turn) => command switch
    {
        TellPastDay { Issued.IsDefault: true } or TellPastDay { Issued.Length: not Hours } => new Refusal("hours-wrong", $"Tell the tickets of each of the {Hours} hours."),
        TellPastDay { Waiting.IsDefault: true } or TellPastDay { Waiting.Length: not (0 or Quarters) } => new Refusal("quarters-wrong", $"Tell who waited at the end of each of the {Quarters} quarter hours, or an empty list."),
        TellPastDay told when told.Issued.Concat(told.Waiting).Any(n => n is < 0 or > 100_000) => new Refusal("count-wrong", "Counts are 0 to 100000."),
        TellPastDay told when told.Day > turn.OccurredAt.InUtc().Date => new Refusal("day-future", "The day has not been yet."),
        TellPastDay told when state.Told.Contains(new PastDay(told.Day, told.Issued, told.Waiting, told.Simulated)) => Decision<PastDayEvent>.Nothing,
        TellPastDay told => new PastDayTold(told.Day, told.Issued, told.Waiting, told.Simulated, turn.OccurredAt),
        _ => throw new InvalidOperationException($"Unknown command {command}."),
    };

    public static PastDayState Evolve(PastDayState state, PastDayEvent happened) => happened switch
    {
        PastDayTold e => new PastDayState(
        [
            .. state.Told.Where(d => d.Day != e.Day && d.Day > e.Day - Remembered).Append(new PastDay(e.Day, e.Issued, e.Waiting, e.Simulated)).OrderBy(d => d.Day),
        ]),
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };
}
