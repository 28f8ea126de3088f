using System.Text.Json.Serialization;
using NodaTime;
using OpsHub.Grains.Callers;

namespace OpsHub.Grains.Waits;

/// <summary>A wait that was foreseen when somebody joined.</summary>
/// <param name="At">When he joined.</param>
/// <param name="Place">Since when he counts as waiting: earlier with a head start.</param>
/// <param name="Situation">What was known then.</param>
/// <param name="Told">What was foreseen, or null: not enough data.</param>
/// <param name="NormS">Norm in force then, seconds.</param>
public sealed record Foreseen(Instant At, Instant Place, Situation Situation, Band? Told, int NormS);

/// <param name="Operator">Who, or null where the source does not tell.</param>
/// <param name="Since">When it began.</param>
internal readonly record struct Talk(string? Operator, Instant Since);

/// <summary>
/// Expected waits of the callers of one line: a fold of their events. Each forecast is made from what was known when the caller joined. Its size is that of the open
/// calls and of some hundreds of outcomes.
/// </summary>
public sealed class CallerWaits
{
    private static readonly Duration StaffWindow = Duration.FromMinutes(15);

    private const double LeastS = 5;

    private const int EnoughServices = 20;

    /// <summary>A talk that goes on for longer is one whose end was told of another line, or lost.</summary>
    private static readonly Duration LongestTalk = Duration.FromHours(24);

    private LineOrder? _order;   // of those who wait; found again from them

    /// <summary>Seconds by which a priority stands earlier in line; a priority that is not named stands where it came.</summary>
    public Dictionary<int, int> HeadStartS { get; init; } = [];

    /// <summary>T of the line's service level, seconds: the norm that a wait may be longer than.</summary>
    public int NormS { get; set; } = 20;

    [JsonInclude]
    internal Dictionary<string, Foreseen> Waiting { get; init; } = [];

    [JsonInclude]
    internal Dictionary<string, Talk> Talking { get; init; } = [];

    [JsonInclude]
    internal Dictionary<string, Instant> LastSeen { get; init; } = [];

    [JsonInclude]
    internal Queue<int> LastTen { get; init; } = new();

    [JsonInclude]
    internal int? LastToEnterS { get; set; }

    [JsonInclude]
    internal Forecaster Forecaster { get; init; } = new();

    [JsonInclude]
    internal Pace Pace { get; init; } = new();

    [JsonInclude]
    internal RecentAccuracy Outcomes { get; init; } = new();

    /// <summary>How those came out lately who had to wait and were told how long.</summary>
    [JsonIgnore]
    public Accuracy Accuracy => Outcomes.Sum;

    /// <summary>Mean of the recent talks, seconds, or null: too few have ended.</summary>
    [JsonIgnore]
    public double? MeanServiceS => Pace.MeanServiceS(EnoughServices);

    /// <summary>Rate at which one who waits gives up, per second; 0 when nobody has.</summary>
    [JsonIgnore]
    public double AbandonPerS => Pace.AbandonPerS();

    /// <param name="call">Key of the caller's grain.</param>
    /// <param name="happened">What happened to it.</param>
    /// <returns>The forecast for a caller who joined the queue, or moved to this line: then his wait so far is in what was foreseen. Null for everything else.</returns>
    public Foreseen? Apply(string call, CallerEvent happened)
    {
        switch (happened)
        {
            case CallQueued e: return Join(call, e);
            case CallAnswered e: Answer(call, e); break;
            case CallEnded e:
                Pace.Served(e.TalkS + (e.HoldS ?? 0));
                Hang(call, e.At);
                break;
            case CallAbandoned e: Abandon(call, e); break;
            case CallLeftLine e:
                Forget(call);
                Hang(call, e.At);
                break;
            case CallTransferred { ToOperator: null } e: Hang(call, e.At); break;
            case CallTransferred e: Pass(call, e.ToOperator!, e.At); break;
            case CallTakenOver e: Pass(call, e.Operator, e.At); break;
            case CallMoved e: return Move(call, e);
            case CallEntered or CallLeftMenu or CallerAside: break;   // no part of a wait or a talk
            default: throw new InvalidOperationException($"Unknown event {happened}.");
        }
        return null;
    }

    /// <summary>For one who joins now without a head start. Nothing to wait for where nobody waits and an operator who was there lately does not talk.</summary>
    public Band? Newcomer(Instant now) => Expect(now).Told;

    /// <summary>The same with what it was found from.</summary>
    public Expectation Expect(Instant now)
    {
        var situation = At(now, now);
        return situation.Waiting == 0 && situation.Servers < situation.Staff ? Expectation.Free : Expectation.Of(situation, Forecaster.Foresee(situation, LeastS), Forecaster.Name);
    }

    /// <summary>From now on, for a caller who waits: as for one who would join at his place now, nobody behind it seen. Null: he does not wait.</summary>
    public Expectation? Expect(string call, Instant now) => Waiting.ContainsKey(call) ? ExpectAll(now).First(waits => waits.Call == call).Expected : null;

    /// <summary>The same for everybody who waits, in the order of the line.</summary>
    public IEnumerable<(string Call, Expectation Expected)> ExpectAll(Instant now)
    {
        var (staff, ahead, oldest, head) = (Staff(now), 0, now, now);
        foreach (var (call, waits) in Waiting.OrderBy(w => w.Value.Place).ThenBy(w => w.Value.At).ThenBy(w => w.Key, StringComparer.Ordinal))
        {
            var situation = Seen(now, ahead, ahead, staff, false, oldest, head);
            yield return (call, Expectation.Of(situation, Forecaster.Foresee(situation, LeastS), Forecaster.Name));
            if (ahead++ == 0) head = waits.At;
            oldest = Instant.Min(oldest, waits.At);
        }
    }

    /// <summary>The caller is no longer on this line; how that came out is another line's to tell.</summary>
    public void Forget(string call) => Leave(call);

    private LineOrder Order => _order ??= LineOrder.Of(Waiting);

    private Foreseen Join(string call, CallQueued e) => Stand(call, Foresee(e.At, e.At, e.Priority));

    /// <summary>He stands here as if he had joined when his wait began.</summary>
    private Foreseen Move(string call, CallMoved e)
    {
        Leave(call);   // to another tier of the same line
        var joined = Stand(call, Foresee(e.At, e.OfferedAt, e.Priority ?? 0));
        var waitedS = (e.At - e.OfferedAt).TotalSeconds;
        return joined with { Told = joined.Told is var (p50, p90) ? new Band(waitedS + p50, waitedS + p90) : null };
    }

    private Foreseen Foresee(Instant at, Instant since, int priority)
    {
        Tidy(at);
        var place = since - Duration.FromSeconds(HeadStartS.GetValueOrDefault(priority));
        var situation = At(at, place);
        return new Foreseen(at, place, situation, Forecaster.Foresee(situation, LeastS), NormS);
    }

    private void Answer(string call, CallAnswered e)
    {
        if (Left(call, e.OfferedAt, e.WaitedS) is { } joined)
        {
            Forecaster.Learn(joined.Situation, LeastS, joined.Told, e.WaitedS);
            if (joined.Told is { } told) Outcomes.Add(told, e.WaitedS, joined.NormS, served: true, e.At);
        }
        Talking[call] = new Talk(e.Operator, e.At);
        if (e.Operator is { } who) LastSeen[who] = e.At;
        Pace.Waited(e.WaitedS, gaveUp: false);
        LastToEnterS = e.WaitedS;
        LastTen.Enqueue(e.WaitedS);
        if (LastTen.Count > 10) LastTen.Dequeue();
    }

    private void Abandon(string call, CallAbandoned e)
    {
        Pace.Waited(e.WaitedS, gaveUp: true);
        if (Left(call, e.OfferedAt, e.WaitedS) is { Told: { } told } joined) Outcomes.Add(told, e.WaitedS, joined.NormS, served: false, e.At);
    }

    /// <summary>What was foreseen for one who waits no longer. Null for one who moved here: what he waited on the line before says nothing of this one.</summary>
    private Foreseen? Left(string call, Instant offeredAt, int waitedS) => Leave(call) is { } joined && waitedS > 0 && joined.At <= offeredAt ? joined : null;

    private Foreseen Stand(string call, Foreseen waits)
    {
        Leave(call);
        Order.Add(call, waits);
        return Waiting[call] = waits;
    }

    private Foreseen? Leave(string call)
    {
        if (!Waiting.TryGetValue(call, out var waited)) return null;
        Order.Remove(call, waited);
        Waiting.Remove(call);
        return waited;
    }

    private void Pass(string call, string? who, Instant at)
    {
        Hang(call, at);
        Talking[call] = new Talk(who, at);
        if (who is not null) LastSeen[who] = at;
    }

    private void Hang(string call, Instant at)
    {
        if (Talking.Remove(call, out var talk) && talk.Operator is { } who) LastSeen[who] = at;
    }

    private Situation At(Instant now, Instant place)
    {
        var head = Order.Head is { } first ? Waiting[first].At : now;
        return Seen(now, Order.Ahead(place), Waiting.Count, Staff(now), place < now, Instant.Min(now, Order.Oldest ?? now), head);
    }

    private Situation Seen(Instant now, int ahead, int waiting, int staff, bool hasHeadStart, Instant oldest, Instant head) => new(
        ahead, waiting, Talks(now), staff, hasHeadStart, (now - oldest).TotalSeconds, Math.Max((now - head).TotalSeconds, 0), LastToEnterS,
        LastTen.Count < 10 ? null : LastTen.Average(), Pace.MeanServiceS(EnoughServices), Pace.AbandonPerS());

    /// <summary>Operators who talk or have talked lately. One whose name the source keeps to itself counts while he talks.</summary>
    private int Staff(Instant now) => Math.Max(Talks(now), LastSeen.Count(s => IsThere(s.Key, s.Value, now)));

    private int Talks(Instant now) => Talking.Values.Count(talk => now - talk.Since <= LongestTalk);

    private bool IsThere(string who, Instant seen, Instant now) => now - seen <= StaffWindow || Talking.Values.Any(talk => talk.Operator == who && now - talk.Since <= LongestTalk);

    /// <summary>Forgets who is gone. By facts alone: whoever only looks must leave everything as he found it, or what is kept would not be what the log says.</summary>
    private void Tidy(Instant now)
    {
        foreach (var (call, talk) in Talking)
            if (now - talk.Since > LongestTalk) Talking.Remove(call);
        foreach (var (who, seen) in LastSeen)
            if (!IsThere(who, seen, now)) LastSeen.Remove(who);
    }
}
