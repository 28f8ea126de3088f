using System.Globalization;
using OpsHub.Grains.Waits;

namespace OpsHub.Silo.Replay.Reports;

/// <summary>How good the estimators were, as a Markdown table: for callers who waited and were answered.</summary>
internal static class ScoreTable
{
    public static void Write(IEnumerable<(string Name, Accuracy Accuracy)> scores, TextWriter to)
    {
        to.WriteLine();
        to.WriteLine("| estimator | predictions | MSE, s² | MAE, s | bias, s | waits ≤ P90 | pinball, s |");
        to.WriteLine("|---|---:|---:|---:|---:|---:|---:|");
        foreach (var (name, accuracy) in scores)
            to.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {name} | {accuracy.Count:N0} | {accuracy.MeanSquared:N0} | {accuracy.MeanAbsoluteS:F1} | {accuracy.BiasS:+0.0;-0.0;0.0} | {accuracy.Coverage:F3} | {accuracy.PinballS:F2} |"));
    }
}
