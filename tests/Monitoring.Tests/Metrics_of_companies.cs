using System.Globalization;
using System.Text.RegularExpressions;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Walls;
using OpsHub.Grains.Walls.Calls;
using OpsHub.Grains.Walls.Notices;
using OpsHub.Monitoring.Tests.Support;

namespace OpsHub.Monitoring.Tests;

/// <summary>The metrics page says of companies what their boards say.</summary>
[Collection(nameof(Watching))]
public sealed class Metrics_of_companies(Watching watching)
{
    [Fact]
    public async Task Are_those_of_the_tile_of_each_office()
    {
        var page = await watching.Hub.Metrics(watching.Cancel);

        foreach (var office in watching.Hub.Offices)
        {
            var tile = (OfficeCell)watching.Hub.Cell("wall", $"office/{office}");
            double? Told(string metric) => Value(page, metric, ("office", office));
            Told("opshub_visitors_waiting").ShouldBe(tile.Waiting, office);
            Told("opshub_visitors_over_norm").ShouldBe(tile.OverNorm, office);
            Told("opshub_visitors_wait_norm_seconds").ShouldBe(tile.NormS, office);
            Told("opshub_windows_open").ShouldBe(tile.OpenWindows, office);
            Told("opshub_tickets_served_today").ShouldBe(tile.Served, office);
            Told("opshub_visitors_longest_wait_seconds").ShouldBe(tile.OldestAt is { } oldest ? (watching.Hub.Now - oldest).TotalSeconds : tile.Waiting == 0 ? 0 : null, office);
            Value(page, "opshub_visitors_expected_wait_seconds", ("office", office), ("p", "90")).ShouldBe(tile.Ewt?.P90S, office);
        }
    }

    [Fact]
    public async Task Leave_out_what_a_polled_display_does_not_say()
    {
        var page = await watching.Hub.Metrics(watching.Cancel);

        Value(page, "opshub_visitors_waiting", ("office", watching.Hub.Display)).ShouldNotBeNull();
        Value(page, "opshub_visitors_wait_norm_seconds", ("office", watching.Hub.Display)).ShouldBeNull();
        Value(page, "opshub_windows_free", ("office", watching.Hub.Display)).ShouldBeNull();
    }

    [Fact]
    public async Task Are_those_of_the_contact_centre()
    {
        var page = await watching.Hub.Metrics(watching.Cancel);
        var (line, sum) = ((CallsLineCell)watching.Hub.Cell("calls", "line/cc"), (CallsSumCell)watching.Hub.Cell("calls", "sum"));

        line.Today.Offered.ShouldBeGreaterThan(0);
        Value(page, "opshub_calls_offered", ("line", "cc"), ("span", "today")).ShouldBe(line.Today.Offered);
        Value(page, "opshub_calls_service_level_ratio", ("line", "cc"), ("span", "30m")).ShouldBe((double?)line.Last30.LevelPercent / 100);
        Value(page, "opshub_calls_service_level_target_ratio", ("line", "cc")).ShouldBe(line.TargetPercent / 100.0);
        Value(page, "opshub_operators", ("line", "cc"), ("state", "talking")).ShouldBe(line.Operators!.Talking);
        Value(page, "opshub_callbacks_owed").ShouldBe(sum.Owed);
    }

    [Fact]
    public async Task Count_each_alert_that_fires_once_by_state_and_once_by_severity()
    {
        var page = await watching.Hub.Metrics(watching.Cancel);
        var firing = ((AlertCountsCell)watching.Hub.Cell("alerts", "counts")).Firing;

        string[] states = ["unaccepted", "accepted", "silenced", "consequence", "recorded"];
        states.Sum(state => Value(page, "opshub_alerts", ("state", state))).ShouldBe(firing);
        Enum.GetNames<Severity>().Sum(severity => Value(page, "opshub_alerts_firing", ("severity", severity.ToLowerInvariant()))).ShouldBe(firing);
    }

    [Fact]
    public async Task Are_those_of_channels_and_notices()
    {
        var page = await watching.Hub.Metrics(watching.Cancel);
        var (channels, notices) = (((InterruptionsCell)watching.Hub.Cell("notices", "interruptions")).Channels, (NoticesCell)watching.Hub.Cell("notices", "summary"));

        channels.ShouldNotBeEmpty();
        foreach (var channel in channels)
        {
            double? Told(string metric) => Value(page, metric, ("channel", channel.Id));
            Told("opshub_channels_down").ShouldBe(channel.DownSince is null ? 0 : 1, channel.Id);
            Told("opshub_channels_interruptions_month").ShouldBe(channel.Count, channel.Id);
            Told("opshub_channels_interruptions_allowed").ShouldBe(channel.Most, channel.Id);
            Told("opshub_channels_down_allowed_seconds").ShouldBe(channel.MostDownS, channel.Id);
        }
        new[] { "in-time", "at-risk", "overdue" }.Sum(state => Value(page, "opshub_notices", ("state", state))).ShouldBe(notices.Open);
        Value(page, "opshub_notices", ("state", "overdue")).ShouldBe(notices.Overdue);
    }

    [Fact]
    public async Task Tell_a_channel_of_alerts_before_it_has_failed()
    {
        var page = await watching.Hub.Metrics(watching.Cancel);

        Value(page, "opshub_alerts_deliveries_total", ("channel", "webhook-1"), ("outcome", "failed")).ShouldNotBeNull();
        Value(page, "opshub_alerts_unreached").ShouldNotBeNull();
        Value(page, "opshub_log_batch_failures_total").ShouldBe(0);
    }

    /// <summary>The one series with these labels among others; null where there is none.</summary>
    private static double? Value(string page, string metric, params (string Label, string Value)[] labels) =>
        page.Split('\n').SingleOrDefault(l => Regex.IsMatch(l, $"^{metric}[ {{]") && Array.TrueForAll(labels, w => l.Contains($"{w.Label}=\"{w.Value}\"", StringComparison.Ordinal))) is { } line
            ? double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture) : null;
}
