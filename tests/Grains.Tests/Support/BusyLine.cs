using NodaTime;
using OpsHub.Grains.Callers;

namespace OpsHub.Grains.Tests.Support;

/// <summary>A phone line with too few operators.</summary>
internal static class BusyLine
{
    public const int Seed = 4711;

    /// <summary>Calls to four operators at 96 % load, in the order of their instants; those who find all busy queue, and one in ten has little patience.</summary>
    public static IEnumerable<(string Call, CallerEvent Event)> Day(int calls, double serviceS = 100, int from = 0)
    {
        var random = new Random(Seed + from);
        double Draw(double mean) => -Math.Log(1 - random.NextDouble()) * mean;
        var events = new List<(string Call, CallerEvent Event)>();
        var free = new double[4];
        var start = from * 26d;
        var now = start;
        Array.Fill(free, start);
        for (var n = from; n < from + calls; n++)
        {
            now += Draw(serviceS / 4 / 0.96);
            var agent = Array.IndexOf(free, free.Min());
            var (begins, joins) = (Math.Max(now, free[agent]), Instant(now));
            var waited = (int)(begins - now);
            var patience = random.Next(10) == 0 ? Draw(120) : double.PositiveInfinity;
            if (waited > 0) events.Add(($"{n}", new CallQueued("main", 0, joins)));
            if (patience < waited)
            {
                events.Add(($"{n}", new CallAbandoned("main", joins, (int)patience, Instant(now + patience))));
                continue;
            }
            var talk = Draw(serviceS);
            free[agent] = begins + talk;
            events.Add(($"{n}", new CallAnswered("main", $"op-{agent}", joins, waited, Instant(begins))));
            events.Add(($"{n}", new CallEnded("main", $"op-{agent}", joins, (int)talk, Instant(begins + talk))));
        }
        return events.OrderBy(e => e.Event.At);
    }

    private static Instant Instant(double seconds) => Scenes.Morning + Duration.FromMilliseconds((long)(seconds * 1000));
}
