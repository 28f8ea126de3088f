using NodaTime;

namespace OpsHub.Grains.Alerts;

/// <summary>Something that is so now.</summary>
/// <param name="Kind">One of <see cref="ConditionKinds"/>.</param>
/// <param name="Subject">Where.</param>
/// <param name="SubjectName">For people.</param>
/// <param name="N">How many are concerned.</param>
/// <param name="Value">How much, where it has a figure that stands still.</param>
/// <param name="Threshold">Limit of that figure, or of the seconds counted, or null.</param>
/// <param name="Unit">Unit of value and threshold, or null.</param>
/// <param name="CountsFrom">Where the figure is a length of time: since when; or null.</param>
/// <param name="Until">When it is so no more unless something new is known; or null.</param>
public sealed record Condition(string Kind, string Subject, string SubjectName, long N = 1, decimal? Value = null, decimal? Threshold = null, string? Unit = null, Instant? CountsFrom = null, Instant? Until = null)
{
    /// <summary>What is read of it at an instant.</summary>
    public Reading At(Instant now) => new(
        CountsFrom is { } from ? Math.Max(0, decimal.Floor((decimal)(now - from).TotalSeconds)) : Value, Threshold, CountsFrom is null ? Unit : "s", N, null, CountsFrom);
}
