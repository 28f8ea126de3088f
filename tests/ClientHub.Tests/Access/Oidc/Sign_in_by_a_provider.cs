using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;
using OpsHub.ClientHub.Access.Oidc;
using OpsHub.ClientHub.Tests.Host;
using OpsHub.Grains.Access;

namespace OpsHub.ClientHub.Tests.Access.Oidc;

public sealed class Sign_in_by_a_provider(SharedProvider shared) : IClassFixture<SharedProvider>
{
    private static readonly DateTimeOffset LongAgo = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Provider _provider = shared.Provider.Anew();

    [Fact]
    public async Task Gives_a_session_with_the_roles_of_the_groups_and_leads_back()
    {
        await using var hub = await Hub(_provider);
        _provider.Person = ("Anna", ["opshub-heads", "canteen"]);
        var client = hub.Client();

        (await There(client, "/wall/samara")).ShouldBe("/wall/samara");

        var who = await TestHub.Json(await client.GetAsync("/api/v1/session"));
        who.GetProperty("name").GetString().ShouldBe("oidc:anna");
        who.GetProperty("roles").ToString().ShouldBe("""[{"role":"head","company":"samara","office":"one"}]""");
        var code = _provider.Asked.Single();
        code.CodeVerifier.ShouldNotBeNullOrEmpty();   // PKCE
        (await client.GetAsync("/api/v1/sessions")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("nonce")]
    [InlineData("audience")]
    [InlineData("expired")]
    public async Task Believes_no_token_of_another_nonce_audience_or_time(string wrong)
    {
        await using var hub = await Hub(_provider);
        _provider.Person = ("anna", ["opshub-heads"]);
        _provider.Forge = token => Forged(token, wrong);
        var client = hub.Client();

        (await There(client)).ShouldBe("/sign-in?oidc=failed");

        (await client.GetAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        hub.App.Services.GetRequiredService<AccessDirectory>().FindAccount("oidc:anna").ShouldBeNull();
        hub.Log.Lines.ShouldContain(l => l.Contains("sign-in by the provider", StringComparison.Ordinal));
        hub.Log.Lines.ShouldNotContain(l => l.Contains("anna", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Takes_no_answer_that_this_browser_did_not_ask_for()
    {
        await using var hub = await Hub(_provider);
        _provider.Person = ("anna", ["opshub-heads"]);
        var asked = await hub.Client().GetAsync("/api/v1/oidc/sign-in");
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var answer = (await browser.GetAsync(asked.Headers.Location)).Headers.Location!;

        var victim = hub.Client();

        (await victim.GetAsync(answer)).Headers.Location!.ToString().ShouldBe("/sign-in?oidc=failed");
        (await victim.GetAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Lets_nobody_in_who_is_in_no_group_and_keeps_no_account_of_him()
    {
        await using var hub = await Hub(_provider);
        _provider.Person = ("anna", ["canteen"]);
        var client = hub.Client();

        (await There(client)).ShouldBe("/sign-in?oidc=no-rights");

        (await client.GetAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        hub.App.Services.GetRequiredService<AccessDirectory>().FindAccount("oidc:anna").ShouldBeNull();
    }

    [Fact]
    public async Task Follows_the_groups_and_ends_what_rested_on_others()
    {
        await using var hub = await Hub(_provider);
        _provider.Person = ("anna", ["opshub-heads"]);
        var before = hub.Client();
        await There(before);

        _provider.Person = ("anna", ["opshub-auditors"]);
        var after = hub.Client();
        (await There(after)).ShouldBe("/");
        (await before.GetAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await TestHub.Json(await after.GetAsync("/api/v1/session"))).GetProperty("roles").ToString().ShouldBe("""[{"role":"auditor","company":"samara"}]""");

        _provider.Person = ("anna", []);
        (await There(hub.Client())).ShouldBe("/sign-in?oidc=no-rights");
        (await after.GetAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Makes_nobody_an_account_of_the_hub_s_own()
    {
        await using var hub = await Hub(_provider);
        _provider.Person = ("admin", ["opshub-auditors"]);
        var client = hub.Client();
        await There(client);

        (await TestHub.Json(await client.GetAsync("/api/v1/session"))).GetProperty("name").GetString().ShouldBe("oidc:admin");
        (await (await hub.Client().PostAsJsonAsync("/api/v1/session", new { login = "oidc:admin", password = TestHub.Password })).Problem()).Code.ShouldBe("sign-in-failed");
        var administrator = await hub.Administrator();
        (await (await administrator.PutAsJsonAsync("/api/v1/accounts/oidc:admin/password", new { password = TestHub.Password })).Problem()).Code.ShouldBe("account-external");
        await administrator.PostAsync("/api/v1/accounts/oidc:admin/disable", null);
        (await client.GetAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await There(hub.Client())).ShouldBe("/sign-in?oidc=disabled");
    }

    [Fact]
    public async Task Leaves_the_hub_s_own_accounts_as_they_are_when_the_provider_is_away()
    {
        var provider = await Provider.Start();
        await using var hub = await Hub(provider);
        await provider.DisposeAsync();

        (await There(hub.Client())).ShouldBe("/sign-in?oidc=unreachable");
        await hub.Administrator();
    }

    [Fact]
    public async Task Ends_at_the_provider_too()
    {
        await using var hub = await Hub(_provider);

        var there = (await hub.Client().GetAsync("/api/v1/oidc/sign-out")).Headers.Location!;

        there.GetLeftPart(UriPartial.Path).ShouldBe($"{_provider.Address}/end");
        there.Query.ShouldContain("client_id=hub");
        there.Query.ShouldContain("post_logout_redirect_uri=");
    }

    [Fact]
    public async Task Is_offered_where_there_is_a_provider_only()
    {
        await using var with = await Hub(_provider);
        await using var without = await TestHub.Start();

        (await with.Client().GetStringAsync("/api/v1/oidc")).ShouldBe("""{"provider":"Company"}""");
        (await without.Client().GetStringAsync("/api/v1/oidc")).ShouldBe("{}");
        (await without.Client().GetAsync("/api/v1/oidc/sign-in")).Headers.Location!.ToString().ShouldBe("/sign-in");
    }

    [Theory]
    [InlineData("/wall/samara", "/wall/samara")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData(null, "/")]
    public void Leads_back_to_pages_of_the_hub_only(string? asked, string led) => OidcDesk.OwnPath(asked).ShouldBe(led);

    private static Task<TestHub> Hub(Provider provider) => TestHub.Start(
        (WebApplicationBuilder builder) => builder.Services.AddSingleton(new OidcSecret(Provider.Secret)),
        ("Access:Oidc:Authority", provider.Address), ("Access:Oidc:ClientId", Provider.ClientId), ("Access:Oidc:Name", "Company"), ("Access:Oidc:PatienceS", "300"),
        ("Access:Oidc:Roles:0", "opshub-heads=head@samara/one"), ("Access:Oidc:Roles:1", "opshub-auditors=auditor@samara"));

    /// <summary>To the provider and back as a browser goes; where it ends.</summary>
    private static async Task<string> There(HttpClient client, string next = "/")
    {
        var location = (await client.GetAsync($"/api/v1/oidc/sign-in?next={Uri.EscapeDataString(next)}")).Headers.Location!;
        while (location.IsAbsoluteUri) location = (await client.GetAsync(location)).Headers.Location!;
        return location.ToString();
    }

    private static void Forged(ClaimsPrincipal token, string wrong)
    {
        switch (wrong)
        {
            case "nonce": token.SetClaim("nonce", "another"); break;
            case "audience": token.SetAudiences("another"); break;
            case "expired": token.SetCreationDate(LongAgo).SetExpirationDate(LongAgo.AddHours(1)); break;
            default: throw new ArgumentOutOfRangeException(nameof(wrong));
        }
    }
}
