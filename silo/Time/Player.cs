using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Followers;
using OpsHub.Silo.Hosting;

namespace OpsHub.Silo.Time;

/// <summary>
/// Plays recorded facts through a hub as if they came in now. Between deadlines, facts of different grains are sent side by side and
/// those of one grain in order; a deadline passes at its own instant, after every earlier fact and before every fact of that instant.
/// So the speed changes nothing in what the hub decides.
/// </summary>
/// <param name="hub">Started without its own deadline watch.</param>
/// <param name="timeline">Drives the hub's clock.</param>
/// <param name="pace">How fast.</param>
/// <param name="stride">Longest stretch of source time played at once: no longer than the shortest time between a fact and a deadline it sets.</param>
public sealed class Player(Hub hub, Timeline timeline, Pace pace, Duration stride)
{
    /// <summary>Facts sent before followers are waited for.</summary>
    private const int MostAtOnce = 4_000;

    /// <summary>Commands in flight: enough to fill the log's group commits, far below what a mailbox or the log's queue refuses.</summary>
    private const int InFlight = 2_000;

    private readonly Resend _resend = new(hub.Grains);
    private readonly SemaphoreSlim _room = new(InFlight);

    /// <summary>What became of the facts so far.</summary>
    public Played Played { get; } = new();

    /// <summary>Plays them all.</summary>
    /// <param name="facts">Each with a source time, not before the one in front of it.</param>
    /// <exception cref="OperationCanceledException">Stopped. What is done is in the log; playing the same facts again goes on from there.</exception>
    public async Task Play(IReadOnlyList<Envelope> facts, CancellationToken cancel)
    {
        if (facts.Count == 0) return;
        var now = At(facts, 0);
        pace.Begin(now);
        for (var next = 0; next < facts.Count;)
        {
            now = pace.Next(now, At(facts, next));
            await pace.Until(now, cancel).ConfigureAwait(false);
            await timeline.AdvanceTo(now, cancel).ConfigureAwait(false);
            var end = Instant.Min(now + pace.Step(stride), hub.NextDeadline ?? Instant.MaxValue);
            var count = 0;
            while (next + count < facts.Count && count < MostAtOnce && At(facts, next + count) < end) count++;
            await Send(Enumerable.Range(next, count).Select(i => facts[i]), cancel).ConfigureAwait(false);
            next += count;
        }
        await timeline.AdvanceTo(now = Instant.Max(now, At(facts, facts.Count - 1)), cancel).ConfigureAwait(false);
    }

    private static Instant At(IReadOnlyList<Envelope> facts, int index) =>
        facts[index].OccurredAt ?? throw new ArgumentException($"Fact {index} ({facts[index].Grain}) has no source time.", nameof(facts));

    private Task Send(IEnumerable<Envelope> facts, CancellationToken cancel) => Task.WhenAll(facts.GroupBy(f => f.Grain).Select(ofGrain => InOrder(ofGrain, cancel)));

    private async Task InOrder(IEnumerable<Envelope> facts, CancellationToken cancel)
    {
        foreach (var fact in facts)
        {
            await _room.WaitAsync(cancel).ConfigureAwait(false);
            try
            {
                Played.Note(fact, await _resend.UntilAnswered(fact, cancel).ConfigureAwait(false));
            }
            finally
            {
                _room.Release();
            }
        }
    }
}
