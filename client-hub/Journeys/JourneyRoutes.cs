using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Health;
using OpsHub.ClientHub.Json;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Access;
using OpsHub.Grains.Journeys;
using OpsHub.Grains.Kernel;

namespace OpsHub.ClientHub.Journeys;

/// <summary>One customer's contacts over HTTP. Nobody is named in them. Whoever serves a ticket or a call sees that customer's while it goes on, and no other's.</summary>
internal static class JourneyRoutes
{
    private const int MaxBytes = 4 * 1024;

    public static void MapJourneys(this IEndpointRouteBuilder app)
    {
        app.Map(Routes.Journeys, Tell).MayFollow().Answers<Journey>(400, 401, 403, 404, 503);
        app.Map(Routes.FindJourney, Find).Reads<JourneySearch>().Answers<Journey>(400, 401, 403, 404, 413, 415, 503);
    }

    private static async Task<IResult> Tell(string company, HttpContext http, IJourneys journeys, Doorkeeper doorkeeper)
    {
        var (query, problem) = JourneyQuestion.Of(http.Request.Query);
        if (problem is not null) return problem;
        var who = doorkeeper.Sure(http);
        query = query! with { MayReadPeople = who.May(Right.ReadPeople, company) };
        return who.May(Right.ReadAppeals, company) || (Serves(who, company, query) && journeys.GoesOn(company, query)) ? await Answer(company, query, journeys, http) : NotServed;
    }

    private static async Task<IResult> Find(string company, HttpContext http, IJourneys journeys)
    {
        var (asked, wrong) = await Body.Read<JourneySearch>(http, MaxBytes, http.RequestAborted);
        if (wrong is not null) return wrong;
        var (query, problem) = JourneyQuestion.Of(asked!);
        return problem ?? await Answer(company, query! with { MayReadPeople = true }, journeys, http);
    }

    private static async Task<IResult> Answer(string company, JourneyQuery query, IJourneys journeys, HttpContext http) =>
        GrainId.IsPart(company) && await journeys.Tell(company, query, http.RequestAborted) is { } journey ? TypedResults.Json(journey) : Unknown(query.By);

    /// <summary>Whether the question is of a ticket of an office, or of a call, where somebody may act.</summary>
    private static bool Serves(Identity who, string company, JourneyQuery query) => query.By switch
    {
        JourneyBy.Ticket when query.Name.IndexOf('/', StringComparison.Ordinal) is > 0 and var end => who.May(Right.SendCommands, company, query.Name[..end]),
        JourneyBy.Call => who.May(Right.SendCommands, company),
        _ => false,
    };

    private static Problem NotServed { get; } = new(
        403, "forbidden", "The account or key may not do this here.", "Authorization", "`read-appeals` in the company; or `send-commands` where a ticket is served, or a caller who was identified talks, now.");

    private static Problem Unknown(JourneyBy by) =>
        new(404, "journey-unknown", "No contact is known of it.", "query", by == JourneyBy.Ticket ? "Office and ticket, such as north/2026-11-10.А047, of a visitor who had booked or whom somebody has identified." : "A customer or an appeal as GET /api/v1/{company}/appeals/{id} shows it.");
}
