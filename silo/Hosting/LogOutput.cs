using Microsoft.Extensions.Logging;

namespace OpsHub.Silo.Hosting;

/// <summary>How the program's log is written.</summary>
public enum LogFormat
{
    /// <summary>A line for people.</summary>
    Text,

    /// <summary>One JSON object a line, with the fields of the message apart and the trace it belongs to.</summary>
    Json,
}

/// <summary>The program's own log, on standard output. It never holds a person: what is logged names grains, commands and reasons.</summary>
public sealed class LogOutput
{
    public const string Section = "Logs";

    /// <summary>Text for people, or Json with a field for each part of a message and the trace it belongs to.</summary>
    public LogFormat Format { get; set; }

    /// <summary>Has loggers write so, and nowhere else.</summary>
    public void AddTo(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        if (Format == LogFormat.Text)
        {
            logging.AddSimpleConsole(console => console.SingleLine = true);
            return;
        }
        logging.Configure(factory => factory.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);
        logging.AddJsonConsole(console => (console.IncludeScopes, console.UseUtcTimestamp, console.TimestampFormat) = (true, true, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
    }
}
