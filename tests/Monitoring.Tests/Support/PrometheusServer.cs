using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace OpsHub.Monitoring.Tests.Support;

/// <summary>Debian's prometheus on a free port of loopback with the configuration and rules of <c>deploy/prometheus</c>; only the hub's address and the intervals are others.</summary>
internal sealed class PrometheusServer : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opshub-prometheus-");
    private readonly Process _process;
    private readonly HttpClient _client;
    private readonly List<string> _said = [];

    public PrometheusServer(Uri hub, string key)
    {
        var address = $"127.0.0.1:{FreePort()}";
        var rules = _folder.CreateSubdirectory("rules");
        foreach (var file in Deployed.Rules) File.Copy(file, Path.Combine(rules.FullName, Path.GetFileName(file)));
        File.WriteAllText(Path.Combine(_folder.FullName, "opshub.key"), key);
        var written = File.ReadAllText(Path.Combine(Deployed.Prometheus, "prometheus.yml"));
        var config = written.Replace("127.0.0.1:8080", hub.Authority, StringComparison.Ordinal).Replace("_interval: 15s", "_interval: 1s", StringComparison.Ordinal);
        config.ShouldNotBe(written);
        File.WriteAllText(Path.Combine(_folder.FullName, "prometheus.yml"), config);
        _client = new HttpClient { BaseAddress = new Uri($"http://{address}") };
        _process = Process.Start(new ProcessStartInfo(
            "prometheus", ["--config.file=prometheus.yml", "--enable-feature=exemplar-storage", $"--storage.tsdb.path={_folder.FullName}/data", $"--web.listen-address={address}", "--log.level=warn"])
        {
            WorkingDirectory = _folder.FullName, RedirectStandardError = true,
        })!;
        _process.ErrorDataReceived += (_, line) => { lock (_said) if (line.Data is { } text) _said.Add(text); };
        _process.BeginErrorReadLine();
    }

    /// <summary>What it wrote, for a failure's message.</summary>
    public string Said
    {
        get { lock (_said) return string.Join('\n', _said.TakeLast(20)); }
    }

    /// <summary>Answer of a query: its series, or why it is refused.</summary>
    public async Task<(IReadOnlyList<JsonElement> Series, string? Error)> Ask(string query, CancellationToken cancel)
    {
        var answer = await Get("query", ("query", query), cancel);
        return answer.GetProperty("status").GetString() == "success" ? ([.. answer.GetProperty("data").GetProperty("result").EnumerateArray()], null) : ([], answer.GetProperty("error").GetString());
    }

    /// <summary>Values of a label among the series of a selector.</summary>
    public async Task<IReadOnlyList<string>> Values(string label, string selector, CancellationToken cancel) =>
        [.. (await Get($"label/{label}/values", ("match[]", selector), cancel)).GetProperty("data").EnumerateArray().Select(v => v.GetString()!)];

    /// <summary>Every rule that it has loaded.</summary>
    public async Task<IReadOnlyList<JsonElement>> Rules(CancellationToken cancel) =>
        [.. (await Get("rules", ("type", ""), cancel)).GetProperty("data").GetProperty("groups").EnumerateArray().SelectMany(g => g.GetProperty("rules").EnumerateArray())];

    /// <summary>Traces that it keeps as examples of a series since its start.</summary>
    public async Task<IReadOnlyList<string>> Traces(string series, CancellationToken cancel)
    {
        var found = (await Get("query_exemplars", ("start=0&end=99999999999&query", series), cancel)).GetProperty("data").EnumerateArray().SelectMany(s => s.GetProperty("exemplars").EnumerateArray());
        return [.. found.Select(e => e.GetProperty("labels").GetProperty("trace_id").GetString()!)];
    }

    /// <summary>Asks again and again until a query has an answer; in between something may be done.</summary>
    public async Task Until(string query, Func<Task> meanwhile, CancellationToken cancel)
    {
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        while (true)
        {
            if (_process.HasExited) throw new InvalidOperationException($"prometheus ended with {_process.ExitCode}: {Said}");
            try
            {
                if ((await Ask(query, cancel)).Series.Count > 0) return;
            }
            catch (HttpRequestException)
            {
                // it does not listen yet, or is still opening its store
            }
            await meanwhile();
            await again.WaitForNextTickAsync(cancel);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _client.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task<JsonElement> Get(string path, (string Name, string Value) with, CancellationToken cancel)
    {
        using var answer = await _client.GetAsync($"/api/v1/{path}?{with.Name}={Uri.EscapeDataString(with.Value)}", cancel);
        if (answer.StatusCode == HttpStatusCode.ServiceUnavailable) throw new HttpRequestException("Prometheus is not ready.");
        return (await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancel), cancellationToken: cancel)).RootElement;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
