using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace OpsHub.Endurance.Country;

/// <summary>The telephone system of one company: reports its calls in bodies of NDJSON, the facts of one call one after the other.</summary>
/// <param name="http">To the hub, with a key.</param>
/// <param name="company">Whose.</param>
/// <param name="lanes">Calls on their way at a time.</param>
internal sealed class CallSource(HttpClient http, string company, int lanes)
{
    private readonly ConcurrentQueue<(int Lane, int Fact)> _free = new(Enumerable.Range(0, lanes).Select(lane => (lane, 0)));
    private readonly string _run = $"{Guid.NewGuid():N}"[..8];

    /// <summary>Reports so many facts at once, or as many as calls have no fact on its way.</summary>
    /// <returns>Facts the hub has taken.</returns>
    /// <exception cref="InvalidOperationException">A fact was not taken.</exception>
    public async Task<int> Report(int facts, CancellationToken cancel)
    {
        List<(int Lane, int Fact)> told = [];
        while (told.Count < facts && _free.TryDequeue(out var free)) told.Add(free);
        if (told.Count == 0) return 0;
        var at = $"{TimeProvider.System.GetUtcNow().UtcDateTime:O}";
        using var body = new StringContent(string.Join('\n', told.Select(t => Line(t.Lane, t.Fact, at))), Encoding.UTF8, new MediaTypeHeaderValue("application/x-ndjson"));
        using var answer = await http.PostAsync($"/api/v1/{company}/facts", body, cancel);
        var text = await answer.Content.ReadAsStringAsync(cancel);
        if (!answer.IsSuccessStatusCode || text.Split("\"outcome\":\"done\"").Length - 1 != told.Count) throw new InvalidOperationException($"Facts of calls were answered {(int)answer.StatusCode}: {text[..Math.Min(text.Length, 300)]}");
        foreach (var (lane, fact) in told) _free.Enqueue((lane, fact + 1));
        return told.Count;
    }

    private string Line(int lane, int fact, string at)
    {
        var (call, step, who) = (fact / Scale.FactsOfCall, fact % Scale.FactsOfCall, $"op-{lane}");
        var (name, data) = step switch
        {
            0 => ("join-queue", """{"line":"hotline"}"""),
            1 => ("ring-operator", $$"""{"line":"hotline","operator":"{{who}}"}"""),
            2 => ("answer-call", $$"""{"line":"hotline","operator":"{{who}}"}"""),
            3 => ("end-call", """{"line":"hotline"}"""),
            _ => throw new UnreachableException(),
        };
        return string.Create(CultureInfo.InvariantCulture, $$"""{"id":"{{_run}}-{{lane}}-{{fact}}","grain":"caller/{{_run}}.{{lane}}.{{call}}","fact":"{{name}}","occurredAt":"{{at}}","data":{{data}}}""");
    }
}
