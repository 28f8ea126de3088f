using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Outages.Notices;

/// <summary>When a part of a notice holds, local; a day that the notice does not tell is null.</summary>
/// <param name="LastDay">The last of several days, or null for one.</param>
/// <param name="Words">What it was read from.</param>
public sealed record ReadInterval(LocalDate? Day, LocalDate? LastDay, LocalTime From, LocalTime To, string Words);

/// <summary>One part of a notice's area as far as it was understood.</summary>
/// <param name="When">Empty where no time is told for it.</param>
/// <param name="Words">What it was read from.</param>
/// <param name="Check">What a person must look at, as <see cref="NoticeChecks"/>; empty where nothing is in doubt.</param>
public sealed record ReadPart(ImmutableArray<ReadInterval> When, OutagePlace Place, string Words, ImmutableArray<string> Check);

/// <summary>Words that were not understood, or that tell nothing a machine could use.</summary>
/// <param name="Reason">One of <see cref="NoticeChecks"/>.</param>
public sealed record LeftWords(string Words, string Reason);

/// <summary>A local day and time of day.</summary>
public sealed record ReadMoment(LocalDate Day, LocalTime Time);

/// <summary>A notice as it was read: nothing is published before a person has looked at it.</summary>
/// <param name="Restored">Local moment by which supply is to be restored, or null.</param>
/// <param name="UnderstoodPercent">Characters of its lists that were understood, of all; null where it has no list.</param>
public sealed record ReadNotice(OutageKind Kind, ImmutableArray<ReadPart> Parts, ImmutableArray<LeftWords> Left, ReadMoment? Restored, int? UnderstoodPercent);

/// <summary>Why a person must look. Stable codes.</summary>
public static class NoticeChecks
{
    /// <summary>No day, no time; a year that was not written; a time that no clock shows.</summary>
    public const string DayMissing = "day-missing", TimeMissing = "time-missing", YearAssumed = "year-assumed", TimeWrong = "time-wrong";

    /// <summary>An area between streets, an object without an address.</summary>
    public const string Between = "between-streets", Object = "object";

    /// <summary>A house number far from its neighbours, or a span that runs backwards: a slip of the pen.</summary>
    public const string HouseFar = "house-far", HouseOrder = "house-order";

    /// <summary>Words of a list that were not understood; sentences around the lists.</summary>
    public const string NotRead = "not-read", Prose = "prose";
}
