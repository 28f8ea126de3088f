using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Tests.Host;
using OpsHub.Grains.Access;

namespace OpsHub.ClientHub.Tests.Access;

public sealed class Sign_in
{
    [Fact]
    public async Task Gives_a_strict_cookie_and_tells_who_and_what()
    {
        await using var hub = await TestHub.Start();
        await hub.Person("anna", new RoleGrant(Role.Auditor, "samara", "one"));

        var answer = await hub.Client().PostAsJsonAsync("/api/v1/session", new { login = " Anna", password = TestHub.Password });

        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldStartWith("opshub=");
        cookie.ShouldContain("samesite=strict");
        cookie.ShouldContain("httponly");
        (await TestHub.Json(answer)).ToString().ShouldBe(
            """{"kind":"account","name":"anna","roles":[{"role":"auditor","company":"samara","office":"one"}],"rights":[{"right":"read-walls","company":"samara","office":"one"},{"right":"read-screens","company":"samara","office":"one"},{"right":"read-figures","company":"samara","office":"one"},{"right":"read-appeals","company":"samara","office":"one"}]}""");
    }

    [Fact]
    public async Task Lasts_until_signed_out()
    {
        await using var hub = await TestHub.Start();
        var client = await hub.Administrator();

        (await client.GetAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.DeleteAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await (await client.GetAsync("/api/v1/session")).Problem()).Code.ShouldBe("not-signed-in");
    }

    [Fact]
    public async Task Answers_a_wrong_password_and_an_unknown_login_alike_and_logs_neither()
    {
        await using var hub = await TestHub.Start();
        var client = hub.Client();

        var wrong = await client.PostAsJsonAsync("/api/v1/session", new { login = "admin", password = "not the pass" });
        var unknown = await client.PostAsJsonAsync("/api/v1/session", new { login = "surely-nobody", password = "not the pass" });

        (await wrong.Content.ReadAsStringAsync()).ShouldBe(await unknown.Content.ReadAsStringAsync());
        (await wrong.Problem()).Code.ShouldBe("sign-in-failed");
        hub.Log.Lines.ShouldNotContain(l => l.Contains("surely-nobody", StringComparison.Ordinal) || l.Contains("not the pass", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Slows_down_whoever_guesses()
    {
        await using var hub = await TestHub.Start(("Access:FreeFailures", "3"));
        var client = hub.Client();
        for (var i = 0; i < 4; i++) await client.PostAsJsonAsync("/api/v1/session", new { login = "admin", password = "guess" });

        var slowed = await client.PostAsJsonAsync("/api/v1/session", new { login = "admin", password = hub.AdministratorPassword });

        (await slowed.Problem()).Code.ShouldBe("sign-in-slowed");
        slowed.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeGreaterThan(0);
        (await client.PostAsJsonAsync("/api/v1/session", new { login = "else", password = "guess" })).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Ends_everywhere_when_the_password_changes_and_goes_on_where_it_was_changed()
    {
        await using var hub = await TestHub.Start();
        var here = await hub.Person("anna", new RoleGrant(Role.Supervisor));
        var elsewhere = await hub.SignIn("anna", TestHub.Password);

        var changed = await here.PutAsJsonAsync("/api/v1/session/password", new { oldPassword = TestHub.Password, newPassword = "another long password" });

        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await here.GetAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await elsewhere.GetAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await hub.SignIn("anna", "another long password");
    }

    [Theory]
    [InlineData("wrong old one", "another long password", 401, "sign-in-failed")]
    [InlineData(TestHub.Password, "short", 400, "password-length")]
    public async Task Changes_no_password_without_the_old_one_or_for_a_short_one(string old, string chosen, int status, string code)
    {
        await using var hub = await TestHub.Start();
        var client = await hub.Person("anna");

        var answer = await client.PutAsJsonAsync("/api/v1/session/password", new { oldPassword = old, newPassword = chosen });

        var (told, toldCode, _, _) = await answer.Problem();
        (told, toldCode).ShouldBe((status, code));
    }

    [Fact]
    public async Task Ends_at_once_when_the_account_is_disabled_and_does_not_come_back_with_it()
    {
        await using var hub = await TestHub.Start();
        var anna = await hub.Person("anna", new RoleGrant(Role.Supervisor));
        var administrator = await hub.Administrator();

        await administrator.PostAsync("/api/v1/accounts/anna/disable", null);
        (await anna.GetAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await administrator.PostAsync("/api/v1/accounts/anna/enable", null);
        (await anna.GetAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        await hub.SignIn("anna", TestHub.Password);
    }

    [Fact]
    public async Task Ends_when_roles_change_and_the_next_has_the_new_ones()
    {
        await using var hub = await TestHub.Start();
        var anna = await hub.Person("anna", new RoleGrant(Role.Supervisor));
        (await anna.GetAsync("/api/v1/accounts")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        var administrator = await hub.Administrator();
        (await administrator.PutAsJsonAsync("/api/v1/accounts/anna/roles", new { roles = new[] { new { role = "administrator" } } })).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await anna.GetAsync("/api/v1/accounts")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await (await hub.SignIn("anna", TestHub.Password)).GetAsync("/api/v1/accounts")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Leaves_the_hub_an_administrator()
    {
        await using var hub = await TestHub.Start();
        var administrator = await hub.Administrator();

        (await (await administrator.PostAsync("/api/v1/accounts/admin/disable", null)).Problem()).Code.ShouldBe("last-administrator");
        (await (await administrator.PutAsJsonAsync("/api/v1/accounts/admin/roles", new { roles = Array.Empty<object>() })).Problem()).Code.ShouldBe("last-administrator");
    }

    [Fact]
    public async Task Survives_a_restart_when_the_keys_are_kept()
    {
        var keys = Directory.CreateTempSubdirectory("opshub-test").FullName;
        try
        {
            var cookies = new CookieContainer();
            await using var first = await TestHub.Start(("Access:KeyDirectory", keys));
            await first.Person("anna");
            await first.SignIn("anna", TestHub.Password, cookies);
            var cookie = cookies.GetCookies(first.Address).Single();

            await using var second = await TestHub.Start(("Access:KeyDirectory", keys));
            second.App.Services.GetRequiredService<AccessDirectory>().Load(first.App.Services.GetRequiredService<AccessDirectory>().Save());   // as the log would say
            var jar = new CookieContainer();
            jar.Add(second.Address, new Cookie(cookie.Name, cookie.Value));

            (await TestHub.Json(await second.Client(jar).GetAsync("/api/v1/session"))).GetProperty("name").GetString().ShouldBe("anna");
        }
        finally
        {
            Directory.Delete(keys, recursive: true);
        }
    }

    [Fact]
    public async Task Makes_one_first_administrator_only()
    {
        await using var hub = await TestHub.Start();
        var again = (FirstAdministrator)hub.App.Services.GetService(typeof(FirstAdministrator))!;

        (await again.Create(CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task Shows_a_made_password_once()
    {
        await using var hub = await TestHub.Start();
        var administrator = await hub.Administrator();

        var made = await TestHub.Json(await administrator.PostAsJsonAsync("/api/v1/accounts", new { login = "boris", roles = Array.Empty<object>() }));

        await hub.SignIn("boris", made.GetProperty("password").GetString()!);
        (await administrator.GetStringAsync("/api/v1/accounts")).ShouldBe("""{"accounts":[{"login":"admin","roles":[{"role":"administrator"}],"disabled":false},{"login":"boris","roles":[],"disabled":false}]}""");
    }
}
