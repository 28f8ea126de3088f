using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using OpsHub.Grains.Waits;

namespace OpsHub.Silo.Replay.Reports;

/// <summary>A wait that every estimator foresaw.</summary>
/// <param name="at">When it began.</param>
/// <param name="singles">By each estimator alone, in the order of <see cref="Estimator.All"/>.</param>
/// <param name="chosen">What was told.</param>
/// <param name="normS">Norm in force then, seconds.</param>
internal sealed class PredictionRow(Instant at, ImmutableArray<Band?> singles, Band? chosen, int normS)
{
    public Instant At => at;

    public ImmutableArray<Band?> Singles => singles;

    public int NormS => normS;

    public int ActualS { get; set; }

    /// <summary>How it ended, or null: in none of the ways that are reported.</summary>
    public string? Outcome { get; set; }

    /// <summary>In the order of the names.</summary>
    public IEnumerable<Band?> Bands => singles.Append(chosen);
}

/// <summary>
/// One row per wait and estimator, <c>chosen</c> last. Columns: <c>joined_at</c> (local wall clock with its offset), <c>estimator</c>, <c>p50_s</c>, <c>p90_s</c> (1 digit; empty: not enough data),
/// <c>actual_s</c>, <c>outcome</c>.
/// </summary>
internal sealed class PredictionRows
{
    public const string Chosen = "chosen";

    private static readonly string[] Columns = ["joined_at", "estimator", "p50_s", "p90_s", "actual_s", "outcome"];

    private static readonly ImmutableArray<string> Names = [.. Estimator.All.Select(e => e.Name), Chosen];

    private readonly List<PredictionRow> _all = [];

    public void Add(PredictionRow row) => _all.Add(row);

    /// <param name="zone">Of the wall clock.</param>
    /// <param name="to">Where the CSV goes.</param>
    public void Write(DateTimeZone zone, TextWriter to)
    {
        to.Write(CsvText.Line(Columns));
        foreach (var row in _all.Where(row => row.Outcome is not null).OrderBy(row => row.At))
            foreach (var (name, band) in Names.Zip(row.Bands))
                to.Write(CsvText.Line(
                    OffsetDateTimePattern.Rfc3339.Format(row.At.InZone(zone).ToOffsetDateTime()), name, Text(band?.P50S), Text(band?.P90S), row.ActualS.ToString(CultureInfo.InvariantCulture), row.Outcome!));
    }

    /// <summary>How good each estimator was for waits that ended in service, in the order of the names; of the norm also waits that did not. Judged are waits of which all of them had something to say.</summary>
    /// <param name="served">The outcome of those.</param>
    public IEnumerable<(string Name, Accuracy Accuracy)> Scores(string served)
    {
        var scores = Names.ToDictionary(name => name, _ => new Accuracy());
        foreach (var row in _all.Where(row => row is { ActualS: > 0, Outcome: not null } && row.Bands.All(b => b is not null)))
            foreach (var (name, band) in Names.Zip(row.Bands))
            {
                if (row.Outcome == served) scores[name].Add(band!.Value, row.ActualS);
                scores[name].Judge(band!.Value, row.ActualS, row.NormS, row.Outcome == served);
            }
        return Names.Select(name => (name, scores[name]));
    }

    private static string Text(double? seconds) => seconds?.ToString("0.0", CultureInfo.InvariantCulture) ?? "";
}
