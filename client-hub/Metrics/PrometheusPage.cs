using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpsHub.ClientHub.Access;

namespace OpsHub.ClientHub.Metrics;

/// <summary>
/// The metrics page: OpenTelemetry's pull reader written in the Prometheus text format 0.0.4 (https://prometheus.io/docs/instrumenting/exposition_formats), or, for whoever asks for it,
/// in OpenMetrics 1.0.0, which can carry exemplars: the trace of one request in each bucket. One file, so that a package can take its place.
/// </summary>
internal sealed class PrometheusPage : IDisposable
{
    private const string Plain = "text/plain; version=0.0.4; charset=utf-8";
    private const string OpenMetrics = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private readonly Lock _lock = new();
    private readonly PrometheusText _text = new();
    private readonly MeterProvider _provider;

    public PrometheusPage(IOptions<MetricsOptions> options) => _provider = OpenTelemetry.Sdk.CreateMeterProviderBuilder()
        .AddMeter(options.Value.Meters)
        .SetExemplarFilter(ExemplarFilterType.TraceBased)
        .AddReader(new BaseExportingMetricReader(_text))
        .Build();

    /// <summary>Maps the page and begins to count.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        var page = app.ServiceProvider.GetRequiredService<PrometheusPage>();
        app.Map(Routes.Prometheus, (HttpRequest asked) => IsOpen(asked) ? TypedResults.Text(page.Read(open: true), OpenMetrics) : TypedResults.Text(page.Read(open: false), Plain)).Produces<string>(200, "text/plain").Refuses(401, 403);
    }

    /// <summary>Everything measured, as of now.</summary>
    /// <param name="open">In OpenMetrics.</param>
    public string Read(bool open)
    {
        lock (_lock) return _text.Read(open);
    }

    public void Dispose() => _provider.Dispose();

    private static bool IsOpen(HttpRequest asked) => asked.Headers.Accept.Any(a => a?.Contains("application/openmetrics-text", StringComparison.OrdinalIgnoreCase) == true);
}

/// <summary>Writes what the reader collects.</summary>
[ExportModes(ExportModes.Pull)]
internal sealed class PrometheusText : BaseExporter<Metric>, IPullMetricExporter
{
    private const string Total = "_total";

    private readonly StringBuilder _text = new();
    private bool _open;

    public Func<int, bool>? Collect { get; set; }

    /// <summary>Not for two threads at once.</summary>
    public string Read(bool open)
    {
        _open = open;
        _text.Clear();
        Collect!(Timeout.Infinite);
        if (open) _text.Append("# EOF\n");
        return _text.ToString();
    }

    public override ExportResult Export(in Batch<Metric> batch)
    {
        var byName = new SortedDictionary<string, Metric>(StringComparer.Ordinal);
        foreach (var metric in batch) byName[NameOf(metric)] = metric; // Where two share a name the newer instrument is meant: a name may stand once.
        foreach (var (name, metric) in byName)
        {
            if (TypeOf(metric.MetricType) is not { } type) continue;
            var family = _open && type == PrometheusType.Counter ? name[..^Total.Length] : name;
            _text.Append("# HELP ").Append(family).Append(' ').Append(Escape(metric.Description.Length > 0 ? metric.Description : metric.Name, quotes: _open)).Append('\n');
            _text.Append("# TYPE ").Append(family).Append(' ').Append(type.ToString().ToLowerInvariant()).Append('\n');
            foreach (ref readonly var point in metric.GetMetricPoints()) Write(name, metric.MetricType, in point);
        }
        return ExportResult.Success;
    }

    private void Write(string name, MetricType type, in MetricPoint point)
    {
        var labels = Labels(point.Tags);
        switch (type)
        {
            case MetricType.LongSum or MetricType.LongSumNonMonotonic:
                Line(name, labels, point.GetSumLong());
                break;
            case MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic:
                Line(name, labels, point.GetSumDouble());
                break;
            case MetricType.LongGauge:
                Line(name, labels, point.GetGaugeLastValueLong());
                break;
            case MetricType.DoubleGauge:
                Line(name, labels, point.GetGaugeLastValueDouble());
                break;
            default:
                WriteHistogram(name, labels, in point);
                break;
        }
    }

    private void WriteHistogram(string name, string labels, in MetricPoint point)
    {
        var (below, from) = (0L, double.NegativeInfinity);
        foreach (var bucket in point.GetHistogramBuckets())
        {
            below += bucket.BucketCount;
            Line(name + "_bucket", With(labels, $"le=\"{Number(bucket.ExplicitBound)}\""), below, Exemplar(in point, from, bucket.ExplicitBound));
            from = bucket.ExplicitBound;
        }
        Line(name + "_sum", labels, point.GetHistogramSum());
        Line(name + "_count", labels, point.GetHistogramCount());
    }

    /// <summary>A traced measurement of a bucket, as it stands at the end of the bucket's line; empty where there is none, or nowhere to say it.</summary>
    private string Exemplar(in MetricPoint point, double above, double upTo)
    {
        if (!_open || !point.TryGetExemplars(out var exemplars)) return "";
        foreach (ref readonly var exemplar in exemplars)
            if (exemplar.DoubleValue > above && exemplar.DoubleValue <= upTo && exemplar.TraceId != default)
                return $" # {{trace_id=\"{exemplar.TraceId}\",span_id=\"{exemplar.SpanId}\"}} {Number(exemplar.DoubleValue)} {Number(exemplar.Timestamp.ToUnixTimeMilliseconds() / 1000.0)}";
        return "";
    }

    private void Line(string name, string labels, double value, string exemplar = "")
    {
        if (double.IsNaN(value)) return;   // a gauge says so that it has no figure; left out, its series would stand at the last one
        _text.Append(name);
        if (labels.Length > 0) _text.Append('{').Append(labels).Append('}');
        _text.Append(' ').Append(Number(value)).Append(exemplar).Append('\n');
    }

    private static string NameOf(Metric metric) => PrometheusName.Of(metric.Name, metric.Unit, TypeOf(metric.MetricType) ?? PrometheusType.Gauge);

    private static PrometheusType? TypeOf(MetricType type) => type switch
    {
        MetricType.LongSum or MetricType.DoubleSum => PrometheusType.Counter,
        MetricType.Histogram => PrometheusType.Histogram,
        MetricType.ExponentialHistogram => null,   // the text format has none
        _ => PrometheusType.Gauge,
    };

    private static string Labels(ReadOnlyTagCollection tags)
    {
        var labels = "";
        foreach (var (key, value) in tags)
            labels = With(labels, $"{PrometheusName.Label(key)}=\"{Escape(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", quotes: true)}\"");
        return labels;
    }

    private static string With(string labels, string one) => labels.Length == 0 ? one : $"{labels},{one}";

    /// <summary>Backslash and line feed are escaped everywhere, quotes in label values only.</summary>
    private static string Escape(string text, bool quotes)
    {
        text = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        return quotes ? text.Replace("\"", "\\\"", StringComparison.Ordinal) : text;
    }

    private static string Number(double value) =>
        double.IsPositiveInfinity(value) ? "+Inf" : double.IsNegativeInfinity(value) ? "-Inf" : double.IsNaN(value) ? "NaN" : value.ToString("R", CultureInfo.InvariantCulture);
}
