using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace OpsHub.Bench.Results;

/// <summary>Prints every figure as one line of JSON when it is known, and all of them as a Markdown table at the end.</summary>
internal sealed class ResultBook(IClock clock, TextWriter to)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly List<Figure> _figures = [];

    public Figure Add(Figure figure)
    {
        _figures.Add(figure);
        to.WriteLine(JsonSerializer.Serialize(
            new Line(
                figure.Bench, figure.Name, Significant(figure.Value), figure.Unit, figure.RatioTo, figure.Ratio is { } ratio ? Significant(ratio) : null,
                figure.Aim?.ToString(), figure.AimMet, Machine.Here, Machine.LoadOfLastMinute(), figure.Method, clock.GetCurrentInstant().ToString()),
            Json));
        return figure;
    }

    /// <summary>Says why figures are missing.</summary>
    public void Skip(string bench, string reason) => to.WriteLine(JsonSerializer.Serialize(new { bench, skipped = reason }, Json));

    public void PrintTable()
    {
        var table = new StringBuilder("\n| bench | figure | value | ratio | to | aim | met |\n|---|---|---:|---:|---|---|---|\n");
        foreach (var f in _figures)
            table.Append(CultureInfo.InvariantCulture, $"| {f.Bench} | {f.Name} | {Shown(f.Value)} {f.Unit} | {(f.Ratio is { } ratio ? Shown(ratio) : "")} | {f.RatioTo} | {f.Aim} | {Met(f)} |\n");
        to.WriteLine(table);
    }

    private static string Met(Figure figure) => figure.AimMet switch { true => "yes", false => "**no**", null => "" };

    private static string Shown(double value) => Significant(value).ToString(Math.Abs(value) >= 1000 ? "N0" : "0.####", CultureInfo.InvariantCulture);

    /// <summary>Three significant digits: more would pretend a precision that no run has.</summary>
    private static double Significant(double value)
    {
        if (value == 0 || !double.IsFinite(value)) return 0;
        var scale = Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(value))) - 2);
        return Math.Round(Math.Round(value / scale) * scale, 10);
    }

    private sealed record Line(
        string Bench, string Figure, double Value, string Unit, string? RatioTo, double? Ratio, string? Aim, bool? AimMet, Machine Machine, double? Load, string Method, string At);
}
