using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace OpsHub.Faults.Tests.Support;

/// <summary>Speaks to the web edge as administrators and integrations do.</summary>
internal static class EdgeClient
{
    /// <summary>Signs the first administrator in and issues a key with every right that load needs. Asks again, for a minute, while the hub says that it cannot answer yet.</summary>
    public static async Task<string> IssueKey(Uri address, string password)
    {
        using var http = new HttpClient { BaseAddress = address };
        (await Answered(() => http.PostAsJsonAsync("/api/v1/session", new { login = "admin", password }))).EnsureSuccessStatusCode();
        string[] rights = ["send-commands", "send-facts", "read-walls", "read-screens", "read-figures", "read-metrics"];
        var issued = await Answered(() => http.PostAsJsonAsync("/api/v1/device-keys", new { label = "faults", rights }));
        issued.IsSuccessStatusCode.ShouldBeTrue(await issued.Content.ReadAsStringAsync());
        return (await issued.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("key").GetString()!;
    }

    private static async Task<HttpResponseMessage> Answered(Func<Task<HttpResponseMessage>> ask)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            var answer = await ask();
            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable || patience.IsCancellationRequested) return answer;
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        }
    }

    public static HttpClient With(Uri address, string key) => new() { BaseAddress = address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) } };

    public static HttpRequestMessage Post(string path, string body, string type, string? id = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue(type) } } };
        if (id is not null) request.Headers.Add("Idempotency-Key", id);
        return request;
    }
}
