using System.Diagnostics.Metrics;

namespace OpsHub.Silo.Metering;

/// <summary>
/// Writes one measurement with its labels. What is not known is measured as NaN, which the metrics page leaves out: a series that is measured no more would go on at its last figure, for the reader of the meters
/// forgets none.
/// </summary>
internal static class Measured
{
    public static Measurement<double> Of(double? value, params (string Label, string Value)[] labels) =>
        new(value ?? double.NaN, labels.Select(l => new KeyValuePair<string, object?>(l.Label, l.Value)));
}
