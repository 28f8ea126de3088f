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
/// The metrics page: OpenTelemetry's pull reader written in the Prometheus text format 0.0.4
/// (https://prometheus.io/docs/instrumenting/exposition_formats). One file, so that a package can take its place.
/// </summary>
internal sealed class PrometheusPage : IDisposable
{
    private const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly Lock _lock = new();
    private readonly PrometheusText _text = new();
    private readonly MeterProvider _provider;

    public PrometheusPage(IOptions<MetricsOptions> options) => _provider = OpenTelemetry.Sdk.CreateMeterProviderBuilder()
        .AddMeter(options.Value.Meters)
        .AddReader(new BaseExportingMetricReader(_text))
        .Build();

    /// <summary>Maps the page and begins to count.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        var page = app.ServiceProvider.GetRequiredService<PrometheusPage>();
        app.Map(Routes.Prometheus, () => TypedResults.Text(page.Read(), ContentType)).Produces<string>(200, "text/plain").Refuses(401, 403);
    }

    /// <summary>Everything measured, as of now.</summary>
    public string Read()
    {
        lock (_lock) return _text.Read();
    }

    public void Dispose() => _provider.Dispose();
}

/// <summary>Writes what the reader collects.</summary>
[ExportModes(ExportModes.Pull)]
internal sealed class PrometheusText : BaseExporter<Metric>, IPullMetricExporter
{
    private readonly StringBuilder _text = new();

    public Func<int, bool>? Collect { get; set; }

    /// <summary>Not for two threads at once.</summary>
    public string Read()
    {
        _text.Clear();
        Collect!(Timeout.Infinite);
        return _text.ToString();
    }

    public override ExportResult Export(in Batch<Metric> batch)
    {
        var byName = new SortedDictionary<string, Metric>(StringComparer.Ordinal);
        foreach (var metric in batch) byName[NameOf(metric)] = metric; // Where two share a name the newer instrument is meant: a name may stand once.
        foreach (var (name, metric) in byName)
        {
            if (TypeOf(metric.MetricType) is not { } type) continue;
            _text.Append("# HELP ").Append(name).Append(' ').Append(Escape(metric.Description.Length > 0 ? metric.Description : metric.Name, quotes: false)).Append('\n');
            _text.Append("# TYPE ").Append(name).Append(' ').Append(type.ToString().ToLowerInvariant()).Append('\n');
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
        var below = 0L;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            below += bucket.BucketCount;
            Line(name + "_bucket", With(labels, $"le=\"{Number(bucket.ExplicitBound)}\""), below);
        }
        Line(name + "_sum", labels, point.GetHistogramSum());
        Line(name + "_count", labels, point.GetHistogramCount());
    }

    private void Line(string name, string labels, double value)
    {
        if (double.IsNaN(value)) return;   // a gauge says so that it has no figure; left out, its series would stand at the last one
        _text.Append(name);
        if (labels.Length > 0) _text.Append('{').Append(labels).Append('}');
        _text.Append(' ').Append(Number(value)).Append('\n');
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
