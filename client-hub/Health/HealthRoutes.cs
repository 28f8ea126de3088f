using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Problems;

namespace OpsHub.ClientHub.Health;

internal sealed record HealthAnswer(string Status);

/// <summary>For load balancers and watchdogs.</summary>
internal static class HealthRoutes
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.Map(Routes.Live, () => TypedResults.Json(new HealthAnswer("live"))).Answers<HealthAnswer>();
        app.Map(Routes.Ready, async (IReadiness readiness, CancellationToken cancel) => await readiness.Check(cancel) is { } missing
            ? (IResult)new Problem(503, missing.Code, missing.Detail) { RetryAfterS = 1 }
            : TypedResults.Json(new HealthAnswer("ready"))).Answers<HealthAnswer>(503);
    }
}
