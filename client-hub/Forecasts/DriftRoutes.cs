using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpsHub.ClientHub.Access;
using OpsHub.Grains.Access;
using OpsHub.Grains.Drifts;

namespace OpsHub.ClientHub.Forecasts;

internal sealed record DriftsAnswer(ImmutableArray<PlaceDrift> Places);

/// <summary>Drifts over HTTP.</summary>
internal static class DriftRoutes
{
    public static void MapDrifts(this IEndpointRouteBuilder app) => app.Map(Routes.Drift, Tell).Answers<DriftsAnswer>(401, 403);

    private static IResult Tell(string company, HttpContext http, IDrifts drifts, Doorkeeper doorkeeper)
    {
        var who = doorkeeper.Sure(http);
        return TypedResults.Json(new DriftsAnswer([.. drifts.Drifts(company).Where(d => who.May(Right.ReadFigures, company, d.Office))]));
    }
}

/// <summary>Stands in where the host folds no walls.</summary>
internal sealed class NoDrifts : IDrifts
{
    public ImmutableArray<PlaceDrift> Drifts(string? company) => [];
}
