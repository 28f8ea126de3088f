using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Figures;

/// <summary>A figure asked for.</summary>
/// <param name="Company">Whose.</param>
/// <param name="Scope"><c>company</c>, <c>office/{office}</c> or <c>line/{line}</c>.</param>
/// <param name="Metric">Id from the catalogue.</param>
/// <param name="Window"><c>now | 15m | 30m | today | month</c>, or two instants as in <c>2026-11-01T00:00Z/2026-11-02T00:00Z</c> (half-open).</param>
public sealed record FigureQuery(string Company, string Scope, string Metric, string Window);

/// <summary>Whether a figure can be told.</summary>
public enum FigureState { Ok, NoData }

/// <summary>What a metric means.</summary>
/// <param name="Metric">Stable id, kebab-case.</param>
/// <param name="Unit">Such as <c>s</c>, <c>percent</c>, <c>people</c>.</param>
/// <param name="Definition">Formula in words, with its source.</param>
/// <param name="Scopes">Scopes it exists for: <c>company</c>, <c>office</c>, <c>line</c>.</param>
public sealed record FigureDefinition(string Metric, string Unit, string Definition, ImmutableArray<string> Scopes);

/// <summary>The answer, or why the question cannot be answered as put.</summary>
public abstract record FigureAnswer
{
    private FigureAnswer() { }

    /// <param name="Value">Null without data.</param>
    /// <param name="Unit">Unit of the value.</param>
    /// <param name="N">Cases the value rests on.</param>
    /// <param name="From">Begin of the window.</param>
    /// <param name="To">End of the window, exclusive.</param>
    /// <param name="Definition">What the metric means.</param>
    /// <param name="State">Whether there is a value.</param>
    public sealed record Told(decimal? Value, string Unit, long N, Instant From, Instant To, string Definition, FigureState State) : FigureAnswer;

    /// <param name="Refusal">Code and what is wrong.</param>
    /// <param name="At">Which part of the query: <c>scope</c>, <c>metric</c> or <c>window</c>.</param>
    /// <param name="Expected">What may stand there instead.</param>
    public sealed record Refused(Refusal Refusal, string At, string Expected) : FigureAnswer;
}

/// <summary>Figures by scope, metric and window, folded from the log.</summary>
public interface IFigures
{
    IReadOnlyCollection<FigureDefinition> Metrics { get; }

    FigureAnswer Answer(FigureQuery query);
}
