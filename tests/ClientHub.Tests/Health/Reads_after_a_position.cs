using OpsHub.ClientHub.Health;
using OpsHub.ClientHub.Tests.Host;

namespace OpsHub.ClientHub.Tests.Health;

/// <summary>The double knows no appeals: a read that was not held up is answered "no standard".</summary>
public sealed class Reads_after_a_position
{
    [Theory]
    [InlineData("?after=7", Following.There, 404, "no-standard")]
    [InlineData("?after=7", Following.Behind, 503, "catching-up")]
    [InlineData("?after=7", Following.Beyond, 400, "query-wrong")]
    [InlineData("?after=soon", Following.There, 400, "query-wrong")]
    [InlineData("?after=-1", Following.There, 400, "query-wrong")]
    [InlineData("", Following.Behind, 404, "no-standard")]
    public async Task Are_answered_with_it_or_told_why_not(string query, Following following, int status, string code)
    {
        await using var hub = await TestHub.Start();
        hub.Readiness.Following = following;
        var administrator = await hub.Administrator();

        foreach (var path in new[] { "appeals", "appeals/counts", "cases", "cases/counts", "promises", "duties", "feedback" })
        {
            var problem = await (await administrator.GetAsync($"/api/v1/samara/{path}{query}")).Problem();
            (problem.Status, problem.Code.Replace("no-processes", "no-standard", StringComparison.Ordinal)).ShouldBe((status, code), path);
            if (status != 404) problem.At.ShouldBe("?after", path);
        }
    }

    [Fact]
    public async Task Say_in_the_OpenAPI_document_that_they_wait()
    {
        await using var hub = await TestHub.Start();
        var document = await TestHub.Json(await (await hub.Administrator()).GetAsync("/openapi/v1.json"));

        var following = document.GetProperty("paths").EnumerateObject()
            .Where(p => p.Value.TryGetProperty("get", out var get) && get.TryGetProperty("parameters", out var all) && all.EnumerateArray().Any(q => q.GetProperty("name").GetString() == "after"))
            .Select(p => p.Name);
        following.ShouldContain("/api/v1/{company}/appeals/{id}");
    }
}
