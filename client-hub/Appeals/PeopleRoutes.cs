using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Commands;
using OpsHub.ClientHub.Json;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.People;

namespace OpsHub.ClientHub.Appeals;

/// <summary>The one decision over a person's data. No general command address offers it: it cannot be undone and has a right of its own.</summary>
internal static class PeopleRoutes
{
    public static void MapPeople(this IEndpointRouteBuilder app) =>
        app.Map(Routes.WithdrawConsent, Withdraw).Reads(typeof(WithdrawConsent), Body.Json).Answers<CommandAnswer>(400, 401, 403, 409, 413, 415, 429, 503);

    private static async Task<IResult> Withdraw(string company, string customer, HttpContext http, IGrains grains, Catalog catalog, Doorkeeper doorkeeper)
    {
        if (Person.IdOf(company, customer) is not { IsValid: true } grain) return new Problem(400, "grain-wrong", "This is no customer.", "address", "The opaque key of a customer, as an appeal shows it.");
        if (Headers.IdempotencyKey(http.Request, out var id) is { } noKey) return noKey;
        var (command, problem) = await Body.Read<WithdrawConsent>(http, CommandRoutes.MaxBytes, http.RequestAborted);
        if (problem is not null) return problem;
        var outcome = await grains.Send(new Envelope(grain, id, command!, doorkeeper.Sure(http).Actor), http.RequestAborted);
        return Outcomes.Problem(outcome) as IResult ?? TypedResults.Json(Outcomes.Answer(outcome, catalog));
    }
}
