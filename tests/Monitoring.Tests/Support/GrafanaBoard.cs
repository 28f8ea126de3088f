using System.Text.Json;

namespace OpsHub.Monitoring.Tests.Support;

/// <summary>One panel or row of a dashboard.</summary>
/// <param name="Queries">As written, with Grafana's variables.</param>
internal sealed record Panel(int Id, string Type, string Title, string Description, string? Unit, (int X, int Y, int W, int H) Place, IReadOnlyList<string> Queries, JsonElement Said)
{
    public bool IsRow => Type == "row";
}

/// <summary>A dashboard as it is imported.</summary>
internal sealed class GrafanaBoard
{
    private GrafanaBoard(string name, JsonElement said) => (Name, Said) = (name, said);

    public static IReadOnlyList<GrafanaBoard> All { get; } = [.. Directory.GetFiles(Deployed.Grafana, "*.json").Order(StringComparer.Ordinal).Select(f => new GrafanaBoard(Path.GetFileName(f), JsonDocument.Parse(File.ReadAllText(f)).RootElement))];

    public string Name { get; }

    public JsonElement Said { get; }

    public IReadOnlyList<Panel> Panels => [.. Said.GetProperty("panels").EnumerateArray().Select(Read)];

    /// <summary>Variables asked of Prometheus, by name: <c>label_values(metric{…}, label)</c>.</summary>
    public IReadOnlyDictionary<string, string> Variables => Said.GetProperty("templating").GetProperty("list").EnumerateArray()
        .Where(v => v.GetProperty("type").GetString() == "query").ToDictionary(v => v.GetProperty("name").GetString()!, v => v.GetProperty("definition").GetString()!);

    /// <summary>A query as Grafana asks it with this company chosen and everything else left at all.</summary>
    public static string Filled(string query, string company) => query
        .Replace("$__rate_interval", "1m", StringComparison.Ordinal).Replace("$company", company, StringComparison.Ordinal)
        .Replace("$office", ".*", StringComparison.Ordinal).Replace("$line", ".*", StringComparison.Ordinal).Replace("$instance", ".*", StringComparison.Ordinal);

    private static Panel Read(JsonElement panel)
    {
        var at = panel.GetProperty("gridPos");
        int Number(string name) => at.GetProperty(name).GetInt32();
        return new Panel(
            panel.GetProperty("id").GetInt32(), Text(panel, "type")!, Text(panel, "title")!, Text(panel, "description") ?? "",
            panel.TryGetProperty("fieldConfig", out var fields) ? Text(fields.GetProperty("defaults"), "unit") : null, (Number("x"), Number("y"), Number("w"), Number("h")),
            panel.TryGetProperty("targets", out var targets) ? [.. targets.EnumerateArray().Select(t => Text(t, "expr")!)] : [], panel);
    }

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var text) ? text.GetString() : null;
}
