using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Health;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Access;
using OpsHub.Grains.Journeys;
using OpsHub.Grains.Kernel;

namespace OpsHub.ClientHub.Journeys;

/// <summary>One customer's contacts over HTTP. Nobody is named in them; whoever asks by an account number must be allowed to read personal details.</summary>
internal static class JourneyRoutes
{
    public static void MapJourneys(this IEndpointRouteBuilder app) => app.Map(Routes.Journeys, Tell).MayFollow().Answers<Journey>(400, 401, 403, 404, 503);

    private static async Task<IResult> Tell(string company, HttpContext http, IJourneys journeys, Doorkeeper doorkeeper)
    {
        var (query, problem) = JourneyQuestion.Of(http.Request.Query);
        if (problem is not null) return problem;
        if (query!.By == JourneyBy.Contract && !doorkeeper.Sure(http).May(Right.ReadPeople, company))
            return new Problem(403, "forbidden", "An account number is a personal detail, and the account or key may not read those.", "?contract", "The opaque customer or an appeal, or `read-people` in the company.");
        return GrainId.IsPart(company) && await journeys.Tell(company, query, http.RequestAborted) is { } journey ? TypedResults.Json(journey) : Unknown(query.By);
    }

    private static Problem Unknown(JourneyBy by) =>
        new(404, "journey-unknown", "No contact is known of it.", "query", by == JourneyBy.Ticket ? "Office and ticket, such as north/2026-11-10.А047, of a visitor who had booked." : "A customer or an appeal as GET /api/v1/{company}/appeals/{id} shows it.");
}
