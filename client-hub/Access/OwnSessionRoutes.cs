using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Access;

namespace OpsHub.ClientHub.Access;

/// <summary>What people may see and do of their own sessions, wherever they were begun.</summary>
internal static class OwnSessionRoutes
{
    public static void MapOwnSessions(this IEndpointRouteBuilder app)
    {
        app.Map(Routes.OwnSessions, List).Answers<SessionsAnswer>(401, 403);
        app.Map(Routes.EndOwnSession, End).AnswersNothing(401, 403);
        app.Map(Routes.EndOwnSessions, EndAll).AnswersNothing(401, 403);
    }

    private static Problem NoSessions { get; } = new(403, "no-sessions", "A device has no sessions to look at; revoke its key instead.");

    private static IResult List(HttpContext http, SessionDesk desk, Doorkeeper doorkeeper)
    {
        if (doorkeeper.Sure(http) is not { Kind: IdentityKind.Account } person) return NoSessions;
        var here = Schemes.SessionOf(http.User)?.Id;
        return TypedResults.Json(new SessionsAnswer([.. desk.Of(person.Id).Select(s => new OpenSession(s.Id, s.Network, s.BeganAt, s.UntilAt, s.Id == here))]));
    }

    private static async Task<IResult> End(string id, HttpContext http, SessionDesk desk, Doorkeeper doorkeeper, CancellationToken cancel) =>
        doorkeeper.Sure(http) is not { Kind: IdentityKind.Account } person ? NoSessions : await desk.End(person.Id, id, cancel) as IResult ?? TypedResults.NoContent();

    private static async Task<IResult> EndAll(HttpContext http, SessionDesk desk, Doorkeeper doorkeeper, CancellationToken cancel)
    {
        if (doorkeeper.Sure(http) is not { Kind: IdentityKind.Account } person) return NoSessions;
        if (await desk.EndAll(person, person.Id, cancel) is { } problem) return problem;
        await http.SignOutAsync(Schemes.Cookie);
        return TypedResults.NoContent();
    }
}
