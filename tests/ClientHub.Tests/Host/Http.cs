using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace OpsHub.ClientHub.Tests.Host;

/// <summary>Requests and their refusals, as tests look at them.</summary>
internal static class Http
{
    public static HttpContent Json(string text) => new StringContent(text, Encoding.UTF8, "application/json");

    public static HttpContent Ndjson(string text) => Bytes(Encoding.UTF8.GetBytes(text), "application/x-ndjson");

    public static HttpContent Bytes(byte[] bytes, string type) => new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };

    /// <summary>Sends a command.</summary>
    public static Task<HttpResponseMessage> Command(this HttpClient client, string address, string json, string? key = "k", string? occurredAt = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = Json(json) };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        if (occurredAt is not null) request.Headers.Add("X-Occurred-At", occurredAt);
        return client.SendAsync(request);
    }

    /// <summary>Status, code, where and what is expected of a refusal; checks that it is a complete Problem Details document.</summary>
    public static async Task<(int Status, string Code, string? At, string? Expected)> Problem(this HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json", $"{(int)answer.StatusCode} {text}");
        var problem = JsonDocument.Parse(text).RootElement;
        problem.GetProperty("status").GetInt32().ShouldBe((int)answer.StatusCode);
        problem.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
        problem.GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
        text.ShouldNotContain("OpsHub.Grains");
        text.ShouldNotContain("   at ");
        var type = problem.GetProperty("type").GetString()!;
        type.ShouldStartWith("urn:opshub:problem:");
        return ((int)answer.StatusCode, type["urn:opshub:problem:".Length..], Text(problem, "at"), Text(problem, "expected"));
    }

    private static string? Text(JsonElement problem, string member) => problem.TryGetProperty(member, out var value) ? value.GetString() : null;
}
