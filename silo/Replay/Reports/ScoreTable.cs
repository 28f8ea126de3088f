using System.Globalization;
using OpsHub.Grains.Waits;

namespace OpsHub.Silo.Replay.Reports;

/// <summary>How good the estimators were, as a Markdown table: for those who waited and were served; Brier: of the probability that the wait is longer than the norm, where that is known.</summary>
internal static class ScoreTable
{
    public static void Write(IEnumerable<(string Name, Accuracy Accuracy)> scores, TextWriter to)
    {
        to.WriteLine();
        to.WriteLine("| estimator | predictions | MSE, s² | MAE, s | bias, s | waits ≤ P90 | pinball, s | Brier |");
        to.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var (name, accuracy) in scores)
        {
            string Of(int n, double figure, string format) => n == 0 ? "—" : figure.ToString(format, CultureInfo.InvariantCulture);
            var served = accuracy.Count;
            string[] cells =
            [
                name, served.ToString("N0", CultureInfo.InvariantCulture), Of(served, accuracy.MeanSquared, "N0"), Of(served, accuracy.MeanAbsoluteS, "F1"), Of(served, accuracy.BiasS, "+0.0;-0.0;0.0"),
                Of(served, accuracy.Coverage, "F3"), Of(served, accuracy.PinballS, "F2"), Of(accuracy.Judged, accuracy.Brier, "F4"),
            ];
            to.WriteLine($"| {string.Join(" | ", cells)} |");
        }
    }
}
