using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Access;
using OpsHub.Grains.Figures;

namespace OpsHub.ClientHub.Figures;

/// <summary>One figure.</summary>
/// <param name="Value">Left out without data.</param>
internal sealed record FigureBody(decimal? Value, string Unit, long N, Instant From, Instant To, string Definition, FigureState State);

internal sealed record MetricsAnswer(ImmutableArray<FigureDefinition> Metrics);

/// <summary>Figures over HTTP.</summary>
internal static class FigureRoutes
{
    private const string OfficeScope = "office/";

    public static void MapFigures(this IEndpointRouteBuilder app)
    {
        app.Map(Routes.Figures, Tell).Answers<FigureBody>(400, 401, 403);
        app.Map(Routes.Metrics, (IFigures figures) => TypedResults.Json(new MetricsAnswer([.. figures.Metrics]))).Answers<MetricsAnswer>(401);
    }

    private static IResult Tell(string company, HttpContext http, IFigures figures, Doorkeeper doorkeeper, string? scope = null, string? metric = null, string? window = null)
    {
        if (scope is null) return Missing("scope", "company, office/{office} or line/{line}");
        if (metric is null) return Missing("metric", "A metric from GET /api/v1/metrics-catalog.");
        if (window is null) return Missing("window", "now, 15m, 30m, today, month, or two instants with a stroke between them");
        var office = scope.StartsWith(OfficeScope, StringComparison.Ordinal) ? scope[OfficeScope.Length..] : null;
        if (!doorkeeper.Sure(http).May(Right.ReadFigures, company, office))
            return new Problem(403, "forbidden", "The account or key may not read figures of this scope.", "?scope", Policies.ReadFigures.Meaning);
        return figures.Answer(new FigureQuery(company, scope, metric, window)) switch
        {
            FigureAnswer.Told told => TypedResults.Json(new FigureBody(told.Value, told.Unit, told.N, told.From, told.To, told.Definition, told.State)),
            FigureAnswer.Refused no => new Problem(400, no.Refusal.Code, no.Refusal.Detail, $"?{no.At}", no.Expected),
            var unknown => throw new InvalidOperationException($"Unknown answer {unknown}."),
        };
    }

    private static Problem Missing(string part, string expected) => new(400, "query-incomplete", $"The query has no {part}.", $"?{part}", expected);
}
