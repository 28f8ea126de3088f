using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Health;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Access;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Cases;

namespace OpsHub.ClientHub.Cases;

/// <summary>The desk of cases over HTTP. What people do with a case are commands; bulk import is the facts' NDJSON, answered line by line.</summary>
internal static class CaseRoutes
{
    private static readonly string[] Known = ["number", "process", "owner", "office", "status", "bucket", "take", AfterPosition.Key];

    public static void MapCases(this IEndpointRouteBuilder app)
    {
        app.Map(Routes.CaseCounts, Counts).MayFollow().Answers<CaseCountsAnswer>(400, 401, 403, 404, 503);
        app.Map(Routes.CaseWords, Words).Answers<CaseWords>(401, 403, 404);
        app.Map(Routes.Cases, Search).MayFollow().Answers<CasePage>(400, 401, 403, 404, 503);
        app.Map(Routes.OneCase, One).MayFollow().Answers<CaseCard>(400, 401, 403, 404, 503);
    }

    private static IResult Counts(string company, HttpContext http, ICaseDesk desk, Doorkeeper doorkeeper) =>
        Asked(company, http, doorkeeper, q => desk.Count(company, q) is { } answer ? TypedResults.Json(answer) : NoProcesses);

    private static IResult Search(string company, HttpContext http, ICaseDesk desk, Doorkeeper doorkeeper) =>
        Asked(company, http, doorkeeper, q => desk.Search(company, q) is { } page ? TypedResults.Json(page) : NoProcesses);

    private static IResult Words(string company, ICaseDesk desk) => desk.Words(company) is { } words ? TypedResults.Json(words) : NoProcesses;

    private static async Task<IResult> One(string company, string id, HttpContext http, ICaseDesk desk, Doorkeeper doorkeeper)
    {
        var card = await desk.Find(company, id, http.RequestAborted);
        if (card is null) return new Problem(404, "case-unknown", "There is no such case.", "address", "An id from GET /api/v1/{company}/cases.");
        return doorkeeper.Sure(http).May(Right.ReadAppeals, company, card.Line.Office) ? TypedResults.Json(card) : Forbidden("address");
    }

    /// <summary>Whoever may see one office only must ask for it.</summary>
    private static IResult Asked(string company, HttpContext http, Doorkeeper doorkeeper, Func<CaseQuery, IResult> answer)
    {
        var (query, problem) = Read(http.Request.Query);
        if (problem is not null) return problem;
        return doorkeeper.Sure(http).May(Right.ReadAppeals, company, query!.Office) ? answer(query) : Forbidden("?office");
    }

    private static (CaseQuery?, Problem?) Read(IQueryCollection q)
    {
        if (q.Keys.FirstOrDefault(k => !Known.Contains(k)) is { } unknown) return (null, Wrong(unknown, $"One of {string.Join(", ", Known)}."));
        if (!Word<CasePhase>(q["status"], out var status)) return (null, Wrong("status", Words<CasePhase>()));
        if (!Word<DeskBucket>(q["bucket"], out var bucket)) return (null, Wrong("bucket", Words<DeskBucket>()));
        var take = 50;
        if (Text(q["take"]) is { } many && !(int.TryParse(many, NumberStyles.None, CultureInfo.InvariantCulture, out take) && take is >= 1 and <= CaseQuery.MostLines)) return (null, Wrong("take", $"1 to {CaseQuery.MostLines}"));
        return (new CaseQuery(Text(q["number"]), Text(q["process"]), Text(q["owner"]), Text(q["office"]), status, bucket, take), null);
    }

    private static string? Text(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static bool Word<T>(string? text, out T? value)
        where T : struct, Enum
    {
        value = null;
        foreach (var known in Enum.GetValues<T>())
            if (Spoken(known) == text) value = known;
        return string.IsNullOrEmpty(text) || value is not null;
    }

    private static string Words<T>()
        where T : struct, Enum => $"One of {string.Join(", ", Enum.GetValues<T>().Select(Spoken))}.";

    private static string Spoken<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static Problem Wrong(string at, string expected) => new(400, "query-wrong", "The query is not understood.", $"?{at}", expected);

    private static Problem Forbidden(string at) => new(403, "forbidden", "The account or key may not see cases there.", at, Policies.ReadAppeals.Meaning);

    private static Problem NoProcesses => new(404, "no-processes", "The company's profile tells no processes.", "address", "A company whose profile has a section 'cases'.");
}
