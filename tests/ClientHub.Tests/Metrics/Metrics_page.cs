using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using OpsHub.ClientHub.Metrics;
using OpsHub.ClientHub.Tests.Host;
using OpsHub.Grains.Access;

namespace OpsHub.ClientHub.Tests.Metrics;

/// <summary>Meters are the process's: hubs of other tests must not come and go meanwhile.</summary>
[CollectionDefinition(nameof(Metrics_page), DisableParallelization = true)]
public sealed class Alone;

[Collection(nameof(Metrics_page))]
public sealed class Metrics_page
{
    [Fact]
    public async Task Tells_counters_gauges_and_histograms_in_the_text_format()
    {
        using var meter = new Meter("OpsHub.Test");
        var counter = meter.CreateCounter<long>("test.things", "{thing}", "Things \\ counted\nso far.");
        var seconds = meter.CreateHistogram("test.duration", "s", "Time.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.5, 1] });
        meter.CreateObservableGauge("test.level", () => 1.5, "By", "Level.");
        await using var hub = await TestHub.Start();
        await hub.Client().GetStringAsync("/metrics");

        counter.Add(2, new KeyValuePair<string, object?>("a.b", "x\"y\\z\n"));
        foreach (var value in (double[])[0.25, 0.75, 0.5, 2]) seconds.Record(value);
        var page = await hub.Client().GetStringAsync("/metrics");

        page.ShouldContain("# HELP test_things_total Things \\\\ counted\\nso far.\n# TYPE test_things_total counter\ntest_things_total{a_b=\"x\\\"y\\\\z\\n\"} 2\n");
        page.ShouldContain("# TYPE test_level_bytes gauge\ntest_level_bytes 1.5\n");
        page.ShouldContain("""
            # TYPE test_duration_seconds histogram
            test_duration_seconds_bucket{le="0.5"} 2
            test_duration_seconds_bucket{le="1"} 3
            test_duration_seconds_bucket{le="+Inf"} 4
            test_duration_seconds_sum 3.5
            test_duration_seconds_count 4

            """);
    }

    [Fact]
    public async Task A_figure_that_is_not_known_any_more_is_left_out_and_labels_of_the_instrument_are_none_of_its_series()
    {
        using var meter = new Meter("OpsHub.Test");
        double? level = 3;
        meter.CreateObservableGauge("test.figure", () => new Measurement<double>(level ?? double.NaN, new KeyValuePair<string, object?>("2nd", "x")), "s", "Figure.", Labels.By("2nd"));
        await using var hub = await TestHub.Start();

        (await hub.Client().GetStringAsync("/metrics")).ShouldContain("\ntest_figure_seconds{_2nd=\"x\"} 3\n");
        level = null;
        (await hub.Client().GetStringAsync("/metrics")).ShouldNotContain("\ntest_figure_seconds{");
    }

    [Fact]
    public async Task Tells_in_OpenMetrics_the_trace_of_one_request_in_each_bucket()
    {
        using var meter = new Meter("OpsHub.Test");
        using var source = new ActivitySource("test.spans");
        using var kept = new ActivityListener { ShouldListenTo = s => s.Name == "test.spans", Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded };
        ActivitySource.AddActivityListener(kept);
        var seconds = meter.CreateHistogram("test.traced", "s", "Time of a \"thing\".", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.5, 1] });
        var counter = meter.CreateCounter<long>("test.traced.things", "{thing}", "Things.");
        await using var hub = await TestHub.Start();
        await hub.Client().GetStringAsync("/metrics");

        using (var span = source.StartActivity("work")!)
        {
            seconds.Record(0.75);
            var page = await OpenMetrics(hub);

            page.ShouldContain($"test_traced_seconds_bucket{{le=\"1\"}} 1 # {{trace_id=\"{span.TraceId}\",span_id=\"{span.SpanId}\"}} 0.75 ");
        }
        seconds.Record(0.25);
        counter.Add(3);
        var untraced = await OpenMetrics(hub);

        untraced.ShouldContain("\ntest_traced_seconds_bucket{le=\"0.5\"} 1\n");
        untraced.ShouldContain("# HELP test_traced_seconds Time of a \\\"thing\\\".\n");
        untraced.ShouldContain("# TYPE test_traced_things counter\ntest_traced_things_total 3\n");
        untraced.ShouldEndWith("\n# EOF\n");
        (await hub.Client().GetStringAsync("/metrics")).ShouldNotContain("trace_id");
    }

    private static async Task<string> OpenMetrics(TestHub hub)
    {
        var client = hub.Client();
        client.DefaultRequestHeaders.Accept.ParseAdd("application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.2");
        var answer = await client.GetAsync("/metrics");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/openmetrics-text");
        return await answer.Content.ReadAsStringAsync();
    }

    [Fact]
    public async Task Counts_what_client_hub_does()
    {
        await using var hub = await TestHub.Start();
        var client = await hub.Administrator();
        await client.Command("/api/v1/samara/office/one/open-office", "{}");
        await client.PostAsync("/api/v1/samara/facts", Http.Ndjson("rubbish"));

        var page = await client.GetStringAsync("/metrics");

        page.ShouldContain("opshub_commands_total{kind=\"office\",outcome=\"refused\"} ");
        page.ShouldContain("opshub_facts_total{outcome=\"quarantined\"} ");
        page.ShouldContain("opshub_sign_ins_total{outcome=\"done\"} ");
        page.ShouldContain("# TYPE opshub_feed_clients gauge");
    }

    [Fact]
    public async Task Is_accepted_by_promtool()
    {
        await using var hub = await TestHub.Start();
        var client = await hub.Administrator();
        await client.Command("/api/v1/samara/office/one/open-office", "{}");
        var page = await client.GetStringAsync("/metrics");

        var (found, code, said) = await Promtool(page);

        if (!found)
        {
            Environment.GetEnvironmentVariable("CI").ShouldBeNullOrEmpty("promtool is missing; install Debian's prometheus");
            page.ShouldContain("# TYPE ");
            return;
        }
        said.ShouldBeEmpty();
        code.ShouldBe(0);
    }

    [Fact]
    public async Task Is_for_this_machine_or_for_a_key_and_not_for_what_came_through_a_proxy()
    {
        await using var hub = await TestHub.Start();
        var proxied = hub.Client();
        proxied.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");

        (await hub.Client().GetAsync("/metrics")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await proxied.GetAsync("/metrics")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var keyed = hub.WithKey(await hub.IssueKey(null, null, Right.ReadMetrics));
        keyed.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        (await keyed.GetAsync("/metrics")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<(bool Found, int Code, string Said)> Promtool(string page)
    {
        try
        {
            using var promtool = Process.Start(new ProcessStartInfo("promtool", ["check", "metrics"]) { RedirectStandardInput = true, RedirectStandardError = true, RedirectStandardOutput = true })!;
            await promtool.StandardInput.WriteAsync(page);
            promtool.StandardInput.Close();
            var said = await promtool.StandardError.ReadToEndAsync() + await promtool.StandardOutput.ReadToEndAsync();
            await promtool.WaitForExitAsync();
            return (true, promtool.ExitCode, said);
        }
        catch (Win32Exception)
        {
            return (false, 0, "");
        }
    }
}
