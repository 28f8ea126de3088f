using System.Text.Json;

namespace OpsHub.Faults.Tests.Fuzz;

/// <summary>What must hold for every answer, whatever was asked.</summary>
internal static class Answers
{
    /// <summary>What is wrong with the answer, or null.</summary>
    public static async Task<string?> Fault(HttpResponseMessage answer)
    {
        var status = (int)answer.StatusCode;
        var text = await answer.Content.ReadAsStringAsync();
        if (status >= 500) return $"{status} {text}";
        if (status < 400 || answer.RequestMessage!.Method == HttpMethod.Head || IsServersOwn(answer, text) || IsTransports(answer)) return null;
        if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json") return $"{status} is no problem document: {answer.Content.Headers.ContentType} {text}";
        var problem = JsonDocument.Parse(text).RootElement;
        return problem.GetProperty("status").GetInt32() == status && problem.GetProperty("title").GetString() is { Length: > 0 } && problem.GetProperty("type").GetString() is { Length: > 0 }
            ? null
            : $"{status} is an incomplete problem document: {text}";
    }

    /// <summary>SignalR's transport says in plain text that a request to it is none.</summary>
    private static bool IsTransports(HttpResponseMessage answer) =>
        answer.RequestMessage!.RequestUri!.AbsolutePath.StartsWith("/feed", StringComparison.Ordinal) && answer.Content.Headers.ContentType?.MediaType == "text/plain";

    /// <summary>What is no HTTP request at all is turned away by the server before any program of ours: empty, and the connection closes.</summary>
    private static bool IsServersOwn(HttpResponseMessage answer, string text) => text.Length == 0 && answer.Headers.ConnectionClose == true;
}
