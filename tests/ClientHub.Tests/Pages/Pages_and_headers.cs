using System.Net;
using OpsHub.ClientHub.Tests.Host;

namespace OpsHub.ClientHub.Tests.Pages;

public sealed class Pages_and_headers(SharedHub shared) : IClassFixture<SharedHub>
{
    private readonly TestHub _hub = shared.Hub;

    [Theory]
    [InlineData("/")]
    [InlineData("/wall/samara")]
    [InlineData("/screen/samara/one")]
    public async Task Every_page_address_is_the_index(string address)
    {
        var answer = await _hub.Client().GetAsync(address);

        (await answer.Content.ReadAsStringAsync()).ShouldBe("<title>index</title>");
        answer.Headers.CacheControl!.NoCache.ShouldBeTrue();
    }

    [Fact]
    public async Task Assets_are_kept_for_ever()
    {
        var answer = await _hub.Client().GetAsync("/assets/main-1a2b.js");

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        answer.Headers.GetValues("Cache-Control").ShouldBe(["public, max-age=31536000, immutable"]);
    }

    [Fact]
    public async Task A_page_of_an_office_with_a_dot_in_its_id_is_a_page()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/screen/samara/office.1") { Headers = { { "Accept", "text/html" } } };

        (await (await _hub.Client().SendAsync(request)).Content.ReadAsStringAsync()).ShouldBe("<title>index</title>");
    }

    [Theory]
    [InlineData("/assets/gone-9f.js")]
    [InlineData("/api/v1/nowhere")]
    [InlineData("/health/nowhere")]
    [InlineData("/../appsettings.json")]
    public async Task What_is_not_there_is_not_the_index(string address) =>
        (await _hub.Client().GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Theory]
    [InlineData("/")]
    [InlineData("/assets/main-1a2b.js")]
    [InlineData("/api/v1/version")]
    [InlineData("/api/v1/boards")]
    [InlineData("/nowhere.txt")]
    public async Task Every_answer_is_guarded(string address)
    {
        var headers = (await _hub.Client().GetAsync(address)).Headers;

        string Of(string name) => headers.GetValues(name).Single();
        Of("Content-Security-Policy").ShouldBe(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; media-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
        Of("X-Content-Type-Options").ShouldBe("nosniff");
        Of("Referrer-Policy").ShouldBe("no-referrer");
        Of("Cross-Origin-Opener-Policy").ShouldBe("same-origin");
        Of("Cross-Origin-Resource-Policy").ShouldBe("same-origin");
        Of("Permissions-Policy").ShouldContain("camera=()");
        headers.Contains("Server").ShouldBeFalse();
        headers.Contains("Strict-Transport-Security").ShouldBeFalse(); // plain HTTP
    }

    [Theory]
    [InlineData("/api/v1/version")]
    [InlineData("/api/v1/boards")]
    public async Task Data_that_somebody_opens_as_a_page_are_saved(string address)
    {
        (await _hub.Client().GetAsync(address)).Content.Headers.ContentDisposition!.ToString().ShouldBe("attachment; filename=\"api.json\"");
        (await _hub.Client().GetAsync("/openapi/v1.json")).Content.Headers.ContentDisposition.ShouldBeNull();
    }

    [Fact]
    public async Task Answers_of_the_API_are_not_stored()
    {
        var answer = await _hub.Client().GetAsync("/api/v1/version");

        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await answer.Content.ReadAsStringAsync()).ShouldStartWith("""{"version":"0.1.0""");
    }
}
