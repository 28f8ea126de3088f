using NodaTime;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Walls;

/// <summary>A ticket that is not over, as a wall needs it.</summary>
/// <param name="Service">What it waits for or is served with.</param>
/// <param name="IssuedAt">First instant, kept by transfers.</param>
/// <param name="ParkedS">Seconds parked so far; no part of the wait.</param>
/// <param name="Phase">Where it is.</param>
/// <param name="Window">Where it is called to or served, or 0.</param>
/// <param name="Neared">Whether its wait has come near the norm.</param>
/// <param name="Breached">Whether its wait has broken the norm.</param>
/// <param name="Called">Whether it was called at least once.</param>
internal sealed record TicketTrace(string Service, Instant IssuedAt, int ParkedS, TicketPhase Phase, int Window, bool Neared, bool Breached, bool Called)
{
    /// <summary>The instant from which its wait counts.</summary>
    public Instant WaitsSince => IssuedAt + Duration.FromSeconds(ParkedS);
}
