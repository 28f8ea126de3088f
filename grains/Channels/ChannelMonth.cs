using NodaTime;

namespace OpsHub.Grains.Channels;

/// <summary>A month of a channel: what of it was lost, within the hours of the day. Instants are the interruption's own, so a late report counts in the month it is about.</summary>
/// <param name="Count">Interruptions of the month: a month has those that begin in it.</param>
/// <param name="Down">Time of interruptions in the month; one that goes on counts up to now.</param>
/// <param name="ForceMajeure">Interruptions that are counted apart.</param>
/// <param name="ForceMajeureDown">Their time.</param>
/// <param name="Availability">1 − all downtime ÷ hours of the day so far, 0 to 1; null before the month's first hour.</param>
public sealed record ChannelMonth(int Count, Duration Down, int ForceMajeure, Duration ForceMajeureDown, double? Availability)
{
    public static ChannelMonth Of(ChannelState state, YearMonth month, Daytime daytime, DateTimeZone zone, Instant now)
    {
        var (from, next) = (zone.AtStartOfDay(month.OnDayOfMonth(1)).ToInstant(), zone.AtStartOfDay(month.OnDayOfMonth(1).PlusMonths(1)).ToInstant());
        var to = Instant.Min(now, next);
        var (counts, downs) = (new int[2], new Duration[2]);
        foreach (var one in state.Known)
        {
            var kind = one.ForceMajeure ? 1 : 0;
            if (First(one, daytime, zone, now) is { } first && first >= from && first <= now && first < next) counts[kind]++;
            downs[kind] += daytime.Length(Instant.Max(one.StartedAt, from), Instant.Min(one.EndedAt ?? now, to), zone);
        }
        var whole = daytime.Length(from, to, zone);
        return new ChannelMonth(counts[0], downs[0], counts[1], downs[1], whole > Duration.Zero ? 1 - ((downs[0] + downs[1]) / whole) : null);
    }

    /// <summary>The instant from which an interruption counts; null for one of the night.</summary>
    private static Instant? First(Interruption one, Daytime daytime, DateTimeZone zone, Instant now) =>
        daytime.Of(one.StartedAt, one.EndedAt ?? Instant.Max(now, one.StartedAt + Duration.FromSeconds(1)), zone).Select(p => (Instant?)p.Start).FirstOrDefault();
}
