using System.Diagnostics.Metrics;
using System.Text;

namespace OpsHub.ClientHub.Metrics;

/// <summary>Types of the Prometheus text format that the hub has.</summary>
internal enum PrometheusType { Counter, Gauge, Histogram }

/// <summary>How an instrument is called on the metrics page.</summary>
internal static class PrometheusName
{
    /// <summary>Dots become underscores, the unit is spelt out, and counters end in <c>_total</c>.</summary>
    public static string Of(string instrument, string? unit, PrometheusType type)
    {
        var name = new StringBuilder(Label(instrument));
        var suffix = unit switch { "s" => "_seconds", "ms" => "_milliseconds", "By" => "_bytes", "%" => "_percent", "1" when type == PrometheusType.Gauge => "_ratio", _ => "" };
        if (suffix.Length > 0 && !instrument.EndsWith(suffix[1..], StringComparison.Ordinal)) name.Append(suffix);
        if (type == PrometheusType.Counter) name.Append("_total");
        else if (instrument.EndsWith(".count", StringComparison.Ordinal)) name.Append("_now");   // a bare _count belongs to histograms
        return name.ToString();
    }

    /// <summary>Type of an instrument.</summary>
    public static PrometheusType TypeOf(Instrument instrument) => instrument.GetType().GetGenericTypeDefinition() switch
    {
        var t when t == typeof(Counter<>) || t == typeof(ObservableCounter<>) => PrometheusType.Counter,
        var t when t == typeof(Histogram<>) => PrometheusType.Histogram,
        _ => PrometheusType.Gauge,
    };

    /// <summary>A label's name, which holds letters, digits and underscores and does not begin with a digit.</summary>
    public static string Label(string key)
    {
        var name = string.Concat(key.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        return char.IsAsciiDigit(name[0]) ? $"_{name}" : name;
    }
}
