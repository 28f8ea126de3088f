using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Drifts;

/// <summary>A drift that goes on.</summary>
/// <param name="Since">When it is likeliest to have begun: the sum has stood above zero since.</param>
/// <param name="Longer">Whether waits are longer than usual at this hour.</param>
/// <param name="Late">Whether more waits break the norm than usual.</param>
/// <param name="WaitS">Mean wait of the last half hour that was judged, seconds.</param>
/// <param name="UsualS">What is usual at that hour, seconds.</param>
public sealed record DriftCell(Instant Since, bool Longer, bool Late, int WaitS, int UsualS);

/// <summary>One office or line.</summary>
/// <param name="Known">Whether it is known what is usual at any hour; before that nothing drifts.</param>
/// <param name="WaitSum">Sum over waits ÷ its limit, 0 to 1.</param>
/// <param name="LateSum">Sum over late cases ÷ its limit, 0 to 1.</param>
/// <param name="Drift">Null while nothing drifts.</param>
public sealed record PlaceDrift(string Company, string? Office, string? Line, bool Known, double WaitSum, double LateSum, DriftCell? Drift)
{
    internal static PlaceDrift Of(string company, string? office, string? line, Drift drift) => new(
        company, office, line, drift.Hours.Values.Any(h => h.IsKnown), Math.Round(drift.Longer.Sum / Drifts.Drift.WaitLimit, 3), Math.Round(drift.Late.Sum / Drifts.Drift.LateLimit, 3), drift.Cell);
}

/// <summary>What edges may ask of drifts. Answers are of the newest fact folded.</summary>
public interface IDrifts
{
    /// <summary>Every office and line of which a wait is known, of one company or, where it is null, of all.</summary>
    ImmutableArray<PlaceDrift> Drifts(string? company);
}
