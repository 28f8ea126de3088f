using NodaTime;

namespace OpsHub.Grains.Rotas;

/// <summary>When a page may go. Pure; of everything that holds it back the latest counts.</summary>
public static class PagerPacing
{
    private static readonly Duration Hour = Duration.FromHours(1), DigestEvery = Duration.FromMinutes(15);

    /// <summary>When it goes by itself: others that come until then go with it.</summary>
    public static Instant GoesAt(PagerState pager, HeldPage held) => After(pager, held, held.At + Duration.FromSeconds(pager.Terms!.GroupWaitS));

    /// <summary>Whether it may go with others now, though it has not waited for its time.</summary>
    public static bool MayGo(PagerState pager, HeldPage held, Instant now) => After(pager, held, held.At) <= now;

    /// <summary>Whether so much was told in the hour before that only digests go.</summary>
    public static bool IsOver(PagerState pager, Instant now) => pager.Spoke.Count(s => s > now - Hour) >= pager.Terms!.PerHour;

    /// <summary>What was told longer ago than that holds nothing back.</summary>
    public static Instant Forgotten(PagerTerms terms, Instant now) => now - Duration.Max(Hour, Duration.FromSeconds(terms.GroupIntervalS));

    private static Instant After(PagerState pager, HeldPage held, Instant at)
    {
        if (held.Page.Urgent) return held.At;
        var terms = pager.Terms!;
        if (pager.Told.TryGetValue(held.Page.Group, out var told)) at = Instant.Max(at, told + Duration.FromSeconds(terms.GroupIntervalS));
        if (IsOver(pager, at)) at = Instant.Max(at, pager.Spoke[^1] + DigestEvery);
        return terms.Quiet is { } quiet && !Breaks(held.Page, quiet) ? Loud(quiet, terms.Zone, at) : at;
    }

    /// <summary>That something is over wakes nobody.</summary>
    private static bool Breaks(Page page, QuietHours quiet) => page.What != "resolved" && page.Severity >= quiet.Breaks;

    /// <summary>The instant itself, or the end of the quiet hours it lies in.</summary>
    private static Instant Loud(QuietHours quiet, DateTimeZone zone, Instant at)
    {
        var local = at.InZone(zone).LocalDateTime;
        var (time, overnight) = (local.TimeOfDay, quiet.To <= quiet.From);
        if (overnight ? time < quiet.From && time >= quiet.To : time < quiet.From || time >= quiet.To) return at;
        var day = overnight && time >= quiet.From ? local.Date.PlusDays(1) : local.Date;
        return day.At(quiet.To).InZoneLeniently(zone).ToInstant();
    }
}
