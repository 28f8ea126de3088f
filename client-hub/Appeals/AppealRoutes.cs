using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Health;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Access;
using OpsHub.Grains.Appeals;

namespace OpsHub.ClientHub.Appeals;

/// <summary>The appeals desk over HTTP. Steps of an appeal are commands; bulk registration is the facts' NDJSON.</summary>
internal static class AppealRoutes
{
    public static void MapAppeals(this IEndpointRouteBuilder app)
    {
        app.Map(Routes.AppealCounts, Counts).MayFollow().Answers<DeskAnswer>(400, 401, 403, 404, 503);
        app.Map(Routes.AppealWords, Words).Answers<DeskWords>(401, 403, 404);
        app.Map(Routes.AppealIndicators, Indicators).Answers<IndicatorAnswer>(400, 401, 403, 404);
        app.Map(Routes.AppealDraft, Draft).Answers<DeskDraft>(400, 401, 403, 404);
        app.Map(Routes.Appeals, Search).MayFollow().Answers<DeskPage>(400, 401, 403, 404, 503);
        app.Map(Routes.OneAppeal, One).MayFollow().Answers<AppealCard>(400, 401, 403, 404, 503);
    }

    private static IResult Counts(string company, HttpContext http, IAppealDesk desk, Doorkeeper doorkeeper) =>
        Asked(company, http, doorkeeper, q => desk.Count(company, q.Query, q.From, q.To) is { } answer ? TypedResults.Json(answer) : NoStandard);

    private static IResult Indicators(string company, HttpContext http, IAppealDesk desk, Doorkeeper doorkeeper) =>
        Asked(company, http, doorkeeper, q => desk.Indicate(company, q.Query, q.From, q.To) is { } answer ? TypedResults.Json(answer) : NoStandard);

    private static IResult Search(string company, HttpContext http, IAppealDesk desk, Doorkeeper doorkeeper) =>
        Asked(company, http, doorkeeper, q => desk.Search(company, q.Query, q.From, q.To) is { } page ? TypedResults.Json(page) : NoStandard);

    private static IResult Words(string company, IAppealDesk desk) => desk.Words(company) is { } words ? TypedResults.Json(words) : NoStandard;

    private static IResult Draft(string company, HttpContext http, IAppealDesk desk, Doorkeeper doorkeeper)
    {
        var (asked, problem) = DraftQuestion.Of(http.Request.Query);
        return problem is not null ? problem : desk.Draft(company, asked!, doorkeeper.Sure(http).Actor) is { } draft ? TypedResults.Json(draft) : NoStandard;
    }

    private static async Task<IResult> One(string company, string id, HttpContext http, IAppealDesk desk, Doorkeeper doorkeeper)
    {
        var identity = doorkeeper.Sure(http);
        var card = await desk.Find(company, id, (right, office) => identity.May(right, company, office), http.RequestAborted);
        if (card is null) return new Problem(404, "appeal-unknown", "There is no such appeal.", "address", "An id from GET /api/v1/{company}/appeals.");
        return identity.May(Right.ReadAppeals, company, card.Line.Office) ? TypedResults.Json(card) : Forbidden("address");
    }

    /// <summary>Whoever may see one office only must ask for it.</summary>
    private static IResult Asked(string company, HttpContext http, Doorkeeper doorkeeper, Func<DeskQuestion, IResult> answer)
    {
        var (question, problem) = DeskQuestion.Of(http.Request.Query);
        if (problem is not null) return problem;
        return doorkeeper.Sure(http).May(Right.ReadAppeals, company, question!.Query.Office) ? answer(question) : Forbidden("?office");
    }

    private static Problem Forbidden(string at) => new(403, "forbidden", "The account or key may not see appeals there.", at, Policies.ReadAppeals.Meaning);

    private static Problem NoStandard => new(404, "no-standard", "The company's profile tells no standard of appeals.", "address", "A company whose profile has a section 'appeals'.");
}
