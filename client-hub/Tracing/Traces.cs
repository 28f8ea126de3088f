using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using OpsHub.Grains.Kernel.Tracing;

namespace OpsHub.ClientHub.Tracing;

/// <summary>Sends spans to the collector, if there is one. Without it nobody listens and no span is made.</summary>
internal sealed class Traces : IDisposable
{
    /// <summary>Of the engine that carries commands between processes; its spans hand the trace on.</summary>
    private const string Engine = "Microsoft.Orleans.Application";

    private readonly TracerProvider? _provider;

    public Traces(IOptions<TracingOptions> options)
    {
        if (options.Value.Endpoint is { } endpoint) _provider = Build(endpoint, options.Value);
    }

    public void Dispose() => _provider?.Dispose();

    private static TracerProvider Build(Uri endpoint, TracingOptions options) => OpenTelemetry.Sdk.CreateTracerProviderBuilder()
        .SetResourceBuilder(ResourceBuilder.CreateEmpty().AddService("opshub", serviceVersion: typeof(Traces).Assembly.GetName().Version?.ToString(3), autoGenerateServiceInstanceId: false, serviceInstanceId: options.Instance ?? Environment.MachineName))
        .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(options.Share)))
        .AddSource(HubSpans.Source, Engine)
        .AddAspNetCoreInstrumentation(edge => edge.Filter = IsAsked)
        .AddProcessor(new NoPersons())
        .AddOtlpExporter(otlp =>
        {
            otlp.Protocol = options.Protocol == TracingProtocol.Grpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
            otlp.Endpoint = options.Protocol == TracingProtocol.Grpc ? endpoint : new Uri(endpoint, "/v1/traces");
        })
        .Build();

    /// <summary>Of the API; a feed's connection lasts for days and is no request, pages and health are asked all the time.</summary>
    private static bool IsAsked(HttpContext http) => http.Request.Path.StartsWithSegments("/api");
}
