using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using OpsHub.ClientHub.Json;
using OpsHub.ClientHub.Problems;

namespace OpsHub.ClientHub.Access;

/// <summary>What the OpenAPI document says of a route.</summary>
internal static class RouteDocs
{
    public static IEndpointConventionBuilder Reads<T>(this IEndpointConventionBuilder route) => route.Reads(typeof(T), Body.Json);

    public static IEndpointConventionBuilder Reads(this IEndpointConventionBuilder route, Type body, params string[] contentTypes) =>
        route.WithMetadata(new AcceptsMetadata(contentTypes, body));

    public static IEndpointConventionBuilder Answers<T>(this IEndpointConventionBuilder route, params ReadOnlySpan<int> problems) =>
        route.WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), [Body.Json])).Refuses(problems);

    public static IEndpointConventionBuilder AnswersNothing(this IEndpointConventionBuilder route, params ReadOnlySpan<int> problems) =>
        route.WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status204NoContent)).Refuses(problems);

    public static IEndpointConventionBuilder Refuses(this IEndpointConventionBuilder route, params ReadOnlySpan<int> problems)
    {
        foreach (var status in problems) route.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(ProblemBody), [Problem.ContentType]));
        return route;
    }
}
