using NodaTime;
using OpsHub.Grains.Callers;

namespace OpsHub.Grains.Waits;

/// <summary>Expected waits of the callers of one line: a fold of their events. Each forecast is made from what was known when the caller joined.</summary>
/// <param name="headStart">By how much a priority stands earlier in line.</param>
public sealed class CallerWaits(Func<int, Duration> headStart)
{
    private static readonly Duration StaffWindow = Duration.FromMinutes(15);

    private readonly Dictionary<string, Joined> _waiting = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _talking = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Instant> _lastSeen = new(StringComparer.Ordinal);
    private readonly Queue<int> _lastTen = new();
    private readonly Forecaster _forecaster = new();
    private readonly Pace _pace = new();
    private int? _lastToEnterS;

    private sealed record Joined(Instant At, Instant Place, Situation Situation, WaitForecast Forecast);

    /// <param name="call">Key of the caller's grain.</param>
    /// <param name="happened">What happened to it.</param>
    /// <returns>The forecast for a caller who joined the queue; null for everything else.</returns>
    public WaitForecast? Apply(string call, CallerEvent happened)
    {
        switch (happened)
        {
            case CallQueued e: return Join(call, e);
            case CallAnswered e: Answer(call, e); break;
            case CallEnded e:
                _pace.Served(e.TalkS);
                Hang(call, e.At);
                break;
            case CallAbandoned e:
                _pace.Waited(e.WaitedS, gaveUp: true);
                _waiting.Remove(call);
                break;
            case CallLeftLine e:
                _waiting.Remove(call);
                Hang(call, e.At);
                break;
            case CallEntered or CallLeftMenu: break;   // the menu is no part of a wait
            default: throw new InvalidOperationException($"Unknown event {happened}.");
        }
        return null;
    }

    private WaitForecast Join(string call, CallQueued e)
    {
        var place = e.At - headStart(e.Priority);
        var situation = At(e.At, place);
        var forecast = _forecaster.Foresee(situation);
        _waiting[call] = new Joined(e.At, place, situation, forecast);
        return forecast;
    }

    private void Answer(string call, CallAnswered e)
    {
        if (_waiting.Remove(call, out var joined) && e.WaitedS > 0) _forecaster.Learn(joined.Situation, joined.Forecast, e.WaitedS);
        _talking[call] = e.Operator;
        if (e.Operator is { } who) _lastSeen[who] = e.At;
        _pace.Waited(e.WaitedS, gaveUp: false);
        _lastToEnterS = e.WaitedS;
        _lastTen.Enqueue(e.WaitedS);
        if (_lastTen.Count > 10) _lastTen.Dequeue();
    }

    private void Hang(string call, Instant at)
    {
        if (_talking.Remove(call, out var who) && who is not null) _lastSeen[who] = at;
    }

    private Situation At(Instant now, Instant place)
    {
        var (ahead, oldest, head) = (0, now, (At: now, Place: Instant.MaxValue));
        foreach (var other in _waiting.Values)
        {
            if (other.Place <= place) ahead++;
            if (other.At < oldest) oldest = other.At;
            if (other.Place < head.Place) head = (other.At, other.Place);
        }
        return new Situation(
            ahead, _waiting.Count, _talking.Count, Staff(now), place < now, (now - oldest).TotalSeconds, Math.Max((now - head.At).TotalSeconds, 0), _lastToEnterS,
            _lastTen.Count < 10 ? null : _lastTen.Average(), _pace.MeanServiceS, _pace.AbandonPerS);
    }

    /// <summary>Operators who talk or have talked lately. One whose name the source keeps to itself counts while he talks.</summary>
    private int Staff(Instant now)
    {
        foreach (var (who, seen) in _lastSeen)
            if (now - seen > StaffWindow && !_talking.ContainsValue(who)) _lastSeen.Remove(who);
        return Math.Max(_lastSeen.Count, _talking.Count);
    }
}
