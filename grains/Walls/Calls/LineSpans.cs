using NodaTime;

namespace OpsHub.Grains.Walls.Calls;

/// <summary>
/// The calls of a line by quarter hours of its local day, and those of the last half hour one by one. A call belongs to the instant at which its wait began; the day begins anew with the first
/// fact of a later day.
/// </summary>
internal sealed class LineSpans
{
    public static readonly Duration Longest = Duration.FromMinutes(30);

    private const int QuarterS = 900;

    private static readonly Duration BetweenTidyings = Duration.FromMinutes(1);

    public LocalDate Day { get; set; }

    /// <summary>By start of the quarter of an hour, Unix seconds.</summary>
    public SortedDictionary<long, CallSums> Quarters { get; set; } = [];

    /// <summary>At least those of the last half hour, by call.</summary>
    public Dictionary<string, EndedWait> Newest { get; set; } = [];

    public Instant TidiedAt { get; set; }

    /// <returns>Whether a new day has begun.</returns>
    public bool Advance(Instant newest, DateTimeZone zone)
    {
        Tidy(newest);
        var day = newest.InZone(zone).Date;
        if (day <= Day) return false;
        Day = day;
        Quarters.Clear();
        return true;
    }

    public void End(string call, EndedWait ended, int targetS, DateTimeZone zone)
    {
        Newest[call] = ended;
        if (IsToday(ended.OfferedAt, zone)) Quarter(ended.OfferedAt).Add(ended, targetS);
    }

    /// <summary>An answered call has been handled.</summary>
    public void Handle(string call, Instant offeredAt, int seconds, DateTimeZone zone)
    {
        if (Newest.GetValueOrDefault(call) is { Answered: true } ended) Newest[call] = ended with { HandledS = seconds };
        if (IsToday(offeredAt, zone)) Quarter(offeredAt).Handle(seconds);
    }

    /// <summary>What an operator did after the talk belongs to the call's handling.</summary>
    public void WrapUp(string call, Instant offeredAt, int seconds, DateTimeZone zone)
    {
        if (Newest.GetValueOrDefault(call) is { Answered: true } ended) Newest[call] = ended with { WrapUpS = ended.WrapUpS + seconds };
        if (IsToday(offeredAt, zone)) Quarter(offeredAt).HandledS += seconds;
    }

    /// <summary>An operator's phase is over; its part of today is spread over its quarter hours.</summary>
    public void Spend(OperatorSpell spell, DateTimeZone zone)
    {
        for (var from = Instant.Max(spell.From, zone.AtStartOfDay(Day).ToInstant()); from < spell.To;)
        {
            var to = Instant.Min(spell.To, StartOf(from) + Duration.FromSeconds(QuarterS));
            (spell with { From = from, To = to }).AddTo(Quarter(from));
            from = to;
        }
    }

    /// <summary>Calls whose wait began less than so long before an instant.</summary>
    public CallSums Last(Duration span, Instant now, int targetS)
    {
        var sums = new CallSums();
        foreach (var ended in Newest.Values)
            if (ended.OfferedAt > now - span && ended.OfferedAt <= now) sums.Add(ended, targetS);
        return sums;
    }

    /// <summary>What has faded from the half hour is dropped now and then: each look counts by the instants themselves.</summary>
    private void Tidy(Instant newest)
    {
        if (newest < TidiedAt + BetweenTidyings) return;
        TidiedAt = newest;
        foreach (var (call, ended) in Newest)
            if (ended.OfferedAt <= newest - Longest) Newest.Remove(call);
    }

    private bool IsToday(Instant at, DateTimeZone zone) => at.InZone(zone).Date == Day;

    private CallSums Quarter(Instant at)
    {
        var from = StartOf(at).ToUnixTimeSeconds();
        if (!Quarters.TryGetValue(from, out var sums)) Quarters[from] = sums = new CallSums();
        return sums;
    }

    private static Instant StartOf(Instant at)
    {
        var second = at.ToUnixTimeSeconds();
        return Instant.FromUnixTimeSeconds(second - (second % QuarterS));
    }
}
