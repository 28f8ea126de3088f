using System.Text.RegularExpressions;
using OpsHub.Monitoring.Tests.Support;

namespace OpsHub.Monitoring.Tests;

/// <summary>Debian's prometheus reads a hub on a simulated morning with the files of <c>deploy/prometheus</c>, and is asked all that Grafana would ask it.</summary>
[Collection(nameof(Watching))]
public sealed partial class Real_Prometheus(Watching watching) : IAsyncLifetime
{
    private PrometheusServer? _prometheus;

    public async Task InitializeAsync()
    {
        if (new PrometheusFactAttribute().Skip is not null) return;
        _prometheus = new PrometheusServer(watching.Hub.Address, watching.Hub.Key);
        await _prometheus.Until($"count_over_time(opshub:visitors_waiting:company{{company=\"{WatchedHub.Company}\"}}[5m]) >= 4 and on () sum(opshub:commands:rate5m) > 0", () => watching.Hub.Ask(watching.Cancel), watching.Cancel);
    }

    public async Task DisposeAsync()
    {
        if (_prometheus is not null) await _prometheus.DisposeAsync();
    }

    [PrometheusFact]
    public async Task Has_an_answer_to_every_panel_variable_and_rule()
    {
        List<string> wrong = [.. await Panels(), .. await Variables(), .. await Rules()];

        wrong.ShouldBeEmpty(_prometheus!.Said);
    }

    /// <summary>The way from a slow second on a graph to the request that it was.</summary>
    [PrometheusFact]
    public async Task Keeps_the_trace_of_a_command_beside_its_duration() =>
        (await _prometheus!.Traces("opshub_command_duration_seconds_bucket", watching.Cancel)).ShouldContain(watching.Hub.Trace, _prometheus.Said);

    /// <summary>Refused, or without any series.</summary>
    private async Task<List<string>> Panels()
    {
        List<string> wrong = [];
        foreach (var board in GrafanaBoard.All)
            foreach (var panel in board.Panels)
                foreach (var query in panel.Queries)
                {
                    var (series, error) = await _prometheus!.Ask(GrafanaBoard.Filled(query, WatchedHub.Company), watching.Cancel);
                    if (series.Count == 0) wrong.Add($"{board.Name}, {panel.Title}: {error ?? "no data"}: {query}");
                }
        return wrong;
    }

    private async Task<List<string>> Variables()
    {
        List<string> wrong = [];
        foreach (var (board, name, query) in GrafanaBoard.All.SelectMany(b => b.Variables.Select(v => (b.Name, v.Key, v.Value))))
        {
            var (selector, label) = LabelValues().Match(query) is { Success: true } asked ? (asked.Groups[1].Value, asked.Groups[2].Value) : throw new InvalidOperationException($"{board}, ${name} is no label_values: {query}");
            if ((await _prometheus!.Values(label, GrafanaBoard.Filled(selector, WatchedHub.Company), watching.Cancel)).Count == 0) wrong.Add($"{board}, ${name}: no values: {query}");
        }
        return wrong;
    }

    /// <summary>Loaded, without a fault; what an alert compares is there, though the alert is not.</summary>
    private async Task<List<string>> Rules()
    {
        var rules = await _prometheus!.Rules(watching.Cancel);
        rules.Count.ShouldBe(Deployed.Rules.Sum(f => RuleBegin().Count(File.ReadAllText(f))));
        List<string> wrong = [.. rules.Where(r => r.GetProperty("health").GetString() != "ok").Select(r => $"{r.GetProperty("name")}: {r.GetProperty("health")} {(r.TryGetProperty("lastError", out var error) ? error.GetString() : "")}")];
        foreach (var rule in rules)
            foreach (var name in PromQl.Names(rule.GetProperty("query").GetString()!).Except(OnlyInTrouble).Except(OfOtherStandards))
                if ((await _prometheus.Ask($"count({name})", watching.Cancel)).Series.Count == 0) wrong.Add($"{rule.GetProperty("name")}: there is no {name}");
        return wrong;
    }

    /// <summary>Begin with the first frame, the first client cut off and the first conflict of two owners: nothing of the kind happens here.</summary>
    private static readonly string[] OnlyInTrouble = ["opshub_feed_lag_seconds_bucket", "opshub_feed_lag_seconds_count", "opshub_feed_push_duration_seconds_bucket", "opshub:feed_push_duration_seconds:p99_5m", "opshub_feed_cuts_total", "opshub_turns_conflicts_total"];

    /// <summary>Samara's standard bounds no month of a channel.</summary>
    private static readonly string[] OfOtherStandards = ["opshub_channels_interruptions_allowed", "opshub_channels_down_allowed_seconds"];

    [GeneratedRegex(@"^label_values\((.+), (\w+)\)$")]
    private static partial Regex LabelValues();

    [GeneratedRegex(@"^\s*- (alert|record): ", RegexOptions.Multiline)]
    private static partial Regex RuleBegin();
}
