using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NodaTime;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Tests.Host;
using OpsHub.Grains.Access;

namespace OpsHub.ClientHub.Tests.Access;

public sealed class Given_passwords
{
    private const string Chosen = "seven green kettles";

    private static readonly (string, string?)[] Real = [("Access:Demonstration", "false")];

    [Fact]
    public async Task Are_good_for_one_sign_in_that_chooses_another()
    {
        await using var hub = await TestHub.Start(Real);

        (await (await SignIn(hub, hub.AdministratorPassword)).Problem()).ShouldBe((403, "password-must-change", "$.newPassword", "The password you choose."));
        (await SignIn(hub, hub.AdministratorPassword, Chosen)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await SignIn(hub, Chosen)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await SignIn(hub, hub.AdministratorPassword, Chosen)).Problem()).Code.ShouldBe("sign-in-failed");
    }

    [Fact]
    public async Task Tell_nothing_to_whoever_does_not_know_them()
    {
        await using var hub = await TestHub.Start(Real);

        (await (await SignIn(hub, "not the password", Chosen)).Problem()).Code.ShouldBe("sign-in-failed");
        (await (await SignIn(hub, hub.AdministratorPassword)).Problem()).Code.ShouldBe("password-must-change");
    }

    [Theory]
    [InlineData("short", "password-length")]
    [InlineData("Qwerty123456!", "password-common")]
    [InlineData("my admin password is long", "password-like-login")]
    public async Task Are_not_followed_by_one_that_is_guessed_first(string chosen, string code)
    {
        await using var hub = await TestHub.Start(Real);

        var (status, told, at, _) = await (await SignIn(hub, hub.AdministratorPassword, chosen)).Problem();
        (status, told, at).ShouldBe((400, code, "$.newPassword"));
        (await (await SignIn(hub, hub.AdministratorPassword, hub.AdministratorPassword)).Problem()).Code.ShouldBe("password-same");
    }

    [Fact]
    public async Task Are_worth_nothing_after_their_hours_and_the_next_start_gives_the_first_administrator_another()
    {
        await using var hub = await TestHub.Start([.. Real, ("Access:GivenPasswordHours", "24")]);
        var first = hub.App.Services.GetRequiredService<FirstAdministrator>();

        hub.Clock.Advance(Duration.FromHours(24) - Duration.FromSeconds(1));
        (await first.Create(CancellationToken.None)).ShouldBeNull();
        hub.Clock.Advance(Duration.FromSeconds(1));
        (await (await SignIn(hub, hub.AdministratorPassword, Chosen)).Problem()).Code.ShouldBe("password-expired");

        var again = (await first.Create(CancellationToken.None))!;
        (await SignIn(hub, again.Password, Chosen)).StatusCode.ShouldBe(HttpStatusCode.OK);
        hub.Clock.Advance(Duration.FromHours(25));
        (await first.Create(CancellationToken.None)).ShouldBeNull();   // its holder has chosen: no start ever takes that away
    }

    [Fact]
    public async Task Of_an_administrator_s_making_are_given_too()
    {
        await using var hub = await TestHub.Start(Real);
        var administrator = hub.Client();
        (await administrator.PostAsJsonAsync("/api/v1/session", new { login = "admin", password = hub.AdministratorPassword, newPassword = Chosen })).StatusCode.ShouldBe(HttpStatusCode.OK);

        var made = await TestHub.Json(await administrator.PostAsJsonAsync("/api/v1/accounts", new { login = "anna", roles = Array.Empty<object>() }));
        var given = made.GetProperty("password").GetString()!;
        (await (await SignIn(hub, given, login: "anna")).Problem()).Code.ShouldBe("password-must-change");
        (await SignIn(hub, given, "eleven quiet harbours", "anna")).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await administrator.PutAsJsonAsync("/api/v1/accounts/anna/password", new { password = "a password she forgot" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await SignIn(hub, "a password she forgot", login: "anna")).Problem()).Code.ShouldBe("password-must-change");
    }

    [Fact]
    public async Task And_all_others_are_hashed_anew_where_their_hash_has_too_few_rounds()
    {
        await using var hub = await TestHub.Start([.. Real, ("Access:HashRounds", "110000")]);
        var quick = new PasswordHasher<AccountState>(Options.Create(new PasswordHasherOptions { IterationCount = 10_000 }));
        await hub.Grains.Send(new(Account.IdOf("anna"), "1", new CreateAccount(quick.HashPassword(AccountState.None, Chosen), []), "hub"), CancellationToken.None);
        var directory = hub.App.Services.GetRequiredService<AccessDirectory>();
        var before = directory.FindAccount("anna")!.PasswordHash;

        var anna = await hub.SignIn("anna", Chosen);
        var after = directory.FindAccount("anna")!.PasswordHash;
        await hub.SignIn("anna", Chosen);

        after.ShouldNotBe(before);
        directory.FindAccount("anna")!.PasswordHash.ShouldBe(after);   // once is enough
        (await anna.GetAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Password2024!", true)]
    [InlineData("парольпароль", true)]
    [InlineData("123456789012", true)]
    [InlineData("aaaaabbbbbccccc", true)]
    [InlineData("abcdefghijklm", true)]
    [InlineData("2025Самара2025", true)]
    [InlineData("correct horse battery", false)]
    [InlineData("passwordless is the future", false)]
    [InlineData("h7Kq9vTm2xWc", false)]
    public void Are_compared_with_those_that_everybody_takes(string password, bool common) => CommonPasswords.Holds(password).ShouldBe(common);

    private static Task<HttpResponseMessage> SignIn(TestHub hub, string password, string? newPassword = null, string login = "admin") =>
        hub.Client().PostAsJsonAsync("/api/v1/session", newPassword is null ? new { login, password } : (object)new { login, password, newPassword });
}
