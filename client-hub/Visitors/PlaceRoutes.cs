using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Offices;

namespace OpsHub.ClientHub.Visitors;

/// <summary>Where and when a company can be reached, for its site and for anybody.</summary>
internal static class PlaceRoutes
{
    public static void MapPlaces(this IEndpointRouteBuilder app) => app.Map(Routes.Places, Of).Answers<CompanyPlaces>(404, 429);

    private static IResult Of(string company, IPlaces places) => places.Of(company) is { } told
        ? TypedResults.Json(told)
        : new Problem(404, "no-standard", "There is no profile of such a company.", "address", "A company of this hub.");
}

/// <summary>Without profiles nobody has told where companies are.</summary>
internal sealed class NoPlaces : IPlaces
{
    public CompanyPlaces? Of(string company) => null;
}
