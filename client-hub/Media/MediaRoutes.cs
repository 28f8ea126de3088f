using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Access;

namespace OpsHub.ClientHub.Media;

/// <param name="Items">In the order in which they are shown.</param>
/// <param name="PassedOver">Files in the folders that are not shown, with why.</param>
internal sealed record MediaAnswer(ImmutableArray<MediaItem> Items, ImmutableArray<PassedOver> PassedOver);

/// <summary>What hall screens show in their media slot.</summary>
internal static class MediaRoutes
{
    /// <summary>The address changes with the file, so a screen fetches it once.</summary>
    private const string Kept = "private, max-age=604800, immutable";

    public static void MapMedia(this IEndpointRouteBuilder app)
    {
        app.Map(Routes.Media, List).Answers<MediaAnswer>(401, 403);
        app.Map(Routes.MediaFile, One).Refuses(401, 403, 404);
    }

    private static IResult List(string company, string office, HttpContext http, MediaShelf shelf, Doorkeeper doorkeeper)
    {
        if (Barred(company, office, http, doorkeeper) is { } no) return no;
        var (shown, passedOver) = shelf.Of(company, office);
        return TypedResults.Json(new MediaAnswer(shown, passedOver));
    }

    private static IResult One(string company, string office, string file, HttpContext http, MediaShelf shelf, Doorkeeper doorkeeper)
    {
        if (Barred(company, office, http, doorkeeper) is { } no) return no;
        if (shelf.Find(company, office, file) is not var (path, type)) return new Problem(404, "media-unknown", "No such file is shown.", "address", $"One of GET /api/v1/{company}/media/{office}.");
        http.Response.Headers.CacheControl = Kept;
        return TypedResults.PhysicalFile(path, type, enableRangeProcessing: true);
    }

    /// <summary>Every screen of the company sees what is for all its offices.</summary>
    private static Problem? Barred(string company, string office, HttpContext http, Doorkeeper doorkeeper)
    {
        var identity = doorkeeper.Sure(http);
        return (office == "all" ? identity.MaySomewhere(Right.ReadScreens, company) : identity.May(Right.ReadScreens, company, office))
            ? null
            : new Problem(403, "forbidden", "The account or key may not see the screens of this office.", "address", Policies.Board.Meaning);
    }
}
