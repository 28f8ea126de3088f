using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpsHub.ClientHub.Access;
using OpsHub.Cluster.Engine;
using Orleans.Dashboard;

namespace OpsHub.Cluster.Hosting;

/// <summary>Orleans' own dashboard behind the hub's sign-in, for administrators of the whole hub.</summary>
internal static class DashboardPages
{
    private const string Prefix = "/orleans";

    /// <summary>Its page is made by others and styles itself inline; scripts still come from this origin only.</summary>
    private const string Csp = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static Route Route { get; } = new("GET", $"{Prefix}/{{**page}}", Policies.ManageAccess, "Orleans' own dashboard (opshub-cluster only)");

    /// <summary>Notes which of the engine's services are the dashboard's.</summary>
    public static void Register(IServiceCollection engine) => engine.AddSingleton(new Parts([.. engine
        .Where(s => s.ServiceType.Assembly == typeof(DashboardOptions).Assembly && s is { Lifetime: ServiceLifetime.Singleton, IsKeyedService: false } && !s.ServiceType.IsGenericTypeDefinition)
        .Select(s => s.ServiceType).Distinct()]));

    /// <summary>The web edge has services of its own: the dashboard's are lent to it.</summary>
    public static void AddTo(IServiceCollection web, OrleansEngine engine)
    {
        foreach (var part in engine.Services.GetRequiredService<Parts>().Types) web.AddSingleton(part, _ => engine.Services.GetRequiredService(part));
    }

    public static void Map(WebApplication app) => app.MapOrleansDashboard(Prefix).Guard(Route).AddEndpointFilter(async (call, next) =>
    {
        call.HttpContext.Response.Headers.ContentSecurityPolicy = Csp;
        return await next(call);
    });

    private sealed record Parts(IReadOnlyList<Type> Types);
}
