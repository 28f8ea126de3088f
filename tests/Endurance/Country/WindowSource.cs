using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace OpsHub.Endurance.Country;

/// <summary>The windows of one company, in turn over all offices: a visitor takes a ticket, a window calls, begins, ends; one command at a time of each, each a request of its own.</summary>
/// <param name="http">To the hub, with a key.</param>
/// <param name="company">Whose.</param>
/// <param name="offices">How many.</param>
/// <param name="windows">Of each.</param>
internal sealed class WindowSource(HttpClient http, string company, int offices, int windows)
{
    private const int VisitsAtOnce = 30;   // so that also a short run sees visits from their beginning to their end

    private readonly ConcurrentQueue<(int Office, int Window, int Step)> _begun = [];
    private readonly ConcurrentQueue<(int Office, int Window, int Step)> _fresh = new(from window in Enumerable.Range(1, windows) from office in Enumerable.Range(0, offices) select (office, window, 0));
    private readonly string _run = $"{Guid.NewGuid():N}"[..8];
    private long _ids;

    /// <summary>One window goes on.</summary>
    /// <returns>Log position of what came of it, or null when every visit waits for an answer.</returns>
    /// <exception cref="InvalidOperationException">The command was not done.</exception>
    public async Task<long?> Act(CancellationToken cancel)
    {
        var begins = _begun.Count < VisitsAtOnce;
        if (!(begins ? _fresh : _begun).TryDequeue(out var free) && !_begun.TryDequeue(out free)) return null;
        var (name, body) = free.Step switch
        {
            0 => ("issue-ticket", """{"service":"s1"}"""),
            1 => ("call-next", $$"""{"window":{{free.Window}}}"""),
            2 => ("start-service", $$"""{"window":{{free.Window}}}"""),
            3 => ("finish-service", $$"""{"window":{{free.Window}}}"""),
            _ => throw new UnreachableException(),
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/{company}/queue/{Scale.OfficeOf(free.Office)}/{name}") { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };
        request.Headers.Add("Idempotency-Key", $"{_run}-{Interlocked.Increment(ref _ids)}");
        using var answer = await http.SendAsync(request, cancel);
        var text = await answer.Content.ReadAsStringAsync(cancel);
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{name} was answered {(int)answer.StatusCode}: {text[..Math.Min(text.Length, 300)]}");
        var next = free with { Step = (free.Step + 1) % Scale.CommandsOfVisit };
        (next.Step == 0 ? _fresh : _begun).Enqueue(next);
        using var said = JsonDocument.Parse(text);
        return said.RootElement.GetProperty("position").GetInt64();
    }
}
