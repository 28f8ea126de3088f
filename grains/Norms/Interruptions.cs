using NodaTime;
using OpsHub.Grains.Channels;

namespace OpsHub.Grains.Norms;

/// <summary>How interruptions of channels become matters that norms count, and what each adds.</summary>
internal static class Interruptions
{
    public static string IdOf(string channel, string interruption) => $"{channel}/{interruption}";

    public static ClockMatter? Next(string channel, ClockMatter? was, InterruptionEvent happened) => happened switch
    {
        InterruptionBegan e => new ClockMatter(IdOf(channel, e.Interruption), channel, null, null, e.StartedAt, e.StartedAt, [], null, MatterFamily.Interruption) { LeftOut = e.ForceMajeure, SeenTo = e.At },
        _ when was is null => null,
        InterruptionJoined e => was with { BeganAt = e.StartedAt, OverAt = e.EndedAt, LeftOut = e.ForceMajeure },
        InterruptionEnded e => was with { BeganAt = e.StartedAt, OverAt = e.EndedAt, LeftOut = e.ForceMajeure },
        InterruptionCorrected e => was with { LeftOut = e.ForceMajeure },
        InterruptionWithdrawn => Gone(was),
        _ => was,
    };

    /// <summary>One that was none, or is a part of another: it has no length and counts nowhere.</summary>
    public static ClockMatter Gone(ClockMatter was) => was with { OverAt = was.BeganAt };

    /// <summary>As a number it counts on its first day; its time on each day that it touches. What lies outside the hours of the day counts nowhere.</summary>
    public static IEnumerable<ClockWeighing.Weight> Weights(string metric, ClockMatter matter, NormStandard standard)
    {
        var parts = standard.Daytime.Of(matter.BeganAt, matter.OverAt ?? matter.SeenTo ?? matter.BeganAt, standard.Zone).ToList();
        if (metric == NormMetrics.ChannelDowntime) return parts.Select(p => Weight(p.Start, Seconds(p), Seconds(p), matter.LeftOut));
        if (parts.Count > 0) return [Weight(parts[0].Start, 1, parts.Sum(Seconds), matter.LeftOut)];
        // just begun: it counts as soon as it is there, where that is in the hours of the day
        return matter.OverAt is null && standard.Daytime.Of(matter.BeganAt, matter.BeganAt + Duration.FromSeconds(1), standard.Zone).Any() ? [Weight(matter.BeganAt, 1, 0, matter.LeftOut)] : [];
    }

    private static ClockWeighing.Weight Weight(Instant at, int amount, int seconds, bool leftOut) => new(
        at, leftOut ? new NormSum(0, 0, 0, amount, 1, 0) : new NormSum(amount, 1, 0, 0, 0, seconds), null, seconds);

    private static int Seconds(Interval part) => (int)part.Duration.TotalSeconds;
}
