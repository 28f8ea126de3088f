using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpsHub.ClientHub.Json;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Access;

namespace OpsHub.ClientHub.Access;

/// <summary>Signing in and out.</summary>
internal static class SessionRoutes
{
    private const int MaxBytes = 4096;

    public static void MapSessions(this IEndpointRouteBuilder app)
    {
        app.Map(Routes.SignIn, SignIn).Reads<SignInRequest>().Answers<SessionAnswer>(400, 401, 403, 429);
        app.Map(Routes.SignDeviceIn, SignDeviceIn).Reads<DeviceSignInRequest>().Answers<SessionAnswer>(400, 401, 429);
        app.Map(Routes.WhoAmI, (HttpContext http, Doorkeeper doorkeeper) => TypedResults.Json(SessionAnswer.Of(doorkeeper.Sure(http)))).Answers<SessionAnswer>(401);
        app.Map(Routes.SignOut, SignOut).AnswersNothing(503);
        app.Map(Routes.OwnPassword, ChangeOwn).Reads<OwnPasswordRequest>().Answers<SessionAnswer>(400, 401, 409);
    }

    private static async Task<IResult> SignIn(HttpContext http, SignInDesk desk, SessionDesk sessions, GivenPasswords given, AccountDesk accounts, CancellationToken cancel)
    {
        var (request, problem) = await Body.Read<SignInRequest>(http, MaxBytes, cancel);
        if (request is null) return problem!;
        var login = Logins.Normal(request.Login);
        if (desk.Slowed(login, http) is { } slowed) return slowed;
        var account = await desk.Check(login, request.Password, http, cancel);
        if (account is null) return desk.Failed();
        if (given.Refusal(account, login, request.Password, request.NewPassword) is { } not) return not;
        if (request.NewPassword is { } chosen)
        {
            if (await accounts.ChangeOwn(login, chosen, cancel) is { } refused) return refused;
            account = accounts.Find(login)!;
        }
        return await EnterPerson(login, account, http, desk, sessions, cancel);
    }

    private static async Task<IResult> SignDeviceIn(HttpContext http, SignInDesk desk, Doorkeeper doorkeeper, CancellationToken cancel)
    {
        var (request, problem) = await Body.Read<DeviceSignInRequest>(http, MaxBytes, cancel);
        if (request is null) return problem!;
        if (desk.Slowed("", http) is { } slowed) return slowed;
        if (!DeviceKeyText.TryParse(request.Key, out var key) || doorkeeper.Holds(key) is not { } generation) return desk.Failed();
        desk.Known(http);
        return await Enter(http, desk.EnterDevice(), Schemes.ForDevice(Schemes.Cookie, key.Id, generation), cancel);
    }

    private static async Task<IResult> EnterPerson(string login, AccountState account, HttpContext http, SignInDesk desk, SessionDesk sessions, CancellationToken cancel)
    {
        var (cookie, problem) = await sessions.Begin(login, account, http, cancel);
        return cookie is null ? problem! : await Enter(http, desk.EnterPerson(), cookie, cancel);
    }

    private static async Task<IResult> Enter(HttpContext http, AuthenticationProperties kept, ClaimsPrincipal user, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        await http.SignInAsync(Schemes.Cookie, user, kept);
        var identity = http.RequestServices.GetRequiredService<Doorkeeper>().Who(user);
        return identity is null ? SignInDesk.Wrong : TypedResults.Json(SessionAnswer.Of(identity));
    }

    /// <summary>The cookie goes whatever happens; the session behind it ends too, or the answer says that it did not.</summary>
    private static async Task<IResult> SignOut(HttpContext http, SessionDesk sessions, CancellationToken cancel)
    {
        await http.SignOutAsync(Schemes.Cookie);
        if (Schemes.SessionOf(http.User) is var (login, session, _) && await sessions.End(login, session, cancel) is { } problem) return problem;
        return TypedResults.NoContent();
    }

    private static async Task<IResult> ChangeOwn(HttpContext http, SignInDesk desk, Doorkeeper doorkeeper, AccountDesk accounts, SessionDesk sessions, IOptions<AccessOptions> options, CancellationToken cancel)
    {
        var (request, problem) = await Body.Read<OwnPasswordRequest>(http, MaxBytes, cancel);
        if (request is null) return problem!;
        var identity = doorkeeper.Sure(http);
        if (identity.Kind != IdentityKind.Account) return new Problem(403, "no-password", "A device has no password.");
        if (desk.Slowed(identity.Id, http) is { } slowed) return slowed;
        if (await desk.Check(identity.Id, request.OldPassword, http, cancel) is null) return desk.Failed();
        if (Logins.PasswordProblem(request.NewPassword, identity.Id, "$.newPassword", options.Value) is { } weak) return weak;
        if (await accounts.ChangeOwn(identity.Id, request.NewPassword, cancel) is { } refused) return refused;
        return await EnterPerson(identity.Id, accounts.Find(identity.Id)!, http, desk, sessions, cancel);
    }
}
