using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpsHub.ClientHub.Commands;
using OpsHub.Grains.Access;
using OpsHub.Grains.Kernel;

namespace OpsHub.ClientHub.Access;

/// <summary>Decides whether somebody passes a policy at an address.</summary>
internal sealed class PolicyCheck(Doorkeeper doorkeeper, LocalRequests local) : AuthorizationHandler<Policy>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Policy requirement)
    {
        var http = context.Resource as HttpContext;
        if (http is not null && requirement == Policies.ReadMetrics && local.AreTrusted(http)) context.Succeed(requirement);
        else if (doorkeeper.Who(context.User) is { } identity && (Passes(requirement, identity, http) || (requirement.Or is { } other && Passes(requirement with { Right = other }, identity, http)))) context.Succeed(requirement);
        return Task.CompletedTask;
    }

    private static bool Passes(Policy policy, Identity identity, HttpContext? http)
    {
        if (policy.Right is not { } right) return true;
        var company = http?.GetRouteValue("company") as string;
        return policy.Reach switch
        {
            Reach.Hub => identity.May(right),
            Reach.Company => company is not null && identity.May(right, company),
            Reach.Grain => company is not null && identity.May(right, company, OfficeOf(http!, company)),
            Reach.Somewhere => company is not null && identity.MaySomewhere(right, company),
            _ => throw new InvalidOperationException($"The policy {policy.Name} has a right and no reach."),
        };
    }

    private static string? OfficeOf(HttpContext http, string company) =>
        http.GetEndpoint()?.Metadata.GetMetadata<CommandOf>() is { } command && http.GetRouteValue("key") is string key
            ? Places.OfficeOf(new GrainId(command.Kind, company, key))
            : null;
}
