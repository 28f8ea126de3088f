using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Outages;
using OpsHub.Grains.Walls;
using OpsHub.Grains.Walls.Surges;

namespace OpsHub.ClientHub.Outages;

/// <summary>Outages in pages, however many there are, and one of them step by step.</summary>
internal static class OutageRoutes
{
    private const int UsualOutages = 50, MostOutages = 500, MostSkipped = 1_000_000, MostWords = 100;

    public static void MapOutages(this IEndpointRouteBuilder app)
    {
        app.Map(Routes.Outages, Search).Answers<OutagePage>(400, 401, 403);
        app.Map(Routes.OneOutage, Tell).Answers<OutageStory>(401, 403, 404);
        app.Map(Routes.SurgeOfOutage, Surge).Answers<OutageSurgeDetail>(401, 403, 404);
    }

    private static IResult Search(
        string company, IOutages outages, IHostClock clock, string? phase = null, string? kind = null, string? office = null, string? trouble = null, string? words = null, string? skip = null, string? most = null)
    {
        if (!Word<OutagePhase>(phase, out var stands)) return Wrong("phase", Names<OutagePhase>());
        if (!Word<OutageKind>(kind, out var what)) return Wrong("kind", Names<OutageKind>());
        if (!Word<OutageTrouble>(trouble, out var wrong)) return Wrong("trouble", Names<OutageTrouble>());
        if (words?.Length > MostWords) return Wrong("words", $"at most {MostWords} characters");
        if (!Number(skip, 0, 0, MostSkipped, out var skipped)) return Wrong("skip", $"0 to {MostSkipped}");
        if (!Number(most, UsualOutages, 1, MostOutages, out var count)) return Wrong("most", $"1 to {MostOutages}");
        return TypedResults.Json(outages.Search(new OutageQuery(company, stands, what, office, wrong, words, skipped, count), clock.GetCurrentInstant()));
    }

    private static async Task<IResult> Tell(string company, string outage, IOutages outages, CancellationToken cancel) =>
        GrainId.IsPart(company) && GrainId.IsPart(outage) && await outages.Story(company, outage, cancel) is { } story
            ? TypedResults.Json(story)
            : new Problem(404, "outage-unknown", "No such outage is in the log.", "address", "An outage of GET /api/v1/{company}/outages or of the board outages/{company}.");

    private static IResult Surge(string company, string outage, IOutages outages) => outages.Surge(company, outage) is { } surge
        ? TypedResults.Json(surge)
        : new Problem(404, "surge-unknown", "No such outage goes on, or nobody has come or called yet.", "address", "An outage of GET /api/v1/{company}/outages?phase=active.");

    private static bool Word<T>(string? text, out T? word)
        where T : struct, Enum
    {
        word = null;
        if (text is null) return true;
        if (!Enum.TryParse<T>(text, ignoreCase: true, out var parsed) || !Enum.IsDefined(parsed)) return false;
        word = parsed;
        return true;
    }

    private static string Names<T>()
        where T : struct, Enum => $"one of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}";

    private static bool Number(string? text, int usual, int least, int most, out int number)
    {
        number = usual;
        return text is null || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least && number <= most);
    }

    private static Problem Wrong(string part, string expected) => new(400, "query-wrong", $"The query has no good '{part}'.", $"?{part}", expected);
}
