using NodaTime;
using OpsHub.Silo.Hosting;

namespace OpsHub.Silo.Time;

/// <summary>Drives a hub along a standing virtual clock: between any two instants every deadline is passed at its own instant, after all that came before it.</summary>
/// <param name="hub">Started without its own deadline watch.</param>
/// <param name="clock">The hub's clock.</param>
public sealed class Timeline(Hub hub, VirtualClock clock)
{
    /// <summary>Moves on to the instant.</summary>
    public async Task AdvanceTo(Instant instant, CancellationToken cancel)
    {
        await hub.CatchUp(cancel).ConfigureAwait(false);
        while (hub.NextDeadline is { } next && next <= instant)
        {
            clock.AdvanceTo(next);
            await hub.PassDeadlines(next, cancel).ConfigureAwait(false);
            await hub.CatchUp(cancel).ConfigureAwait(false);
        }
        clock.AdvanceTo(instant);
    }
}
