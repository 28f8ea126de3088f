using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using OpsHub.ClientHub.Json;
using OpsHub.Grains.Access;

namespace OpsHub.ClientHub.Access;

/// <summary>What administrators do to accounts.</summary>
internal static class AccountRoutes
{
    private const int MaxBytes = 16 * 1024;

    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        app.Map(Routes.Accounts, List).Answers<AccountsAnswer>(401, 403);
        app.Map(Routes.CreateAccount, Create).Reads<CreateAccountRequest>().Answers<PasswordAnswer>(400, 401, 403, 409);
        app.Map(Routes.SetRoles, SetRoles).Reads<RolesRequest>().AnswersNothing(400, 401, 403, 409);
        app.Map(Routes.SetPassword, SetPassword).Reads<PasswordRequest>().Answers<PasswordAnswer>(400, 401, 403, 409);
        app.Map(Routes.DisableAccount, Disable).AnswersNothing(401, 403, 409);
        app.Map(Routes.EnableAccount, (string login, HttpContext http, AccountDesk desk, Doorkeeper doorkeeper, CancellationToken cancel) =>
            Do(login, new EnableAccount(), http, desk, doorkeeper, cancel)).AnswersNothing(401, 403, 409);
        app.Map(Routes.EndSessions, (string login, HttpContext http, AccountDesk desk, Doorkeeper doorkeeper, CancellationToken cancel) =>
            Do(login, new EndSessions(), http, desk, doorkeeper, cancel)).AnswersNothing(401, 403, 409);
    }

    private static IResult List(AccessDirectory directory) => TypedResults.Json(new AccountsAnswer(
        [.. directory.Accounts.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => new AccountAnswer(a.Key, a.Value.Roles, a.Value.Disabled))]));

    private static async Task<IResult> Create(HttpContext http, AccountDesk desk, Doorkeeper doorkeeper, GivenPasswords given, IOptions<AccessOptions> options, CancellationToken cancel)
    {
        var (request, problem) = await Body.Read<CreateAccountRequest>(http, MaxBytes, cancel);
        if (request is null) return problem!;
        var login = Logins.Normal(request.Login);
        if (Logins.LoginProblem(login, "$.login") is { } wrong) return wrong;
        if (request.Password is { } chosen && Logins.PasswordProblem(chosen, login, "$.password", options.Value) is { } weak) return weak;
        var password = request.Password ?? Passwords.Make();
        return await desk.Change(doorkeeper.Sure(http), login, hash => new CreateAccount(hash, request.Roles, given.Mark), password, cancel) is { } refused
            ? refused
            : TypedResults.Json(new PasswordAnswer(login, request.Password is null ? password : null));
    }

    private static async Task<IResult> SetRoles(string login, HttpContext http, AccountDesk desk, Doorkeeper doorkeeper, CancellationToken cancel)
    {
        var (request, problem) = await Body.Read<RolesRequest>(http, MaxBytes, cancel);
        if (request is null) return problem!;
        var stays = request.Roles.Any(r => r is { Role: Role.Administrator, Company: null });
        return !stays && desk.IsLastAdministrator(login) ? AccountDesk.LastAdministrator : await Do(login, new ChangeRoles(request.Roles), http, desk, doorkeeper, cancel);
    }

    private static async Task<IResult> SetPassword(string login, HttpContext http, AccountDesk desk, Doorkeeper doorkeeper, GivenPasswords given, IOptions<AccessOptions> options, CancellationToken cancel)
    {
        var (request, problem) = await Body.Read<PasswordRequest>(http, MaxBytes, cancel);
        if (request is null) return problem!;
        if (Logins.LoginProblem(login, "login") is { } wrong) return wrong;
        if (request.Password is { } chosen && Logins.PasswordProblem(chosen, login, "$.password", options.Value) is { } weak) return weak;
        var password = request.Password ?? Passwords.Make();
        return await desk.Change(doorkeeper.Sure(http), login, hash => new ChangePassword(hash, given.Mark), password, cancel) is { } refused
            ? refused
            : TypedResults.Json(new PasswordAnswer(login, request.Password is null ? password : null));
    }

    private static async Task<IResult> Disable(string login, HttpContext http, AccountDesk desk, Doorkeeper doorkeeper, CancellationToken cancel) =>
        desk.IsLastAdministrator(login) ? AccountDesk.LastAdministrator : await Do(login, new DisableAccount(), http, desk, doorkeeper, cancel);

    private static async Task<IResult> Do(string login, AccountCommand command, HttpContext http, AccountDesk desk, Doorkeeper doorkeeper, CancellationToken cancel) =>
        Logins.LoginProblem(login, "login") ?? await desk.Change(doorkeeper.Sure(http), Account.IdOf(login), command, cancel) as IResult ?? TypedResults.NoContent();
}
