using System.Net;
using Microsoft.AspNetCore.Http;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Tests.Host;

namespace OpsHub.ClientHub.Tests.Access;

public sealed class Foreign_pages
{
    [Theory]
    [InlineData("https://hub.example", "hub.example", true)]
    [InlineData("https://hub.example", "hub.example:443", true)]
    [InlineData("http://hub.example:8080", "hub.example:8080", true)]
    [InlineData("http://hub.example:8080", "hub.example", false)]
    [InlineData("https://evil.example", "hub.example", false)]
    [InlineData("https://hub.example.evil.example", "hub.example", false)]
    [InlineData("null", "hub.example", false)]
    [InlineData("https://proxy.example", "hub.example", true)]
    public void Are_told_by_their_origin(string origin, string host, bool ours) =>
        OriginCheck.IsOurs(origin, new HostString(host), secure: false, new HashSet<string> { "https://proxy.example" }).ShouldBe(ours);

    [Theory]
    [InlineData("https://hub.example", true)]
    [InlineData("http://hub.example:443", false)]
    public void That_came_in_the_clear_are_foreign_to_a_hub_behind_TLS(string origin, bool ours) =>
        OriginCheck.IsOurs(origin, new HostString("hub.example:443"), secure: true, new HashSet<string>()).ShouldBe(ours);

    [Theory]
    [InlineData("POST", "/api/v1/session")]
    [InlineData("DELETE", "/api/v1/session")]
    [InlineData("POST", "/api/v1/samara/office/one/open-office")]
    [InlineData("GET", "/feed")]
    public async Task May_change_nothing_and_watch_nothing(string method, string address)
    {
        await using var hub = await TestHub.Start();
        var client = await hub.Administrator();

        var answer = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), address) { Headers = { { "Origin", "https://evil.example" } } });

        (await answer.Problem()).Code.ShouldBe("origin-foreign");
    }

    [Fact]
    public async Task Are_not_the_hub_s_own()
    {
        await using var hub = await TestHub.Start();
        var client = await hub.Administrator();

        var answer = await client.SendAsync(new HttpRequestMessage(HttpMethod.Delete, "/api/v1/session") { Headers = { { "Origin", hub.Address.GetLeftPart(UriPartial.Authority) } } });

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }
}
