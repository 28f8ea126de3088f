using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace OpsHub.ClientHub.Access;

/// <summary>The only way an endpoint comes into being: with its row of the table and that row's policy.</summary>
internal static class RouteMapping
{
    public static RouteHandlerBuilder Map(this IEndpointRouteBuilder app, Route route, Delegate handler) =>
        app.MapMethods(route.Pattern, [route.Method], handler).Guard(route).WithSummary(route.Summary);

    /// <summary>Maps one concrete address of a row that stands for many.</summary>
    public static IEndpointConventionBuilder Map(this IEndpointRouteBuilder app, Route route, string pattern, RequestDelegate handler) =>
        app.MapMethods(pattern, [route.Method], handler).Guard(route);

    public static TBuilder Guard<TBuilder>(this TBuilder endpoint, Route route)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.WithMetadata(route);
        return route.Policy.Open ? endpoint.AllowAnonymous() : endpoint.RequireAuthorization(route.Policy.Name);
    }

    /// <summary>Makes every policy known under its name.</summary>
    public static void AddTable(this AuthorizationOptions options)
    {
        foreach (var policy in Policies.All.Where(p => !p.Open))
            options.AddPolicy(policy.Name, builder => builder.AddAuthenticationSchemes(Schemes.Any).AddRequirements(policy));
    }
}
