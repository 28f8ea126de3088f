using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Profiles;

namespace OpsHub.ClientHub.Standards;

/// <summary>What recounts moved, over HTTP.</summary>
internal static class RecountRoutes
{
    private const int UsualMoved = 200, MostMoved = 5_000;

    public static void MapRecounts(this IEndpointRouteBuilder app)
    {
        app.Map(Routes.Recounts, List).Answers<RecountsAnswer>(401, 403, 404);
        app.Map(Routes.Moved, Moved).Answers<MovedAnswer>(400, 401, 403, 404);
    }

    private static IResult List(string company, IStandardsDesk desk) => desk.Recounts(company) is { } recounts ? TypedResults.Json(recounts) : None(company, "at all");

    private static async Task<IResult> Moved(string company, string recount, IStandardsDesk desk, CancellationToken cancel, string? skip = null, string? take = null)
    {
        if (Number(skip, 0, int.MaxValue, 0) is not { } from) return Wrong("?skip", "0 or more");
        if (Number(take, 1, MostMoved, UsualMoved) is not { } count) return Wrong("?take", $"1 to {MostMoved}");
        return await desk.Moved(company, recount, from, count, cancel) is { } moved ? TypedResults.Json(moved) : None(company, $"'{recount}'");
    }

    private static int? Number(string? text, int least, int most, int usual) =>
        text is null ? usual : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;

    private static Problem Wrong(string at, string expected) => new(400, "query-wrong", "This is no number that can be asked for.", at, expected);

    private static Problem None(string company, string what) => new(404, "recount-unknown", $"'{company}' has no recount {what}.", null, $"One of GET /api/v1/{company}/recounts of a company with a profile.");
}
