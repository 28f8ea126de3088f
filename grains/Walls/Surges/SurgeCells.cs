using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Forecasts;

namespace OpsHub.Grains.Walls.Surges;

/// <summary>Whose visits or calls are counted: the nearest to the outage that is known.</summary>
public enum SurgeBasis
{
    /// <summary>Visitors of the offices whose served areas it touches, wherever they live.</summary>
    Offices,

    /// <summary>Calls of customers whom those offices serve, as far as somebody has said so of the call.</summary>
    Callers,

    /// <summary>Calls on all lines: nobody says where callers are from, and the outage is large enough to be heard on every line.</summary>
    Lines,
}

public enum SurgeVerdict
{
    /// <summary>Too few have come or are expected, or too few days are known, to call anything usual.</summary>
    FewData,

    Usual,

    /// <summary>More than on nine of ten such days.</summary>
    More,
}

/// <summary>Who has come or called since an outage began, beside a usual such day. Nobody is named.</summary>
/// <param name="Since">Beginning of the quarter hour from which it is counted: the outage's, or of the day where it is of an earlier one.</param>
/// <param name="Usual">Of the same quarter hours, as forecast before the day began; null: no earlier day is known.</param>
/// <param name="DaysLearnt">Days that the forecast stands on, of the place with the fewest.</param>
public sealed record SurgeCell(SurgeBasis Basis, Instant Since, int Came, ArrivalBand? Usual, int DaysLearnt, SurgeVerdict Verdict);

/// <summary>What an outage that goes on brings to offices and lines.</summary>
/// <param name="Visits">Null where no office serves its area.</param>
/// <param name="Calls">Null where nobody can tell its calls from others: no caller is known to be from there, and it is too small to be heard on the lines.</param>
public sealed record OutageSurge(SurgeCell? Visits, SurgeCell? Calls);

/// <summary>The same with each place by itself.</summary>
/// <param name="AsOf">Source instant of the newest visit or call.</param>
/// <param name="Places">Offices, areas of offices (callers) and lines behind the sums, most over the usual first.</param>
public sealed record OutageSurgeDetail(string Id, Instant AsOf, OutageSurge Surge, ImmutableArray<PlaceSurge> Places);

/// <param name="Place"><c>office/{id}</c>, <c>area/{office}</c> or <c>line/{id}</c>.</param>
/// <param name="Name">For people.</param>
public sealed record PlaceSurge(string Place, string Name, SurgeCell Surge);

/// <summary>The outage that brings most over the usual, as a company's wall tells it in one line.</summary>
/// <param name="Place">First place of its area, or null.</param>
/// <param name="Calls">Calls rather than visits.</param>
public sealed record WallSurge(string Outage, string? Place, bool Calls, SurgeCell Surge);
