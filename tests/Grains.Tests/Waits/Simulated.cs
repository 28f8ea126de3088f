using OpsHub.Grains.Waits;

namespace OpsHub.Grains.Tests.Waits;

/// <summary>One who came, as the simulator knows him.</summary>
/// <param name="Seen">What was known when he joined.</param>
/// <param name="WaitS">How long he would wait if he did not give up, seconds.</param>
internal readonly record struct Comer(Situation Seen, double WaitS);

/// <summary>
/// M/M/s and M/M/s+M, first come first served: arrivals at rate λ, services at rate 1 each, patience at rate θ. Yields everybody who found all servers busy,
/// after a beginning that is thrown away. His wait is followed to its end although he may give up, which is the wait that delay estimators are about.
/// </summary>
internal static class Simulated
{
    private const int WarmUp = 20_000;

    public static IEnumerable<Comer> Run(int servers, double arrivals, double abandon, int comers, int seed)
    {
        var random = new Random(seed);
        double Draw(double rate) => -Math.Log(1 - random.NextDouble()) / rate;
        var free = new PriorityQueue<double, double>();   // when each server is done
        for (var s = 0; s < servers; s++) free.Enqueue(0, 0);
        var line = new List<(double JoinedAt, double GivesUpAt, double StartsAt)>();   // who waits, or has begun or given up since the last arrival
        var (now, last) = (0d, 0d);
        for (var n = 0; n < comers + WarmUp; n++)
        {
            now += Draw(arrivals);
            foreach (var left in line.Where(w => w.StartsAt <= now && w.StartsAt <= w.GivesUpAt)) last = left.StartsAt - left.JoinedAt;
            line.RemoveAll(w => Math.Min(w.StartsAt, w.GivesUpAt) <= now);
            var starts = Math.Max(now, free.Peek());
            var givesUp = abandon > 0 ? now + Draw(abandon) : double.PositiveInfinity;
            if (starts > now && n >= WarmUp)
            {
                var head = line.Count == 0 ? 0 : now - line[0].JoinedAt;
                yield return new Comer(new Situation(line.Count, line.Count, servers, servers, false, head, head, last, null, 1, abandon), starts - now);
            }
            if (starts > now) line.Add((now, givesUp, starts));
            if (givesUp >= starts)
            {
                free.Dequeue();
                var done = starts + Draw(1);
                free.Enqueue(done, done);
                if (starts == now) last = 0;
            }
        }
    }
}
