using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace OpsHub.Grains.Forecasts;

/// <summary>How many came in each quarter hour of a local day.</summary>
/// <param name="Total">Of the quarters that were heard.</param>
/// <param name="Heard">Share of the day's usual arrivals that falls into them, 0 to 1; settled when <paramref name="Quarters"/> are dropped.</param>
/// <param name="From">Quarter of the first of <paramref name="Quarters"/>; nobody came before.</param>
/// <param name="Quarters">Up to the last in which somebody came; <see cref="Unheard"/> where the feed was missing. Empty for a day so long ago that only its total counts.</param>
/// <param name="Trial">How the forecast made before it came out, or null: there was none, or it is long ago.</param>
public sealed record LearntDay(LocalDate Day, int Total, double Heard, int From, ImmutableArray<int> Quarters, Trial? Trial = null)
{
    public const int QuartersADay = 96, Unheard = -1;

    /// <param name="counts">96, <see cref="Unheard"/> where nothing was heard.</param>
    public static LearntDay Of(LocalDate day, ReadOnlySpan<int> counts)
    {
        var (from, to, total) = (0, counts.Length, 0);
        while (from < to && counts[from] == 0) from++;
        while (to > from && counts[to - 1] == 0) to--;
        foreach (var count in counts) total += Math.Max(0, count);
        return new LearntDay(day, total, 1, from, [.. counts[from..to]]);
    }

    /// <summary>Who came in a quarter, or null: it was not heard, or is not remembered.</summary>
    public int? this[int quarter] => Quarters.IsEmpty ? null : quarter < From || quarter >= From + Quarters.Length ? 0 : Quarters[quarter - From] is var count and not Unheard ? count : null;

    [JsonIgnore]
    public bool IsRemembered => !Quarters.IsEmpty;

    /// <summary>Whether its quarter hours are remembered and none is missing.</summary>
    [JsonIgnore]
    public bool IsEntire => IsRemembered && !Quarters.Contains(Unheard);

    public bool Equals(LearntDay? other) =>
        other is not null && (Day, Total, Heard, From, Trial) == (other.Day, other.Total, other.Heard, other.From, other.Trial) && Quarters.SequenceEqual(other.Quarters);

    public override int GetHashCode() => HashCode.Combine(Day, Total, From);
}

/// <summary>A forecast made before a day, beside what came.</summary>
/// <param name="Expected">Of the quarters that were heard.</param>
/// <param name="Error">Sum of the quarters' absolute errors.</param>
/// <param name="Quarters">In which somebody was expected or came.</param>
/// <param name="Within">Of them, in the band.</param>
public sealed record Trial(double Expected, double Error, int Quarters, int Within)
{
    /// <summary>Nobody was expected, and nobody came.</summary>
    public static Trial OfNothing { get; } = new(0, 0, 0, 0);
}
