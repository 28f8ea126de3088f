using System.Collections.Immutable;

namespace OpsHub.Grains.Figures;

/// <summary>Whether a metric is over an interval or about this moment.</summary>
public enum MetricTime { Interval, Now }

/// <summary>One metric: its words and its function are one object, so that the figure shown and its explanation cannot part.</summary>
/// <param name="Id">Stable id, kebab-case.</param>
/// <param name="Unit"><c>calls | visits | people | s | percent | per-hour | erlang</c>.</param>
/// <param name="English">Definition for the user.</param>
/// <param name="Russian">The same in Russian.</param>
/// <param name="Time">Over an interval or now.</param>
/// <param name="Scopes">Kinds of scope it exists for.</param>
/// <param name="Of">The function.</param>
/// <param name="Scale">What the quotient is multiplied by in the unit; 100 for per cent.</param>
/// <param name="UsesTarget">Whether T of the line is a part of the definition.</param>
public sealed record Metric(
    string Id, string Unit, string English, string Russian, MetricTime Time, ImmutableArray<string> Scopes, Func<Sample, Quotient> Of,
    int Scale = 1, bool UsesTarget = false)
{
    /// <summary>Digits after the point that a figure is told with.</summary>
    public const int Digits = 3;

    /// <summary>The figure in the metric's unit, or null without data.</summary>
    public decimal? ValueOf(Quotient figure) => figure.HasData ? decimal.Round((decimal)figure.Top * Scale / figure.Bottom, Digits) : null;
}
