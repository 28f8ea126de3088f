using NodaTime;

namespace OpsHub.Silo.Simulation;

/// <summary>What an actor means to do, by instant; what is meant for one instant is done in the order in which it was planned.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<Func<Instant, Task>, (Instant At, long Order)> _plans = new();
    private long _planned;

    /// <summary>The earliest instant, or null.</summary>
    public Instant? Next => _plans.TryPeek(out _, out var first) ? first.At : null;

    public void Plan(Instant at, Func<Instant, Task> act) => _plans.Enqueue(act, (at, _planned++));

    public void Plan(Instant at, Action<Instant> act) => Plan(at, now =>
    {
        act(now);
        return Task.CompletedTask;
    });

    /// <summary>Does everything planned before an instant, what is planned on the way included.</summary>
    /// <returns>Whether there was anything.</returns>
    public async Task<bool> Do(Instant before)
    {
        var done = false;
        while (_plans.TryPeek(out var act, out var next) && next.At < before)
        {
            _plans.Dequeue();
            await act(next.At).ConfigureAwait(false);
            done = true;
        }
        return done;
    }
}
