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
        app.Map(Routes.SignIn, SignIn).Reads<SignInRequest>().Answers<SessionAnswer>(400, 401, 429);
        app.Map(Routes.SignDeviceIn, SignDeviceIn).Reads<DeviceSignInRequest>().Answers<SessionAnswer>(400, 401, 429);
        app.Map(Routes.WhoAmI, (HttpContext http, Doorkeeper doorkeeper) => TypedResults.Json(SessionAnswer.Of(doorkeeper.Sure(http)))).Answers<SessionAnswer>(401);
        app.Map(Routes.SignOut, SignOut).AnswersNothing();
        app.Map(Routes.OwnPassword, ChangeOwn).Reads<OwnPasswordRequest>().Answers<SessionAnswer>(400, 401, 409);
    }

    private static async Task<IResult> SignIn(HttpContext http, SignInDesk desk, CancellationToken cancel)
    {
        var (request, problem) = await Body.Read<SignInRequest>(http, MaxBytes, cancel);
        if (request is null) return problem!;
        var login = Logins.Normal(request.Login);
        if (desk.Slowed(login, http) is { } slowed) return slowed;
        var account = await desk.Check(login, request.Password, http, cancel);
        return account is null ? desk.Failed() : await Enter(http, desk.EnterPerson(), Schemes.ForAccount(Schemes.Cookie, login, account.Generation), cancel);
    }

    private static async Task<IResult> SignDeviceIn(HttpContext http, SignInDesk desk, Doorkeeper doorkeeper, CancellationToken cancel)
    {
        var (request, problem) = await Body.Read<DeviceSignInRequest>(http, MaxBytes, cancel);
        if (request is null) return problem!;
        if (desk.Slowed("", http) is { } slowed) return slowed;
        if (!DeviceKeyText.TryParse(request.Key, out var key) || !doorkeeper.Holds(key)) return desk.Failed();
        desk.Known(http);
        return await Enter(http, desk.EnterDevice(), Schemes.ForDevice(Schemes.Cookie, key.Id), cancel);
    }

    private static async Task<IResult> Enter(HttpContext http, AuthenticationProperties kept, ClaimsPrincipal user, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        await http.SignInAsync(Schemes.Cookie, user, kept);
        var identity = http.RequestServices.GetRequiredService<Doorkeeper>().Who(user);
        return identity is null ? SignInDesk.Wrong : TypedResults.Json(SessionAnswer.Of(identity));
    }

    private static async Task<IResult> SignOut(HttpContext http)
    {
        await http.SignOutAsync(Schemes.Cookie);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> ChangeOwn(HttpContext http, SignInDesk desk, Doorkeeper doorkeeper, AccountDesk accounts, IOptions<AccessOptions> options, CancellationToken cancel)
    {
        var (request, problem) = await Body.Read<OwnPasswordRequest>(http, MaxBytes, cancel);
        if (request is null) return problem!;
        var identity = doorkeeper.Sure(http);
        if (identity.Kind != IdentityKind.Account) return new Problem(403, "no-password", "A device has no password.");
        if (desk.Slowed(identity.Id, http) is { } slowed) return slowed;
        if (await desk.Check(identity.Id, request.OldPassword, http, cancel) is null) return desk.Failed();
        if (Logins.PasswordProblem(request.NewPassword, "$.newPassword", options.Value) is { } weak) return weak;
        if (await accounts.Change(identity, identity.Id, hash => new ChangePassword(hash), request.NewPassword, cancel) is { } refused) return refused;
        var account = accounts.Find(identity.Id)!;
        return await Enter(http, desk.EnterPerson(), Schemes.ForAccount(Schemes.Cookie, identity.Id, account.Generation), cancel);
    }
}
