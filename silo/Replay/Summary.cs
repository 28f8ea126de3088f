using System.Globalization;
using OpsHub.Silo.Time;

namespace OpsHub.Silo.Replay;

/// <summary>What a replay says at its end: how much was read and written, every rule that was applied, every kind of refusal.</summary>
internal static class Summary
{
    /// <summary>Refusals shown one by one; the rest is counted.</summary>
    private const int Shown = 10;

    public static void Write(TextWriter to, Playback playback, Played played)
    {
        to.Write($"{Count(playback.Rows)} rows read, {Count(playback.Rejects.Count)} rejected; {Count(played.Sent)} facts sent: ");
        to.WriteLine($"{Count(played.Written)} written, {Count(played.Repeated)} in the log already, {Count(played.Refused.Count)} refused.");
        foreach (var (rule, count) in playback.Notes.Counts) to.WriteLine($"  {Count(count)} × {rule}");
        foreach (var reject in playback.Rejects.First) to.WriteLine($"  rejected: {reject}");
        var hidden = playback.Rejects.Count - playback.Rejects.First.Count + Math.Max(0, played.Refused.Count - Shown);
        foreach (var (fact, reason) in played.Refused.Take(Shown)) to.WriteLine($"  refused: {fact.Grain} {fact.CommandId} at {fact.OccurredAt}: {reason}");
        if (hidden > 0) to.WriteLine($"  … and {Count(hidden)} more; --rejects FILE lists them all.");
    }

    private static string Count(long n) => n.ToString("N0", CultureInfo.InvariantCulture);
}
