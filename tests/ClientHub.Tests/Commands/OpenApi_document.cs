using OpsHub.ClientHub.Commands;
using OpsHub.ClientHub.Tests.Host;
using OpsHub.Grains;

namespace OpsHub.ClientHub.Tests.Commands;

public sealed class OpenApi_document
{
    [Fact]
    public async Task Shows_every_command_with_its_body_headers_and_words()
    {
        await using var hub = await TestHub.Start();
        var document = await TestHub.Json(await (await hub.Administrator()).GetAsync("/openapi/v1.json"));
        var paths = document.GetProperty("paths");

        foreach (var ((kind, name), type) in Concepts.Catalog.Commands)
        {
            var path = $"/api/v1/{{company}}/{kind}/{{key}}/{name}";
            paths.TryGetProperty(path, out var item).ShouldBe(CommandRoutes.IsOffered(type), path);
            if (!CommandRoutes.IsOffered(type)) continue;
            var post = item.GetProperty("post");
            post.GetProperty("summary").GetString().ShouldNotBeNullOrWhiteSpace(path);
            post.GetProperty("requestBody").GetProperty("content").TryGetProperty("application/json", out _).ShouldBeTrue(path);
            post.GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString()).ShouldBe(["company", "key", "Idempotency-Key", "X-Occurred-At"], path);
            post.GetProperty("responses").TryGetProperty("409", out _).ShouldBeTrue(path);
        }
    }

    [Fact]
    public async Task Takes_summaries_from_the_domain_s_own_words()
    {
        await using var hub = await TestHub.Start();
        var document = await TestHub.Json(await (await hub.Administrator()).GetAsync("/openapi/v1.json"));

        document.GetProperty("paths").GetProperty("/api/v1/{company}/office/{key}/open-office").GetProperty("post").GetProperty("summary").GetString()
            .ShouldBe("Opens the office's working day.");
    }

    [Fact]
    public async Task Writes_times_as_text()
    {
        await using var hub = await TestHub.Start();
        var text = (await TestHub.Json(await (await hub.Administrator()).GetAsync("/openapi/v1.json"))).ToString();

        text.ShouldContain("iana-time-zone");
        text.ShouldNotContain("daysInWeek");
    }
}
