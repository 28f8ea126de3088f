using System.ComponentModel.DataAnnotations;

namespace OpsHub.ClientHub.Tracing;

/// <summary>How spans travel to the collector.</summary>
public enum TracingProtocol
{
    /// <summary>OTLP as protobuf over HTTP; usually port 4318.</summary>
    Http,

    /// <summary>OTLP over gRPC; usually port 4317.</summary>
    Grpc,
}

/// <summary>Traces from the edge over the commit to the frame, sent to an OpenTelemetry collector. Headers that a collector asks for come from the environment: <c>OTEL_EXPORTER_OTLP_HEADERS</c>.</summary>
public sealed class TracingOptions : IValidatableObject
{
    public const string Section = "Tracing";

    /// <summary>Where the collector listens, such as <c>http://127.0.0.1:4318</c>; nothing is traced without it. In the clear on this machine only.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>How spans travel: Http or Grpc.</summary>
    public TracingProtocol Protocol { get; set; } = TracingProtocol.Http;

    /// <summary>Share of requests that are traced; one that comes with a trace of its own follows that trace's decision.</summary>
    [Range(0.0, 1.0, ErrorMessage = "Tracing:Share is 0 to 1.")]
    public double Share { get; set; } = 0.01;

    /// <summary>How this process is called in traces; the machine's name where nothing is said.</summary>
    public string? Instance { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Endpoint is { } where && (!where.IsAbsoluteUri || !(where.Scheme == Uri.UriSchemeHttps || (where.Scheme == Uri.UriSchemeHttp && where.IsLoopback))))
            yield return new ValidationResult("Tracing:Endpoint is an https address, or an http address of this machine, such as http://127.0.0.1:4318.");
    }
}
