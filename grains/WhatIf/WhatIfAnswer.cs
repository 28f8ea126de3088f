using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.WhatIf;

/// <summary>Waits to the first call of those who came in an hour, or all day.</summary>
/// <param name="Called">How many were called.</param>
/// <param name="MeanS">Seconds, or null: nobody.</param>
/// <param name="LongestS">Seconds, or null: nobody.</param>
/// <param name="OverNormPercent">Share that waited longer than the norm, or null: nobody.</param>
public sealed record WaitsOf(int Called, int? MeanS, int? LongestS, decimal? OverNormPercent)
{
    internal static WaitsOf Of(IReadOnlyCollection<int> waits, int normS) => waits.Count == 0 ? new WaitsOf(0, null, null, null) : new WaitsOf(
        waits.Count, (int)Math.Round(waits.Average()), waits.Max(), Math.Round(100m * waits.Count(w => w > normS) / waits.Count, 1, MidpointRounding.AwayFromZero));
}

/// <summary>One hour.</summary>
/// <param name="Hour">Local.</param>
/// <param name="Now">As it was.</param>
/// <param name="Replayed">Played again with the windows as they were.</param>
/// <param name="Then">With the changed windows.</param>
/// <param name="Windows">As they were, of the replay.</param>
/// <param name="ThenWindows">The changed ones.</param>
public sealed record WhatIfHour(int Hour, WaitsOf Now, WaitsOf Replayed, WaitsOf Then, WindowTime Windows, WindowTime ThenWindows);

/// <summary>Minutes of an hour, all windows together.</summary>
/// <param name="OpenMin">Open and on no break.</param>
/// <param name="IdleMin">Of these with nobody at the window.</param>
public sealed record WindowTime(int OpenMin, int IdleMin);

/// <summary>What a day would have been with other windows.</summary>
/// <param name="NormS">Waiting norm of that day.</param>
/// <param name="Now">As it was.</param>
/// <param name="Replayed">Played again with the windows as they were: how far this can be trusted.</param>
/// <param name="Faithful">Whether that differs from the day by no more than a minute, or a tenth where that is more, in the mean, and by no more than 5 points in the share over the norm.</param>
/// <param name="Then">With the changed windows.</param>
public sealed record WhatIfAnswer(string Office, LocalDate Day, string TimeZone, int NormS, WaitsOf Now, WaitsOf Replayed, bool Faithful, WaitsOf Then, ImmutableArray<WhatIfHour> Hours);
